import type { Cell } from '../../plan/model.ts';
import type { Range } from '../../plan/text/range.ts';
import { phaseWordOrWords } from '../../plan/vocabulary.ts';
import { pattern } from './doubts.ts';
import { maskedText } from './mask.ts';
import { type Mention, mentionsIn, type Names } from './mention.ts';

/** A cell as it is read: each stretch of it is looked through once, whoever asks. */
export interface Reading {
  cell: Cell;
  /** What must not be read is written over; every character keeps its place. */
  text: string;
  /** In a sentence what stands before and behind its first word of order, where it has one; else all of the text. */
  sides: readonly [Range, Range?];
  /** That word. */
  cut: RegExpExecArray | null;
  /** What a stretch names. */
  mentions(range: Range): readonly Mention[];
}

/** The names of a stretch that holds one list of them and nothing else, so that no word can put in doubt what is meant. */
export function onlyNames({ text, mentions }: Reading, range: Range): readonly Mention[] | null {
  const named = mentions(range);
  if (named.length === 0 || named.some(({ continues }, index) => index > 0 && !continues)) return null;
  let end = range.from;
  let between = '';
  for (const mention of named) {
    between += text.slice(end, mention.from);
    end = mention.to;
  }
  return /^[\s,]*$/.test(between + text.slice(end, range.to)) ? named : null;
}

/** A row, and the cells of it that can name tasks and phases. */
export interface ReadRow<Row> {
  row: Row;
  readings: readonly Reading[];
}

/** A word of order: with what comes first on its left, or on its right. */
export const relation = new RegExp(
  `${pattern(String.raw`(before|precedes?|then)|(after|until|depends?\s{1,9}on|follows?)`).source}|(?<![<←↔-])(?:→|-{1,9}>)`,
  'iu',
);
/** Without a digit or one of these nothing is named. */
const nameable = new RegExp(`\\.[x*]|${phaseWordOrWords}\\s`, 'iu');

/** Reads a cell that is a sentence of the sequence table, or one that only names what its row is about. */
export function readCell(cell: Cell, names: Names, kind: 'sentence' | 'names'): Reading {
  const text = maskedText(cell.inlineText);
  const isNameable = /\d/.test(text) || nameable.test(text);
  const cut = isNameable && kind === 'sentence' ? relation.exec(text) : null;
  return { cell, text, sides: sidesOf(text, cut), cut, mentions: isNameable ? finder(text, names) : () => [] };
}

/** All that a cell names, side by side. */
export function allMentions({ sides, mentions }: Reading): Mention[] {
  return sides.flatMap((side) => (side ? mentions(side) : []));
}

function sidesOf(text: string, cut: RegExpExecArray | null): Reading['sides'] {
  if (!cut) return [{ from: 0, to: text.length }];
  return [
    { from: 0, to: cut.index },
    { from: cut.index + cut[0].length, to: text.length },
  ];
}

function finder(text: string, names: Names): Reading['mentions'] {
  const known = new Map<number, { to: number; mentions: readonly Mention[] }>();
  return (range) => {
    const same = known.get(range.from);
    if (same?.to === range.to) return same.mentions;
    const mentions = mentionsIn(text, range, names);
    known.set(range.from, { to: range.to, mentions });
    return mentions;
  };
}
