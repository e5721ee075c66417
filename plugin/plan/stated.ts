/** Figures that lines outside of tasks state: `**Tasks**: 9`, `Total: 14 tasks`, a Status (FORMAT section 5). */
import { isField, readFields } from './field/field.ts';
import { inlineTextOf, pieceOf } from './inline/inline-text.ts';
import type { Labels } from './labels.ts';
import type { Block, Field, Figure, InlineText, Phase, StatedFigures } from './model.ts';
import type { Outline } from './outline.ts';
import type { Page } from './page.ts';
import type { PhaseMap } from './phases.ts';
import type { Section } from './sections.ts';
import { progressWord } from './status.ts';
import type { Source } from './text/source.ts';
import { sectionTitles } from './vocabulary.ts';
import { textBlocks } from './walk.ts';

/** Sections in which a figure outside of phases is about the plan. */
const aboutPlan = /summary|overview|progress|total|statistics|metrics|estimate|status/i;

/** All figures that lines state, of the plan and of its phases. Total Tasks is in the overview. */
export function readStated(
  { tree, sections, source, labels }: Page,
  outline: Outline,
  map: PhaseMap,
  phases: readonly Phase[],
): StatedFigures[] {
  const [first] = sections;
  let next = 0;
  let open: Section[] = [];
  return tree.children.flatMap((_, index) => {
    open = open.filter(({ end }) => end > index);
    for (let section = sections[next]; section && section.index <= index; section = sections[++next])
      open.push(section);
    const block = outline.outsideTasks(index);
    if (block?.type !== 'paragraph' && block?.type !== 'list') return [];
    if (!mayState(block, source)) return [];
    const phase = map.phaseAt(index);
    if (phase !== null) {
      const own = phases.filter(({ id }) => id === phase);
      return own[0] && own.length === 1 && map.isInPreamble(index)
        ? figuresIn(block, own[0], true, source, labels)
        : [];
    }
    const section = open.at(-1);
    const isHead =
      !section ||
      (section === first && section.heading.depth === 1) ||
      open.some(({ title }) => sectionTitles.overview.test(title));
    return isHead || aboutPlan.test(section.title) ? figuresIn(block, null, isHead, source, labels) : [];
  });
}

/** Most blocks need not be laid out to know that they state nothing. */
function mayState({ position }: Block, source: Source | null): boolean {
  if (!source || !position) return true;
  return /total|task|status|progress|overall|completed|&/i.test(
    source.text.slice(position.start.offset, position.end.offset),
  );
}

function figuresIn(
  block: Block,
  phase: Phase | null,
  withStatus: boolean,
  source: Source | null,
  labels: Labels,
): StatedFigures[] {
  const fields = withStatus ? readFields([block], source, labels).filter(isField) : [];
  const statuses = fields.filter(({ name }) => name === 'status').slice(0, 1);
  const texts = textBlocks([block]).map(({ children }) => inlineTextOf(children, source));
  return [...texts.flatMap((text) => countsIn(text, phase)), ...statuses.flatMap((field) => statusIn(field, phase))];
}

const line =
  /(?:^|[\r\n]|[ \t]\|[ \t])[ \t]*(?:(total|tasks|task count|number of tasks|total number of tasks|(?:overall[ \t]+)?progress|overall|completed(?: tasks)?|tasks (?:completed|done))[ \t]*[:：][ \t]*|status[ \t]*[:：][^\d\r\n|]{0,40})(\d{1,6})(?:[ \t]*(?:\/|of)[ \t]*(\d{1,6}))?([ \t]+tasks?\b)?(?=([^\r\n|]*))/dgi;

/** A label alone can be about something else: `Total` needs the word, `Progress` and `Completed` a fraction, and `Status` both. */
function isMeant(label: string, word: string | undefined, whole: string | undefined): boolean {
  if (label === 'status') return word !== undefined && whole !== undefined;
  if (/progress|overall|completed|done/.test(label)) return whole !== undefined;
  return label !== 'total' || word !== undefined;
}

/** Not `Total: 14` without the word, and not a range, `~9` or a number of anything else. */
function countsIn(text: InlineText, phase: Phase | null): StatedFigures[] {
  return Array.from(text.text.matchAll(line)).flatMap((match): StatedFigures[] => {
    const [, label = 'Status', , , word, rest = ''] = match;
    const note =
      match[3] === undefined
        ? /^[ \t]*(?:$|[(（,;·]|\.[ \t]*$|(?:in[ \t]+)?total[ \t]*$)/i
        : /^[ \t]*(?:$|[(（,;·]|done|complete)/i;
    const isWhole = word !== undefined || note.test(rest);
    if (!isWhole || !isMeant(label.toLowerCase(), word, match[3])) return [];
    const [one, other] = [numberAt(text, match.indices?.[2]), numberAt(text, match.indices?.[3])];
    return [{ label, phase, tasks: other ?? one, completed: other && one, status: null }];
  });
}

function numberAt(text: InlineText, range: readonly [number, number] | undefined): Figure | null {
  if (!range) return null;
  const digits = pieceOf(text, { from: range[0], to: range[1] });
  return { value: Number(digits.value), position: digits.position, digits };
}

/**
 * A status word, alone or with a note after it: `Completed 2025-10-13`, but not `Done for now`. What is to do may be
 * the document itself (`Pending review`): then the word must be all there is.
 */
function statusIn({ label, inlineText }: Field, phase: Phase | null): StatedFigures[] {
  const found = progressWord(inlineText.text);
  if (!found) return [];
  const { value, symbols, word } = found;
  const rest = inlineText.text.slice((word ?? symbols)?.to ?? 0);
  const isAlone = value === 'todo' ? /^[\s.]*$/ : /^\s*(?:$|[^\p{L}\p{N}\s]|\d{4})/u;
  if (!isAlone.test(rest)) return [];
  const pieces = [symbols, word].map((range) => range && pieceOf(inlineText, range));
  const [from, to] = [(symbols ?? word)?.from ?? 0, (word ?? symbols)?.to ?? 0];
  const { position } = pieceOf(inlineText, { from, to });
  const status = { value, position, symbols: pieces[0] ?? null, word: pieces[1] ?? null };
  return [{ label: label.value, phase, tasks: null, completed: null, status }];
}
