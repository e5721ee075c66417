import type { Cell } from '../../plan/model.ts';
import { phaseWordOrWords } from '../../plan/phaseline.ts';
import type { Range } from '../../plan/range.ts';
import { lazy } from '../lists.ts';
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

/** A word of order: with what comes first on its left, or on its right. */
export const relation = new RegExp(
  `${pattern(String.raw`(before|precedes?|then)|(after|until|depends?\s{1,9}on|follows?)`).source}|(?<![<←↔-])(?:→|-{1,9}>)`,
  'iu',
);
/** Without any of these nothing is named. */
const nameable = new RegExp(`\\d|\\.[x*]|${phaseWordOrWords}\\s`, 'iu');

/** Reads a cell that is a sentence of the sequence table, or one that only names what its row is about. */
export function readCell(cell: Cell, names: Names, kind: 'sentence' | 'names'): Reading {
  const text = maskedText(cell.flow);
  const cut = kind === 'sentence' ? relation.exec(text) : null;
  return { cell, text, sides: sidesOf(text, cut), cut, mentions: finder(text, names) };
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
  const isNameable = lazy(() => nameable.test(text));
  const known = new Map<number, { to: number; mentions: readonly Mention[] }>();
  return (range) => {
    if (!isNameable()) return [];
    const same = known.get(range.from);
    if (same?.to === range.to) return same.mentions;
    const mentions = mentionsIn(text, range, names);
    known.set(range.from, { to: range.to, mentions });
    return mentions;
  };
}
