/** Which of the names in a stretch of a cell count: those that are named together, where nothing puts that in doubt. */
import type { Range } from '../../plan/text/range.ts';
import { comparing } from './doubts.ts';
import type { Mention } from './mention.ts';
import type { Reading } from './reading.ts';

const word = (words: string) => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;

/** Where a sentence turns to something else. */
export const aside = new RegExp(
  `[.;:!?—–](?=\\s|$)|${word('because|since|so|as|which|that|who|where|whereas|but|for|though|although|(?:in order )?to (?:avoid|prevent)')}`,
  'iu',
);
/** Where the words that follow are another clause, or could be one. */
const clause = new RegExp(
  `${aside.source}|${word(comparing)}|${word('when|while|if|unless|except|otherwise|instead|is|are|was|were|has|have|needs?|reads?|uses?|writes?|before|after|until|then')}`,
  'iu',
);
const joining = /[,;&+/、，；和→]|->|(?<![\p{L}\p{N}])(?:and|or|plus|with)(?![\p{L}\p{N}])/iu;
const MOST_WORDS = 8;
/** Longer than the words between two names of one list. */
const LONGEST_GAP = 120;

/**
 * The names that stand in a stretch of a cell as one list; other words may stand between them (`the copy (Task 1.1) and
 * the switch (Task 1.2)`). What comes behind another clause is not part of it.
 *
 * @param doubt words that make the names mean something else where they come first or stand between them
 * @param isWhole whether all names must be part of the list
 * @returns nothing where it is in doubt what is named
 */
export function namedIn({ text, mentions }: Reading, range: Range, doubt: RegExp, isWhole = false): Mention[] {
  const [first, ...others] = mentions(range);
  if (!first || doubt.test(text.slice(range.from, first.from))) return [];
  const counting = [first];
  for (const mention of others) {
    const gap = gapBetween(counting.at(-1) ?? first, mention, text);
    if (!mention.continues && !(isJoint(gap) && !doubt.test(gap))) {
      return !isWhole && clause.test(gap.slice(0, LONGEST_GAP)) ? counting : [];
    }
    counting.push(mention);
  }
  return counting;
}

/** The words between two names. The titles of both, as in `Task 1.1: Copy; Task 1.2: Switch`, are no clauses. */
function gapBetween({ to }: Mention, next: Mention, text: string): string {
  const gap = text.slice(to, next.from);
  const areTitled = gap.startsWith(':') && text[next.to] === ':';
  return areTitled ? gap.slice(1).replace(/;\s?$/, ', ') : gap;
}

function isJoint(gap: string): boolean {
  return (
    gap.length <= LONGEST_GAP &&
    !clause.test(gap) &&
    joining.test(gap) &&
    (gap.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= MOST_WORDS
  );
}
