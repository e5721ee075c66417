/** Headings as the page shows them. */
import type { Heading, PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { TEMPLATE } from '../../plan/template-text.ts';

const aside = /\s*\([^()]*\)\s*$/;

/** Notes for authors in brackets after the template's headings: `(REQUIRED)`. */
const asides: ReadonlySet<string> = new Set(
  TEMPLATE.split('\n').flatMap((line) =>
    /^#{2}/.test(line) ? (aside.exec(line)?.[0].trim().toLowerCase() ?? []) : [],
  ),
);

/** A heading without the template's words to authors; the whole text is its tooltip. */
export function withoutAside(heading: Heading): Heading {
  const whole = plainText(heading);
  const found = aside.exec(whole)?.[0] ?? '';
  if (!asides.has(found.trim().toLowerCase())) return heading;
  const children = withoutEnd(heading.children, found.length);
  if (children.length === 0) return heading;
  const hProperties = { title: whole, ...heading.data?.hProperties };
  return { ...heading, data: { ...heading.data, hProperties }, children };
}

/** Without so many characters at the end; nothing where they begin inside an element. */
function withoutEnd(children: readonly PhrasingContent[], length: number): PhrasingContent[] {
  const last = children.at(-1);
  if (!last || length === 0) return [...children];
  const rest = children.slice(0, -1);
  const words = plainText(last);
  if (words.length <= length) return withoutEnd(rest, length - words.length);
  return last.type === 'text' ? [...rest, { ...last, value: words.slice(0, -length) }] : [];
}
