/** A plan that several files make up is read as one text, in which each of its files begins on a line of its own. */
import type { Root } from 'mdast';
import type { Point, Position } from 'unist';
import { parseMarkdown } from '#parse';
import type { Fault, FormatName, Plan, PlanPart } from './model.ts';
import { firstIndex } from './text/range.ts';
import { decode, sourceOf } from './text/source.ts';
import { everyNode } from './walk.ts';

/** One of the files that make up a plan. */
export interface PartFile {
  /** Path as the host shows it. */
  path: string;
  bytes: Uint8Array;
}

/** All of them, and the format that says so. */
export interface FolderFiles {
  format: FormatName;
  files: readonly PartFile[];
}

/** The text of all files, one after the other, and where each of them begins in it. */
export function joinFiles(files: readonly PartFile[]): { text: string; parts: PlanPart[]; faults: Fault[] } {
  const parts: PlanPart[] = [];
  const faults: Fault[] = [];
  let [text, line] = ['', 1];
  for (const { path, bytes } of files) {
    const decoded = decode(bytes);
    const part = { path, line, offset: text.length };
    parts.push(part);
    faults.push(
      ...decoded.faults.map((fault) => ({ ...fault, position: fault.position && intoPlan(fault.position, part) })),
    );
    const own = /[\r\n]$/.test(decoded.text) ? decoded.text : `${decoded.text}\n`;
    line += own.match(/\r\n|\n|\r/g)?.length ?? 0;
    text += own;
  }
  return { text, parts, faults };
}

/**
 * The blocks of each file, with their places in the text of the plan, and with relative links that count from where the
 * plan is.
 *
 * @param path of the plan, which is a folder
 */
export function parseParts(text: string, parts: readonly PlanPart[], path: string): Root {
  const above = path.lastIndexOf('/') + 1;
  const children = parts.flatMap((part, index) => {
    const tree = parseFile(part.path, text.slice(part.offset, parts[index + 1]?.offset));
    const folder = part.path.slice(above, part.path.lastIndexOf('/') + 1);
    for (const node of everyNode([tree])) {
      if (node.position) node.position = intoPlan(node.position, part);
      if ('url' in node && isRelative.test(node.url)) node.url = folder + node.url;
    }
    return tree.children;
  });
  return { type: 'root', children };
}

/** JSON is not Markdown: all of it is one block of code. */
export function parseFile(path: string, text: string): Root {
  if (!isJson(path)) return parseMarkdown(text);
  const position = sourceOf(text).positionOf(0, text.length);
  return { type: 'root', children: [{ type: 'code', lang: 'json', value: text, ...(position && { position }) }] };
}

export function isJson(path: string): boolean {
  return /\.json$/i.test(path);
}

const isRelative = /^(?![a-z][a-z\d+.-]*:|[/\\?#])./i;

/** The files that a tree was read from: the path and the blocks of each. */
export function partsOf(tree: Root, { path, parts }: Pick<Plan, 'path' | 'parts'>): PartTree[] {
  if (parts.length === 0) return [{ path, children: tree.children }];
  const blocks = Map.groupBy(tree.children, ({ position }) => indexAt(parts, position));
  return parts.map((part, index) => ({ path: part.path, children: blocks.get(index) ?? [] }));
}

export interface PartTree {
  path: string | null;
  children: Root['children'];
}

/** The place of something for its author: the file, and the position in it. */
export function placeIn(
  { path, parts }: Pick<Plan, 'path' | 'parts'>,
  position: Position | undefined,
): { path: string | null; position: Position | undefined } {
  const part = parts[indexAt(parts, position)];
  return position && part
    ? { path: part.path, position: moved(position, 1 - part.line, -part.offset) }
    : { path, position };
}

/** The text of one of the files of a plan; all of it where the plan is one file. */
export function textOfPart(parts: readonly PlanPart[], text: string, path: string | null): string {
  const index = parts.findIndex((part) => part.path === path);
  return index < 0 ? text : text.slice(parts[index]?.offset, parts[index + 1]?.offset);
}

function indexAt(parts: readonly PlanPart[], position: Position | undefined): number {
  return position ? firstIndex(parts, ({ line }) => line > position.start.line) - 1 : -1;
}

function intoPlan(position: Position, { line, offset }: PlanPart): Position {
  return moved(position, line - 1, offset);
}

function moved({ start, end }: Position, lines: number, units: number): Position {
  const move = ({ line, column, offset }: Point) => ({
    line: line + lines,
    column,
    ...(offset !== undefined && { offset: offset + units }),
  });
  return { start: move(start), end: move(end) };
}
