/** Names in constraint rows that nothing in the plan has. */
import type { Cell, ConstraintTable, Sourced, Constraints as Tables } from '../../plan/model.ts';
import type { Range } from '../../plan/range.ts';
import { type ConstraintRow, placeholderOf } from '../../plan/template.ts';
import type { Lookup } from '../lookup.ts';
import { foreign, pattern } from './doubts.ts';
import { maskedText } from './mask.ts';
import { type Mention, mentionsIn, type Names } from './mention.ts';
import type { UnknownMention } from './model.ts';
import { sidesOf } from './sentence.ts';
import { targetsOf } from './side.ts';

/** What a cell that holds only ids may hold beside them. */
const beside =
  /^(?:[\s,;&+/、，→>–—.-]|(?:and|or|to|through|must|not|never|cannot|be|is|are|run|done|completed?|finished|starts?|started|before|after|until|then|precedes?|depends? on|follows?)(?![\p{L}\p{N}]))*$/iu;
const ofAnother = pattern(foreign);
/** Longer than a cell of ids that a person writes. */
const LONGEST = 5000;

/**
 * Those that are named with the word, or in a cell of ids only, in the order of the tables. Rows that are still the
 * template's are passed over.
 */
export function unknownMentions(tables: Tables, lookup: Lookup, names: Names): UnknownMention[] {
  const { sequence, mutualExclusion, liveness, atomicity } = tables;
  const inCell = (cell: Cell, isSentence = false) => unknownIn(cell, isSentence, lookup, names);
  return [
    ...written(sequence).flatMap(({ constraint }) => inCell(constraint, true)),
    ...written(mutualExclusion).flatMap(({ a, b }) => [...inCell(a), ...inCell(b)]),
    ...written(liveness).flatMap(({ requirement, trigger }) => [...inCell(requirement), ...inCell(trigger)]),
    ...written(atomicity).flatMap(({ group }) => inCell(group)),
  ];
}

function written<Row extends ConstraintRow>(table: ConstraintTable<Row> | null): Row[] {
  return (table?.rows ?? []).filter((row) => placeholderOf(row) === undefined);
}

function unknownIn(cell: Cell, isSentence: boolean, lookup: Lookup, names: Names): UnknownMention[] {
  const text = maskedText(cell.flow);
  if (ofAnother.test(text)) return [];
  const sides: (Range | undefined)[] = isSentence ? sidesOf(text) : [{ from: 0, to: text.length }];
  const mentions = sides.flatMap((side) => (side ? mentionsIn(text, side, names) : []));
  const isOnlyIds = mentions.some(({ worded }) => !worded) && holdsOnlyIds(text, mentions);
  return mentions.flatMap((mention) =>
    mention.worded || isOnlyIds
      ? targetsOf(mention, cell, lookup).flatMap((target) =>
          target.kind === 'unknown' ? [{ id: target.id, kind: target.of, source: sourceOf(mention, cell) }] : [],
        )
      : [],
  );
}

function holdsOnlyIds(text: string, mentions: readonly Mention[]): boolean {
  if (text.length > LONGEST) return false;
  const gaps = mentions.map(({ from }, index) => text.slice(mentions[index - 1]?.to ?? 0, from));
  return beside.test([...gaps, text.slice(mentions.at(-1)?.to ?? 0)].join(' '));
}

function sourceOf({ from, to }: Mention, { flow }: Cell): Sourced {
  return { value: flow.text.slice(from, to), position: flow.place(from, to) };
}
