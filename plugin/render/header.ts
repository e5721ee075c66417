import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import { element, finished, type PageElement } from './build.ts';
import { progress } from './progress.ts';
import { taskLink } from './relations.ts';
import type { View } from './view.ts';

/** The page's head: the author's overview, counted progress, and what can be started now. */
export function header(overview: RootContent[], view: View): PageElement {
  const { graph } = view;
  return element('header', { className: ['pw-header'] }, [
    ...overview,
    finished(progress('Plan', graph.progress)),
    finished(
      h('div.pw-ready-now', [
        h('p.pw-label', 'Ready now'),
        graph.schedule.ready.length > 0
          ? h(
              'ul.pw-chips',
              graph.schedule.ready.map((id) => h('li', taskLink(id, view))),
            )
          : h('p', 'Nothing is ready to start.'),
      ]),
    ),
  ]);
}
