/** Inline content laid out as one text: which characters each node makes up. */
import type { PhrasingContent } from 'mdast';

/** A node and the characters that it and its descendants make up. */
export interface LayoutEntry {
  node: PhrasingContent;
  parent: LayoutEntry | null;
  from: number;
  to: number;
  /** Index of the first entry after it that is not a descendant. */
  end: number;
  leaf: boolean;
  /** The written form of its value, once somebody has asked for it. */
  alignment?: Alignment;
}

/** For each UTF-16 unit of a value, where it begins and ends in its written form. */
export interface Alignment {
  starts: Uint32Array;
  ends: Uint32Array;
}

export interface Layout {
  text: string;
  /** In document order, parents before their children, so that `from` never falls. */
  entries: readonly LayoutEntry[];
}

/** Lays nodes out: breaks become newlines, images their alternative text, footnote marks nothing. */
export function layOut(nodes: readonly PhrasingContent[]): Layout {
  const entries: LayoutEntry[] = [];
  const text = enter(nodes, null, '', entries);
  return { text, entries };
}

/** Adds nodes to the entries; gives the text so far with theirs. */
function enter(
  nodes: readonly PhrasingContent[],
  parent: LayoutEntry | null,
  before: string,
  entries: LayoutEntry[],
): string {
  let text = before;
  for (const node of nodes) {
    const leaf = !('children' in node);
    const entry: LayoutEntry = { node, parent, from: text.length, to: 0, end: 0, leaf };
    entries.push(entry);
    text = leaf ? text + leafText(node) : enter(node.children as PhrasingContent[], entry, text, entries);
    entry.to = text.length;
    entry.end = entries.length;
  }
  return text;
}

/** The text of nodes, as `layOut` has it. */
export function textOf(nodes: readonly PhrasingContent[]): string {
  let text = '';
  for (const node of nodes) text += 'children' in node ? textOf(node.children as PhrasingContent[]) : leafText(node);
  return text;
}

function leafText(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return htmlText(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return '';
  }
}

/** Tags that set text, as HTML writes them; `List<T>` and `<name>` are words of the author's. */
const formatting =
  /^<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)(?=[\s/>])/;

function htmlText(html: string): string {
  if (/^<br\s*\/?>$/i.test(html)) return '\n';
  return html.startsWith('<!--') || formatting.test(html) ? '' : html;
}
