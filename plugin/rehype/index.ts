import { hash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { MermaidConfig } from 'mermaid';
import type { VFile } from 'vfile';
import { drawAny } from '../mermaid/any/draw.ts';
import { translate } from '../render/words/index.ts';
import { type Fence, fencesIn } from './fences.ts';

/** Options of `rehypeMermaid`. */
export interface RehypeMermaidOptions {
  /**
   * Mermaid's configuration. What keeps pages safe is not up to it, and neither is `htmlLabels`: labels are SVG text.
   */
  config?: MermaidConfig | undefined;
  /**
   * What differs in it on dark pages, by default Mermaid's dark themes. Colours follow the page's `color-scheme`. `false`
   * draws for light pages only.
   */
  dark?: MermaidConfig | false | undefined;
  /** Folder that keeps drawings from build to build; without one every drawing is made anew. */
  cache?: string | null | undefined;
  /** The time limit for one drawing; by default 60. */
  seconds?: number | undefined;
  /** Whether a diagram that Mermaid cannot read fails the page, in place of a message on the file. */
  strict?: boolean | undefined;
  /** Language of the name that a drawing has without a title of its own; by default English. */
  lang?: string | undefined;
}

/**
 * Draws the Mermaid diagrams of a page without a browser: each fence of the language `mermaid`, and each `pre.mermaid`,
 * becomes an SVG in the page.
 *
 * A diagram that Mermaid cannot read becomes a message on the file and stays code. One that cannot be drawn without a
 * browser becomes a `pre.mermaid`, which Mermaid's own script draws where the page has it, and a message as well.
 */
export default function rehypeMermaid(
  options?: RehypeMermaidOptions | null,
): (tree: Root, file: VFile) => Promise<void> {
  const { config = {}, dark = {}, cache = null, seconds = 60, strict = false, lang } = options ?? {};
  const name = translate(lang)('drawing.diagram');
  const configs = { config, dark: dark === false ? null : { ...config, ...dark } };
  return async (tree, file) => {
    const seen = new Map<string, number>();
    await Promise.all(
      fencesIn(tree).map(async (fence) => {
        const text = fence.text.trimEnd();
        const reason = whyLeft(text);
        if (reason !== null) {
          replace(fence, h('pre.mermaid', text));
          report(file, reason, fence);
          return;
        }
        const title = titleIn(text) ?? name;
        const id = idOf(JSON.stringify([text, configs]), seen);
        const { svg, fault } = await drawAny({ text, id, title, ...configs }, { cache, seconds });
        if (svg) replace(fence, framed(svg));
        else if (strict) file.fail(fault, placeOf(fence));
        else report(file, fault, fence);
      }),
    );
  };
}

export { rehypeMermaid };

const placeOf = ({ node }: Fence) => ({ place: node.position, ruleId: 'diagram', source: 'planwright' });

/** Astro keeps the messages on its files to itself. */
function report(file: VFile, reason: string, fence: Fence): void {
  const message = file.message(reason, placeOf(fence));
  if ('astro' in file.data) console.warn(String(message));
}

/** An id for a drawing, the same from build to build, of which a page may have several that are alike. */
function idOf(key: string, seen: Map<string, number>): string {
  const id = `mermaid-${hash('sha256', key).slice(0, 8)}`;
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}

/** The title of a diagram: in its front matter, or by a statement that most types have. */
function titleIn(text: string): string | null {
  const [, title] = /^[ \t]*(?:(?:pie|gitGraph)\b.*?\s)?title[ \t]*:?[ \t]+(\S.*?)[ \t]*$/m.exec(text) ?? [];
  return title?.replace(/^(["'])(.*)\1$/, '$2') ?? null;
}

function replace({ node, parent }: Fence, by: Element): void {
  parent.children.splice(parent.children.indexOf(node), 1, by);
}

/** From this width on a drawing may not fit its column, and its frame scrolls, by the keyboard too. */
const WIDE = 544;

function framed(svg: Element): Element {
  const tabIndex = Number(svg.properties.width) > WIDE ? 0 : undefined;
  return h('div.pw-diagram', { style: 'overflow-x:auto', tabIndex }, svg);
}

/** Features that only a browser can draw, by their words in a diagram's text. */
const NEEDS_BROWSER: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*zenuml\b/, 'ZenUML diagrams'],
  [/\$\$[^$]+\$\$/, 'Diagrams with formulas'],
  [/\bfa[bklrs]?:fa-[\w-]/, 'Diagrams with icons of Font Awesome'],
];

/** Why a diagram is left for a browser; null where it can be drawn without one. */
function whyLeft(text: string): string | null {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^\s*%%.*$/gm, '');
  const [, what] = NEEDS_BROWSER.find(([pattern]) => pattern.test(body)) ?? [];
  return what === undefined
    ? null
    : `${what} cannot be drawn without a browser yet: this one is left for Mermaid’s own script.`;
}
