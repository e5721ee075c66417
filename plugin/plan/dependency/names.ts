/** The names that a dependency value can use within its plan: ids and titles of tasks, and ids of phases. */
import { hasLetter, startOfWords } from '../text/letters.ts';
import { firstIndex, type Range } from '../text/range.ts';

export interface PlanNames {
  ids: ReadonlySet<string>;
  /** Ids of phases that begin with a letter: `M1`. */
  phases: ReadonlySet<string>;
  /** Ids of the first and the last task. */
  ends: readonly [string, string] | null;
  /**
   * The task with this title, or the only one whose title begins with these two or more words; null for none.
   *
   * @param owner whose value it is: its own title is not meant
   */
  titled(text: string, owner: string | null): string | null;
  /** The ranges of titles in a text that contain something like a separator. */
  titlesIn(text: string): Range[];
}

/**
 * @param tasks in the order of the page
 * @param phases ids of phases
 */
export function namesOf(tasks: readonly { id: string; title: string }[], phases: readonly string[] = []): PlanNames {
  const titles = tasks
    .map(({ id, title }) => ({ id, title: plain(title) }))
    .filter(({ title }) => title !== '')
    .sort((a, b) => (a.title < b.title ? -1 : Number(a.title > b.title)));
  const split = titles.map(({ title }) => title).filter((title) => separator.test(title));
  const [first, last] = [tasks[0]?.id, tasks.at(-1)?.id];
  return {
    ids: new Set(tasks.map(({ id }) => id)),
    phases: new Set(phases.filter((id) => /^[A-Z]/.test(id))),
    ends: first === undefined || last === undefined ? null : [first, last],
    titled: (text, owner) => {
      const words = plain(text);
      if (!hasLetter(words)) return null;
      const from = firstIndex(titles, ({ title }) => title >= words);
      const to = firstIndex(titles, ({ title }) => title > words && !title.startsWith(words));
      const begun = titles.slice(from, to);
      const whole = begun.filter(({ id, title }) => title === words && id !== owner);
      const isLong = words.includes(' ');
      const [only, ...others] =
        whole.length > 0 ? whole : begun.filter(({ id, title }) => isLong && id !== owner && endsWord(title, words));
      return only !== undefined && others.length === 0 ? only.id : null;
    },
    titlesIn: (text) => {
      if (split.length === 0) return [];
      const lower = text.toLowerCase();
      return split.flatMap((title) => {
        const from = title.length > lower.length ? -1 : lower.indexOf(title);
        return from < 0 ? [] : [{ from, to: from + title.length }];
      });
    },
  };
}

function endsWord(title: string, { length }: string): boolean {
  return startOfWords(title.slice(length)) > 0;
}

const separator = /[,;、，；和&+/]| and | or | - | – | — /;

/** Longer titles are not written out. */
const LONGEST = 300;

/** A title as it is compared: in lower case, without marks at its ends; empty where it is too long to be named. */
function plain(text: string): string {
  if (text.length > LONGEST) return '';
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s“”"'‘’«»„`]+|(?:[\s“”"'‘’«».!`:\p{Extended_Pictographic}]|\uFE0F)+$/gu, '');
}
