import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import type { Code } from 'mdast';
import { element, finished, type PageElement } from './build.ts';
import type { View } from './view.ts';

/** The dependency graph, scrolling inside its own frame, with its Mermaid source to copy; null where nothing was drawn. */
export function figure(view: View): PageElement | null {
  const { diagram, source } = view.parts;
  if (!diagram) return null;
  const picture = 'svg' in diagram ? drawn(diagram.svg) : fault(diagram.fault);
  return finished(
    h('figure.pw-figure', { dataPagefindIgnore: 'all' }, [
      picture,
      h('details.pw-source', { open: 'fault' in diagram }, [
        h('summary', 'Mermaid source'),
        h('pre', { tabIndex: 0 }, h('code', source)),
      ]),
    ]),
  );
}

/** The author's own drawing gives way to the counted one and stays at hand below it. */
export function drawing(code: Code, view: View): PageElement {
  return element('div', { className: ['pw-drawing'] }, [
    figure(view),
    element('details', { className: ['pw-source'] }, [element('summary', {}, ['The drawing as written']), code]),
  ]);
}

function drawn(svg: string): ElementContent {
  const tree = fromHtml(svg, { fragment: true, space: 'html' });
  return h('div.pw-scroll', { tabIndex: 0, role: 'group', ariaLabel: 'Dependency graph' }, tree.children);
}

function fault(reason: string): ElementContent {
  return h('p.pw-fault', ['The graph could not be drawn: ', reason]);
}
