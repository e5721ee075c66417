import type { ListItem, Root, Text } from 'mdast';
import { type Features, markdownToMdast } from 'satteri';
import { everyNode } from './walk.ts';

/** Exactly what remark-parse reads with remark-gfm and remark-frontmatter. */
const features: Features = { gfm: true, frontmatter: true };

/**
 * Markdown with GFM and front matter as mdast, by the parser that Astro brings. Every text is Markdown. It takes a
 * twentieth of the time of remark-parse, and time that grows with the length of a text, where remark-parse's grows with
 * its square.
 */
export function parseMarkdown(source: string): Root {
  // Markdown reads NUL as U+FFFD; this parser leaves that to us.
  const text = source.replaceAll('\0', '\uFFFD');
  const masked = maskEmptyBoxes(text);
  const tree = markdownToMdast(masked, { features }) as Root;
  if (masked !== text) unmaskEmptyBoxes(tree);
  if (text.includes('<!--')) endItemsAtComments(tree, text);
  return tree;
}

/**
 * Where a comment ends a list item, the parser counts the line break after it as the comment's, and the marker of the
 * next item as this one's.
 */
function endItemsAtComments(tree: Root, text: string): void {
  for (const node of everyNode([tree])) if (node.type === 'listItem') endAtComment(node, text);
}

function endAtComment(item: ListItem, text: string): void {
  const last = item.children.at(-1);
  if (last?.type !== 'html' || !last.value.endsWith('\n') || !last.position || !item.position) return;
  const { start, end } = last.position;
  const source = text.slice(start.offset, end.offset).replace(lineBreakAtEnd, '');
  const offset = (start.offset ?? 0) + source.length;
  const lines = source.split(/\r\n|\n|\r/);
  const line = start.line + lines.length - 1;
  const column = (lines.length === 1 ? start.column : 1) + (lines.at(-1)?.length ?? 0);
  last.value = last.value.replace(lineBreakAtEnd, '');
  last.position.end = { line, column, offset };
  item.position.end = { line, column, offset };
}

const lineBreakAtEnd = /(?:\r\n|\n|\r)$/;

/** A box with nothing after it but blanks: there the parser takes the next line for its text, whatever it begins. */
const emptyBox =
  /((?:[-*+]|\d[.)])[ \t]+\[[ xX]\])([ \t]+)(?=(?:\r\n|\n|\r)[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|[#`~<>|]))/g;

/** Placeholders for a space and a tab: characters that Unicode reserves for use within a program. */
const masks = { ' ': '\uFDD0', '\t': '\uFDD1' } as const;
const mask = /[\uFDD0\uFDD1]/g;
const masksAtLineEnd = /[\uFDD0\uFDD1]+(?=[\r\n]|$)/g;

/** The text with the blanks after such boxes masked, so that offsets stay; one that has masks of its own stays as it is. */
function maskEmptyBoxes(text: string): string {
  if (text.search(mask) >= 0) return text;
  return text.replace(emptyBox, (_, box: string, blanks: string) => {
    return box + blanks.replace(/[ \t]/g, (blank) => masks[blank as keyof typeof masks]);
  });
}

/** Takes the masks out of a tree: at the end of a line of text, blanks do not count; elsewhere they come back. */
function unmaskEmptyBoxes(tree: Root): void {
  for (const node of everyNode([tree])) {
    if (node.type === 'text' && node.value.search(mask) >= 0) trimEnd(node);
    if ('alt' in node) node.alt = node.alt?.replace(masksAtLineEnd, '');
    Object.assign(node, Object.fromEntries(Object.entries(node).flatMap(unmasked)));
  }
}

/** Authors' words are in `value`, `alt`, `title` and `meta`. */
function unmasked([key, text]: [string, unknown]): [string, string][] {
  if (typeof text !== 'string' || text.search(mask) < 0) return [];
  return [[key, text.replace(mask, (one) => (one === masks[' '] ? ' ' : '\t'))]];
}

function trimEnd(text: Text): void {
  const left = text.value.replace(/[\uFDD0\uFDD1]+$/, '');
  const { end } = text.position ?? {};
  const cut = text.value.length - left.length;
  if (end?.offset !== undefined) Object.assign(end, { column: end.column - cut, offset: end.offset - cut });
  text.value = left.replace(masksAtLineEnd, '');
}
