/** The nodes and edges of a flowchart, gathered statement by statement. */

import { alphanumeric } from '../text/letters.ts';
import type { Range } from '../text/range.ts';
import { readLink } from './arrow.ts';

/** A node or a subgraph. */
export interface FlowNode {
  /** Mermaid's own. */
  id: string;
  /** The words on it; its id where it has none. */
  label: string;
  /** The range of its label, or of its id; offsets in the text. */
  at: Range;
  /** The subgraph that it is in. */
  parent: string | null;
  isGroup: boolean;
}

export interface FlowEdge {
  from: string;
  to: string;
  direction: 'forth' | 'both';
  /** From the nodes before the arrow to those after it. */
  at: Range;
}

/** Cap on edges: `A & B & … --> C & D & …` multiplies. */
const MAX_EDGES = 20_000;

const ignored = new RegExp(
  `(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)(?!${alphanumeric}|_)`,
  'uy',
);
const idWord = new RegExp(`(?:${alphanumeric}|[_.]|-(?=${alphanumeric}|_))+`, 'uy');
const spaces = /[ \t]*/y;

/** Nodes that `&` joins. */
interface Group extends Range {
  ids: string[];
}

/** A chart that is being read. */
export class Chart {
  readonly nodes = new Map<string, FlowNode>();
  readonly edges: FlowEdge[] = [];
  complete = true;
  readonly #text: string;
  readonly #open: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(statement: Range): void {
    const words = this.#text.slice(statement.from, statement.to).trimEnd();
    ignored.lastIndex = 0;
    if (words === 'end') this.#open.pop();
    else if (/^subgraph(?![\p{L}\p{N}_])/u.test(words)) this.#openGroup(statement, words);
    else if (!ignored.test(words) && !this.#chain({ from: statement.from, to: statement.from + words.length }))
      this.complete = false;
  }

  /** `subgraph id[Title]`, `subgraph "Title"`, `subgraph Some title` */
  #openGroup({ from }: Range, words: string): void {
    const [, lead = '', id = '', bracketed, quoted] =
      /^(subgraph\s*)([^[\]"]*[^[\]"\s])?\s*(?:\[\s*"?([^\]"]*)"?\s*\]|"([^"]*)")?$/.exec(words) ?? [];
    const title = bracketed ?? quoted;
    const name = id || title || `${from}`;
    const label = title || id;
    const at = from + Math.max(lead.length, words.indexOf(label, lead.length));
    this.#add({
      id: name,
      label,
      at: { from: at, to: at + label.length },
      parent: this.#open.at(-1) ?? null,
      isGroup: true,
    });
    this.#open.push(name);
  }

  /** `A & B --> C --> D`; false where it is none to its end. */
  #chain(range: Range): boolean {
    let before = this.#group(range.from, range.to);
    if (!before) return false;
    for (;;) {
      const at = skip(spaces, before.to, this.#text);
      if (at >= range.to) return true;
      const link = readLink(this.#text, at, range.to);
      const after = link && this.#group(skip(spaces, link.to, this.#text), range.to);
      if (!link || !after) return false;
      this.#join(before, after, link.direction);
      before = after;
    }
  }

  #join(before: Group, after: Group, direction: FlowEdge['direction'] | null): void {
    if (direction === null) return;
    if (this.edges.length + before.ids.length * after.ids.length > MAX_EDGES) {
      this.complete = false;
      return;
    }
    const at = { from: before.from, to: after.to };
    for (const from of before.ids) for (const to of after.ids) this.edges.push({ from, to, direction, at });
  }

  #group(start: number, end: number): Group | null {
    const ids: string[] = [];
    for (let at = start; ; ) {
      const node = this.#node(at, end);
      if (!node) return null;
      ids.push(node.id);
      const next = skip(spaces, node.to, this.#text);
      if (this.#text[next] !== '&' || next >= end) return { ids, from: start, to: node.to };
      at = skip(spaces, next + 1, this.#text);
    }
  }

  /** `id`, `id[label]`, `id("label")`, each with `:::class` after it. */
  #node(at: number, end: number): { id: string; to: number } | null {
    idWord.lastIndex = at;
    const [id] = idWord.exec(this.#text) ?? [];
    if (id === undefined || at + id.length > end) return null;
    const shape = shapeAt(this.#text, at + id.length, end);
    if (shape === null) return null;
    const label = shape.label ?? { from: at, to: at + id.length };
    const parent = this.#open.at(-1) ?? null;
    this.#add(
      { id, label: this.#text.slice(label.from, label.to), at: label, parent, isGroup: false },
      shape.label !== undefined,
    );
    const [styled = ''] = /^:::[\w-]+/.exec(this.#text.slice(shape.to, shape.to + 200)) ?? [];
    return { id, to: shape.to + styled.length };
  }

  /** The first occurrence counts, but a label may follow later. */
  #add(node: FlowNode, labelled = true): void {
    const known = this.nodes.get(node.id);
    if (!known) this.nodes.set(node.id, node);
    else {
      if (labelled && known.label === known.id) Object.assign(known, { label: node.label, at: node.at });
      known.parent ??= node.parent === node.id ? null : node.parent;
      known.isGroup ||= node.isGroup;
    }
  }
}

function skip(pattern: RegExp, at: number, text: string): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const opener = /[[({]{1,3}[/\\]?|>/y;
const closerOf: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };

/** The label in a node's shape, and where the shape ends; null for one that does not end. */
function shapeAt(text: string, at: number, end: number): { label?: Range; to: number } | null {
  opener.lastIndex = at;
  const [open] = opener.exec(text) ?? [];
  if (open === undefined) return { to: at };
  const from = at + open.length;
  const close = [...open.replace(/[/\\]$/, '')]
    .reverse()
    .map((bracket) => closerOf[bracket])
    .join('');
  const quoted = /^\s*"/.exec(text.slice(from, from + 20))?.[0].length ?? 0;
  const stop = quoted > 0 ? text.indexOf('"', from + quoted) : text.indexOf(close, from);
  const closed = quoted > 0 && stop >= 0 ? text.indexOf(close, stop) : stop;
  if (stop < 0 || closed < 0 || closed >= end) return null;
  return { label: { from: from + quoted, to: stop }, to: closed + close.length };
}
