import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import type { Fault } from './model.ts';
import { sourceOf } from './text/source.ts';

/** The largest plan that is read. */
export interface Limits {
  /** Bytes of the file. */
  fileBytes: number;
  /** Bytes from one heading to the next. */
  sectionBytes: number;
  tasks: number;
  /** Lists and quotes within each other. */
  nesting: number;
}

/** Far beyond any real plan, and small enough to be read within seconds. */
export const defaultLimits: Limits = { fileBytes: 1_000_000, sectionBytes: 200_000, tasks: 2_000, nesting: 64 };

/** The limits with the defaults filled in. */
export function limitsFrom(given: { [Key in keyof Limits]?: Limits[Key] | undefined } = {}): Limits {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultLimits, ...Object.fromEntries(set) };
}

/** A fault of a file for its size only; null where it may be parsed. */
export function fileExcess(bytes: number, { fileBytes }: Limits): Fault | null {
  if (bytes <= fileBytes) return null;
  return {
    message: `The file has ${sized(bytes)}; the limit is ${sized(fileBytes)}.`,
    hint: 'Split the plan into several, or raise `limits.fileBytes`.',
    position: undefined,
  };
}

/** Bytes that a text takes as UTF-8. */
export function bytesOf(text: string, from = 0, to = text.length): number {
  let bytes = to - from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair takes two of its four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Steps that satteri 0.10 takes in about a second; at the limits a text could otherwise make it take hundreds of times that. */
const MAX_STEPS = 300_000_000;

/** Characters that can each cost the parser as many steps as the line, or the paragraph up to here, is long. */
const costlyInLine = /[*~`[\]<>:@.\\|&_]/g;
const costlyInParagraph = /&|www\.|:\/\//g;
/** A blank line, or a list item that no paragraph can take for its next line. */
const paragraphEnd = /^(?:\s*$| {0,3}[-*+] \S)/;

/** The first thing that would keep the parser busy for more than a few seconds. Linear in the length of the text. */
export function parsingExcess(text: string, { nesting }: Limits): Fault | null {
  if (text.length ** 2 <= MAX_STEPS) return null;
  const containers = new RegExp(`^(?:[ \\t>*+-]|\\d+[.)]){${4 * nesting}}`);
  let steps = 0;
  let paragraph = 0;
  for (const { index: start, 1: line = '' } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const end = start + line.length;
    if (paragraphEnd.test(line)) paragraph = start;
    steps += count(costlyInLine, line) * line.length + count(costlyInParagraph, line) * (end - paragraph);
    if (steps > MAX_STEPS) {
      return {
        message:
          'The lines up to here have thousands of brackets and other special characters, which take too long to read.',
        hint: 'Break long lines and paragraphs into shorter ones.',
        position: sourceOf(text).positionOf(start, end),
      };
    }
    if (containers.test(line)) return tooNested(nesting, sourceOf(text).positionOf(start, end));
  }
  return null;
}

function count(pattern: RegExp, line: string): number {
  return line.match(pattern)?.length ?? 0;
}

/** The first section that is too long, or node that is nested too deep. Sections need positions to be measured. */
export function treeExcess(tree: Root, text: string, limits: Limits): Fault | null {
  return sectionExcess(tree, text, limits) ?? depthExcess(tree, limits, 0, 0);
}

function sectionExcess({ children }: Root, text: string, { sectionBytes }: Limits): Fault | null {
  if (text.length * 3 <= sectionBytes) return null;
  const headings = children.filter(({ type }) => type === 'heading');
  const starts = headings.map(({ position }) => position?.start.offset ?? 0);
  for (const [index, from] of [0, ...starts].entries()) {
    const bytes = bytesOf(text, from, starts[index] ?? text.length);
    if (bytes <= sectionBytes) continue;
    return {
      message: `This section has ${sized(bytes)}; the limit from one heading to the next is ${sized(sectionBytes)}.`,
      hint: 'Divide it with headings, or raise `limits.sectionBytes`.',
      position: headings[index - 1]?.position,
    };
  }
  return null;
}

/** Levels of nodes, of which lists and quotes within the limits take up to 130; at 2,000 the page cannot be written. */
const MAX_LEVELS = 500;

function depthExcess(node: Nodes, limits: Limits, level: number, containers: number): Fault | null {
  if (containers > limits.nesting) return tooNested(limits.nesting, node.position);
  if (level > MAX_LEVELS) return tooDeep(node.position);
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const isContainer = child.type === 'listItem' || child.type === 'blockquote';
    const found = depthExcess(child, limits, level + 1, isContainer ? containers + 1 : containers);
    if (found) return found;
  }
  return null;
}

function tooNested(most: number, position: Position | undefined): Fault {
  return {
    message: `Lists and quotes are nested more than ${most} levels deep here.`,
    hint: 'Nest them less deeply, or raise `limits.nesting`.',
    position,
  };
}

function tooDeep(position: Position | undefined): Fault {
  return {
    message: `Emphasis and links are nested more than ${MAX_LEVELS} levels deep here.`,
    hint: 'Put them into a code block, or nest them less deeply.',
    position,
  };
}

function sized(bytes: number): string {
  const [amount, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1000, 'KB'];
  return `${Math.ceil(amount * 100) / 100} ${unit}`;
}
