/** What `doubts.ts` is for sentences, for other cells: words that put in doubt that a row is about the tasks they name. */
import { comparing, foreign, pattern, undoing, undoingOf } from './doubts.ts';

export interface CellDoubts {
  /** In front of the first name, or between names. */
  before: RegExp;
  anywhere: RegExp;
  /** From the first name to the last. */
  among: RegExp;
}

const inFront = (list: string) =>
  new RegExp(`${undoingOf}|(?<![\\p{L}\\p{N}])(?:${list}|${comparing})(?![\\p{L}\\p{N}])`, 'iu');
const apart =
  'unless|except|besides|without|outside|despite|instead|other than|but|not|no|never|(?:half|parts?|most|some|any|one|end) of|first|last';
const cases = 'before|after|during|while|when|until|since|if|behind';
const conditions = `if|unless|except|whether|${foreign}`;
/** One of them is enough, or nobody knows which. */
const choice = 'either|whichever|at least one';
const or = pattern('or');

/** By the names of the tables. */
export const cellDoubts = {
  exclusion: { before: inFront(`${apart}|${cases}|from|for`), anywhere: pattern(conditions), among: /(?!)/u },
  liveness: {
    before: inFront(
      'unless|except|without|even|despite|although|though|regardless|instead|in place of|other than|not|no|never|from|old|everything|anything|between|users of|cancell?ation of',
    ),
    anywhere: pattern(
      `(?:is|are|was|were|been|being|gets?) (?:${undoing})|cancel(?:l?ed|lation)|(?:replaced|superseded) by|${choice}|${foreign}`,
    ),
    among: or,
  },
  atomicity: {
    before: inFront(`${apart}|${cases}|each|every|between|within|inside|steps? of`),
    anywhere: pattern(
      `${conditions}|${choice}|separately|individually|alone|one by one|on (?:its|their) own|independent(?:ly)?`,
    ),
    among: or,
  },
} as const satisfies Record<string, CellDoubts>;
