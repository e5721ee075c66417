/** The YAML front matter of a plan. */
import leven from 'leven';
import type { Root, Yaml } from 'mdast';
import type { Position } from 'unist';
import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLParseError } from 'yaml';
import { type Fault, type FrontMatter, formatNames, type Plan, type Sourced } from './model.ts';
import type { Source } from './text/source.ts';

export interface FrontMatterRead {
  frontMatter: FrontMatter;
  unknownEntries: Plan['unknownEntries'];
  /** All top-level keys, by which other tools' files are told. */
  keys: string[];
  faults: Fault[];
}

/** The keys of a tree's YAML front matter that the format reads, and what keeps it from being read. */
export function readFrontMatter(tree: Root, source: Source | null): FrontMatterRead {
  const [node] = tree.children;
  const none = { frontMatter: {}, unknownEntries: [], keys: [], faults: [] };
  if (node?.type !== 'yaml') return { ...none, unknownEntries: strayOrder(source, true) };
  const document = parseDocument(withLineFeeds(node.value), { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { ...none, faults: [faultOf(error, node, source)] };
  if (!isMap(document.contents)) return { ...none, unknownEntries: strayOrder(source, false) };
  const title: unknown = document.get('title');
  const order = readChoice(document.contents, 'phaseOrder', ['implied', 'none'], node, source);
  const format = readChoice(document.contents, 'format', formatNames, node, source);
  const isTitle = typeof title === 'string' || typeof title === 'number';
  return {
    frontMatter: {
      ...(isTitle && String(title).trim() !== '' ? { title: String(title).trim() } : {}),
      ...(order.known && { phaseOrder: order.known }),
      ...(format.known && { format: format.known }),
    },
    unknownEntries: [...order.unknown, ...format.unknown],
    keys: document.contents.items.map((item) => String(item.key)),
    faults: [],
  };
}

/** A key and its values: those of a list, or a single one; none for nested values. */
export interface Entry {
  key: string;
  values: Sourced[];
}

/** The entries of a block of front matter, whatever their keys. */
export function readEntries(node: Yaml, source: Source | null): { entries: Entry[]; faults: Fault[] } {
  const document = parseDocument(withLineFeeds(node.value), { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { entries: [], faults: [faultOf(error, node, source)] };
  const items = isMap(document.contents) ? document.contents.items : [];
  const entries = items.map(({ key, value }): Entry => {
    const values = isSeq(value) ? value.items : [value];
    return {
      key: String(key),
      values: values.flatMap((one) => scalarText(one, node.value, (range) => placeOf(range, node, source))),
    };
  });
  return { entries, faults: [] };
}

/** A scalar as written, so that `001` stays what it is, without quotes; nothing for null, lists and maps. */
export function scalarText(
  node: unknown,
  written: string,
  place: (range: readonly [number, number]) => Position | undefined,
): Sourced[] {
  if (!isScalar(node) || node.value === null) return [];
  const value = String(typeof node.value === 'string' ? node.value : (node.source ?? node.value)).trim();
  if (value === '') return [];
  const [from = 0, to = from] = node.range ?? [];
  const inside = written.slice(from, to).indexOf(value);
  return [{ value, position: place(inside < 0 ? [from, to] : [from + inside, from + inside + value.length]) }];
}

/** YAML knows no line that ends with CR only; the text keeps its length. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

/** The value of a key that knows only some, or the words where it is another one, or its key is misspelt. */
function readChoice<Value extends string>(
  { items }: YAMLMap,
  name: Plan['unknownEntries'][number]['name'],
  values: readonly Value[],
  node: Yaml,
  source: Source | null,
): { known?: Value; unknown: Plan['unknownEntries'] } {
  const isLike = ({ key }: Pair) => name.length > 6 && leven(plain(String(key)), plain(name)) <= 2;
  const pair = items.find(({ key }) => String(key) === name) ?? items.find(isLike);
  const value = isScalar(pair?.value) ? pair.value.value : pair?.value;
  if (!pair || value === null || value === undefined) return { unknown: [] };
  const known = values.find((one) => typeof value === 'string' && plain(one) === plain(value));
  const isKey = String(pair.key) === name;
  if (known && isKey) return { known, unknown: [] };
  const [from = 0] = isNode(pair.key) ? (pair.key.range ?? []) : [];
  const [start = from, end = from] = isNode(pair.value) ? (pair.value.range ?? []) : [];
  const position = placeOf([isKey ? start : from, end], node, source);
  return { unknown: [{ name, value: node.value.slice(from, end), position, isOutside: false }] };
}

function plain(words: string): string {
  return words.toLowerCase().replace(/[\s_-]/g, '');
}

/** The order of the phases in a line above the first heading that is no front matter, or no entry of it. */
function strayOrder(source: Source | null, isOutside: boolean): Plan['unknownEntries'] {
  const [top = ''] = source?.text.slice(0, 1000).split(/^#/m, 1) ?? [];
  const found = /^[ \t]*(phaseOrder[ \t]*:[^\r\n]*)/dim.exec(top);
  const [from, to] = found?.indices?.[1] ?? [];
  if (!found?.[1] || from === undefined || to === undefined) return [];
  return [{ name: 'phaseOrder', value: found[1].trim(), position: source?.positionOf(from, to), isOutside }];
}

function faultOf(error: YAMLParseError, node: Yaml, source: Source | null): Fault {
  return {
    message: `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '.')}`,
    hint: 'Fix the lines between the two `---`; a value with special characters needs quotes.',
    position: placeOf(error.pos, node, source),
  };
}

/** The position of a range in YAML, which counts from the line below the first `---`. */
function placeOf(
  [from, to]: readonly [number, number],
  { position }: Yaml,
  source: Source | null,
): Position | undefined {
  if (!source || position?.start.offset === undefined || position.end.offset === undefined) return undefined;
  const first =
    position.start.offset + (/[^\r\n]*(?:\r\n|\r|\n)/.exec(source.text.slice(position.start.offset))?.[0].length ?? 0);
  const last = position.end.offset;
  return source.positionOf(Math.min(first + from, last), Math.min(first + to, last)) ?? position;
}
