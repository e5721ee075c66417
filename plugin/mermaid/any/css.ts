/** Matches CSS that loads something, or reaches out of a drawing. */
const UNSAFE =
  /\\|<|&|@import|\b(?:url|src|image|image-set|cross-fade|element|paint|expression)\s*\(\s*(?!["']?#)|^\s*(?:position|behavior|-moz-binding|content)\s*:/i;

/** Declarations without those that could load something, or reach out of the drawing. */
export function safeDeclarations(body: string): string {
  return body
    .split(/;(?![^(]*\))/)
    .filter((one) => one.trim() !== '' && !UNSAFE.test(one))
    .join(';');
}

/**
 * A style sheet without what could load something, and without rules that are of no use: those for elements outside of
 * the drawing, and those for which it has none.
 *
 * @param isUsed whether a selector without commas has an element
 */
export function safeSheet(css: string, isUsed: (selector: string) => boolean): string {
  return blocksOf(css.replace(/\/\*[\s\S]*?\*\//g, ''))
    .map(([head, body]) => {
      if (/^@(?:-webkit-)?keyframes\s+[\w-]+$/.test(head)) return UNSAFE.test(body) ? '' : `${head}{${body}}`;
      if (/^@(?:media|supports)\b/.test(head)) return wrapped(head, safeSheet(body, isUsed));
      if (head.startsWith('@') || UNSAFE.test(head)) return '';
      const selectors = head.split(/,(?![^(]*\))/).filter(isUsed);
      return selectors.length === 0 ? '' : wrapped(selectors.join(','), safeDeclarations(body));
    })
    .join('');
}

const wrapped = (head: string, body: string) => (body === '' ? '' : `${head}{${body}}`);

/** The text before a brace, and the text between it and its pair. */
export type CssBlock = [head: string, body: string];

/** The blocks of the outermost level. */
export function blocksOf(css: string): CssBlock[] {
  const blocks: CssBlock[] = [];
  let [depth, start, head] = [0, 0, ''];
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    if (brace === '{' && depth === 0) {
      head = css.slice(start, index).replace(/^[\s;]+|\s+$/g, '');
      start = index + 1;
    }
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) break;
    if (brace === '}' && depth === 0) {
      blocks.push([head, css.slice(start, index)]);
      start = index + 1;
    }
  }
  return blocks;
}
