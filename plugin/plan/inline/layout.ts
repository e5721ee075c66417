/** Inline content laid out as one text: which characters each node makes up. */
import type { PhrasingContent } from 'mdast';

/** A node and the characters that it and its descendants make up. */
export interface LayoutEntry {
  node: PhrasingContent;
  parent: LayoutEntry | null;
  from: number;
  to: number;
  /** Index of the first entry behind it that is no descendant. */
  end: number;
  leaf: boolean;
}

export interface Layout {
  text: string;
  /** In document order, parents before their children, so that `from` never falls. */
  entries: readonly LayoutEntry[];
}

/**
 * Lays nodes out: breaks become newlines, images their alternative text, footnote entries nothing. Iterative, for authors
 * decide how deep inline content nests.
 */
export function layOut(nodes: readonly PhrasingContent[]): Layout {
  const entries: LayoutEntry[] = [];
  let text = '';
  const close = (entry: LayoutEntry) => {
    entry.to = text.length;
    entry.end = entries.length;
  };
  const open: Level[] = [];
  let level: Level = { entry: null, nodes, next: 0 };
  for (;;) {
    const node = level.nodes[level.next++];
    if (node === undefined) {
      if (level.entry) close(level.entry);
      const above = open.pop();
      if (!above) return { text, entries };
      level = above;
      continue;
    }
    const leaf = !('children' in node);
    const entry: LayoutEntry = { node, parent: level.entry, from: text.length, to: text.length, end: 0, leaf };
    entries.push(entry);
    if (leaf) {
      text += leafText(node);
      close(entry);
    } else {
      open.push(level);
      level = { entry, nodes: node.children as PhrasingContent[], next: 0 };
    }
  }
}

/** Sibling nodes, and how far they are laid out. */
interface Level {
  entry: LayoutEntry | null;
  nodes: readonly PhrasingContent[];
  next: number;
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
  /^<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|font|i|img|ins|kbd|entry|q|s|samp|small|span|strong|sub|sup|u|var|wbr)(?=[\s/>])/;

function htmlText(html: string): string {
  if (/^<br\s*\/?>$/i.test(html)) return '\n';
  return html.startsWith('<!--') || formatting.test(html) ? '' : html;
}
