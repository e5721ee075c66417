/** Names in constraint rows that nothing in the plan has. */
import { type ConstraintRow, placeholderOf } from '../../plan/template.ts';
import type { Lookup } from '../lookup.ts';
import { foreign, pattern } from './doubts.ts';
import type { Mention } from './mention.ts';
import type { UnknownMention } from './model.ts';
import { allMentions, type Reading, type ReadRow } from './reading.ts';
import { sourceOf, targetsOf } from './side.ts';

/** What a cell that holds only ids may hold beside them. */
const beside =
  /^(?:[\s,;&+/、，→>–—.-]|(?:and|or|to|through|must|not|never|cannot|be|is|are|run|done|completed?|finished|starts?|started|before|after|until|then|precedes?|depends? on|follows?)(?![\p{L}\p{N}]))*$/iu;
const ofAnother = pattern(foreign);
/** Longer than a cell of ids that a person writes. */
const LONGEST = 5000;

/** Those that are named with the word, or in a cell of ids only. Rows that are still the template's are passed over. */
export function unknownMentions(rows: readonly ReadRow<ConstraintRow>[], lookup: Lookup): UnknownMention[] {
  return rows.flatMap(({ row, readings }) => {
    const found = readings.flatMap((reading) => unknownIn(reading, lookup));
    return found.length > 0 && placeholderOf(row) === undefined ? found : [];
  });
}

function unknownIn(reading: Reading, lookup: Lookup): UnknownMention[] {
  const { cell, text } = reading;
  const mentions = allMentions(reading);
  const unknown = mentions.flatMap((mention) =>
    targetsOf(mention, lookup).flatMap((target) => (target.kind === 'unknown' ? { mention, target } : [])),
  );
  if (unknown.length === 0 || ofAnother.test(text)) return [];
  const isOnlyIds = mentions.some(({ worded }) => !worded) && holdsOnlyIds(text, mentions);
  return unknown
    .filter(({ mention }) => mention.worded || isOnlyIds)
    .map(({ mention, target }) => ({ id: target.id, kind: target.of, source: sourceOf(mention, cell) }));
}

function holdsOnlyIds(text: string, mentions: readonly Mention[]): boolean {
  if (text.length > LONGEST) return false;
  const gaps = mentions.map(({ from }, index) => text.slice(mentions[index - 1]?.to ?? 0, from));
  return beside.test([...gaps, text.slice(mentions.at(-1)?.to ?? 0)].join(' '));
}
