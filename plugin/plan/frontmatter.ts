import type { Root } from 'mdast';
import { isMap, parseDocument } from 'yaml';
import type { Source } from './flow.ts';
import type { Fault, FrontMatter } from './model.ts';

export interface FrontMatterRead {
  frontMatter: FrontMatter;
  /** All top-level keys, by which other tools' files are told. */
  keys: string[];
  faults: Fault[];
}

/** The keys of a tree's YAML front matter that the format reads, and what keeps it from being read. */
export function readFrontMatter(tree: Root, source: Source | null): FrontMatterRead {
  const [node] = tree.children;
  if (node?.type !== 'yaml') return { frontMatter: {}, keys: [], faults: [] };
  const document = parseDocument(node.value, { prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const start = (node.position?.start.offset ?? 0) + '---\n'.length;
    const point = (offset: number) => source?.toPoint(Math.min(start + offset, node.position?.end.offset ?? start));
    const [from, to] = [point(error.pos[0]), point(error.pos[1])];
    const message = `Unexpected front matter, expected YAML: ${error.message}`;
    const hint = 'Mend the lines between the two `---`, or put a value with special characters in quotes.';
    return {
      frontMatter: {},
      keys: [],
      faults: [{ message, hint, position: from && to ? { start: from, end: to } : node.position }],
    };
  }
  if (!isMap(document.contents)) return { frontMatter: {}, keys: [], faults: [] };
  const title: unknown = document.get('title');
  const phaseOrder: unknown = document.get('phaseOrder');
  return {
    frontMatter: {
      ...(typeof title === 'string' && title.trim() !== '' ? { title: title.trim() } : {}),
      ...(phaseOrder === 'none' || phaseOrder === 'implied' ? { phaseOrder } : {}),
    },
    keys: document.contents.items.map((item) => String(item.key)),
    faults: [],
  };
}
