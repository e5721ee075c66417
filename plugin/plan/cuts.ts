/** Where a text may be cut so that its parts are parsed to what the whole is parsed to, told without parsing it. */
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { bodyStart, linesFrom } from './lines.ts';

/** A block outside lists and quotes in which a heading’s marks are mere text. */
interface Raw {
  key: string;
  /** Whether a line is its last, or, for HTML up to a blank line, the one behind. */
  ends(line: string): boolean;
}

/**
 * Tells of each line whether the text may be cut before it: an ATX heading without indentation ends whatever is open,
 * except for code, HTML and front matter. Lines are to be given in order, without front matter.
 *
 * Whether a fence indented by two or three spaces belongs to a list item is not asked: every block that may be open is
 * kept in mind, and the text is cut only where none is.
 */
export function cutReader(text: string): (start: number, end: number) => boolean {
  // Where front matter does not end, micromark has looked for its end so far that it then passes over lists and quotes.
  let open = new Map(bodyStart(text) === null ? [[endless.key, endless]] : []);
  let perhapsNone = true;
  return (start, end) => {
    const first = text[start];
    if (open.size === 0 && first === '#') return atx.test(text.slice(start, Math.min(end, start + LONGEST_MARK)));
    if (open.size === 0 && first !== ' ' && first !== '`' && first !== '~' && first !== '<') return false;
    const line = text.slice(start, end);
    const begun = perhapsNone ? rawAt(line) : null;
    const goesOn = [...open.values()].filter((raw) => !raw.ends(line));
    perhapsNone = goesOn.length < open.size || (perhapsNone && !(begun?.sure && begun.raw));
    if (begun?.raw) goesOn.push(begun.raw);
    open = new Map(goesOn.map((raw) => [raw.key, raw]));
    if (open.size > MOST_OPEN) open.set(endless.key, endless);
    return false;
  };
}

/** The offsets before which a text may be cut. Linear in its length. */
export function cutsOf(text: string): number[] {
  const isCut = cutReader(text);
  const cuts: number[] = [];
  for (const { start, end } of linesFrom(bodyStart(text) ?? 0, text)) {
    if (isCut(start, end) && start > 0) cuts.push(start);
  }
  return cuts;
}

const atx = /^#{1,6}(?:[ \t]|$)/;
const LONGEST_MARK = 8;
const MOST_OPEN = 8;

/** What is never told to end, so that nothing behind it is cut. */
const endless: Raw = { key: 'endless', ends: () => false };
const comment: Raw = { key: 'comment', ends: (line) => line.includes('-->') };
const instruction: Raw = { key: 'instruction', ends: (line) => line.includes('?>') };
const declaration: Raw = { key: 'declaration', ends: (line) => line.includes('>') };
const script: Raw = { key: 'script', ends: (line) => /<\/(?:script|pre|style|textarea)>/i.test(line) };
const element: Raw = { key: 'element', ends: (line) => /^[ \t]*$/.test(line) };

/** CommonMark's HTML blocks of kinds 1 to 5. */
const html: [begin: RegExp, raw: Raw][] = [
  [/^<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, script],
  [/^<!--/, comment],
  [/^<\?/, instruction],
  [/^<![A-Za-z]/, declaration],
  [/^<!\[CDATA\[/, endless],
];
const blockTag = new RegExp(`^</?(?:${htmlBlockNames.join('|')})(?=[ \\t>]|/>|$)`, 'i');
const anyTag = /^<\/?[a-z]/i;

/** What may begin on a line; not sure where it may stand in a list item, or be part of a paragraph. */
function rawAt(line: string): { raw: Raw | null; sure: boolean } | null {
  const [, indent = '', mark] = /^( {0,3})([`~<])/.exec(line) ?? [];
  if (mark === undefined) return null;
  const sure = indent.length < 2;
  const rest = line.slice(indent.length);
  if (mark !== '<') return fenceAt(rest, sure);
  const [, block] = html.find(([begin]) => begin.test(rest)) ?? [];
  if (block) return { raw: block.ends(rest) ? null : block, sure };
  return anyTag.test(rest) ? { raw: element, sure: sure && blockTag.test(rest) } : null;
}

function fenceAt(line: string, sure: boolean): { raw: Raw; sure: boolean } | null {
  const [mark] = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
  return mark === undefined ? null : { raw: fence(mark), sure };
}

function fence(mark: string): Raw {
  const ends = (line: string) => {
    const [, end = ''] = /^ {0,3}(`+|~+)[ \t]*$/.exec(line) ?? [];
    return end[0] === mark[0] && end.length >= mark.length;
  };
  return { key: mark, ends };
}
