/** The YAML front matter of a plan. */
import type { Root, Yaml } from 'mdast';
import type { Position } from 'unist';
import { isMap, parseDocument, type YAMLParseError } from 'yaml';
import type { Fault, FrontMatter } from './model.ts';
import type { Source } from './text/source.ts';

interface FrontMatterRead {
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
  if (error) return { frontMatter: {}, keys: [], faults: [faultOf(error, node, source)] };
  if (!isMap(document.contents)) return { frontMatter: {}, keys: [], faults: [] };
  const title: unknown = document.get('title');
  const phaseOrder: unknown = document.get('phaseOrder');
  const isTitle = typeof title === 'string' || typeof title === 'number';
  return {
    frontMatter: {
      ...(isTitle && String(title).trim() !== '' ? { title: String(title).trim() } : {}),
      ...(phaseOrder === 'none' || phaseOrder === 'implied' ? { phaseOrder } : {}),
    },
    keys: document.contents.items.map((item) => String(item.key)),
    faults: [],
  };
}

function faultOf(error: YAMLParseError, node: Yaml, source: Source | null): Fault {
  return {
    message: `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '.')}`,
    hint: 'Fix the lines between the two `---`; a value with special characters needs quotes.',
    position: source ? (placeOf(error, node, source) ?? node.position) : undefined,
  };
}

/** Where the error is: YAML counts from the line below the first `---`. */
function placeOf({ pos: [from, to] }: YAMLParseError, { position }: Yaml, source: Source): Position | undefined {
  if (position?.start.offset === undefined || position.end.offset === undefined) return undefined;
  const first = source.text.indexOf('\n', position.start.offset) + 1;
  const last = position.end.offset;
  return source.positionOf(Math.min(first + from, last), Math.min(first + to, last));
}
