/** Suggestions for names that are written by hand. */
import { closestMatch } from 'leven';

/** Longer than any word that is known; the distance between two costs the product of their lengths. */
const LONGEST = 60;
/** Cap on the words that a suggestion lists. */
const MAX_LISTED = 20;

/** The known word that was probably meant; undefined where none is near. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const most = word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const maxDistance = Math.min(word.length - 1, most);
  return closestMatch(word, words, { maxDistance });
}

/** `Did you mean --format?`, else all the words there are. */
export function suggestion(word: string, words: readonly string[], prefix = ''): string {
  const meant = nearestWord(word, words);
  if (meant !== undefined) return `Did you mean ${prefix}${meant}?`;
  const listed = words.slice(0, MAX_LISTED).map((known) => prefix + known);
  const more = words.length - listed.length;
  return `Use one of: ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
