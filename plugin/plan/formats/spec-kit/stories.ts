/** User stories in headings, and those of the specification beside a plan. */

import { parseMarkdown } from '#parse';
import { pieceOf } from '../../inline/inline-text.ts';
import type { InlineText, Sourced } from '../../model.ts';
import { sectionsOf } from '../../sections.ts';
import { alphanumeric, wordEnd, wordStart } from '../../text/letters.ts';

const word = String.raw`(?:User\s+Stor(?:y|ies)|US|Story|用户故事|使用者故事|ユーザーストーリー|사용자\s*스토리)`;
/** `User Story 1`, `US1 + US6`, `US2 & 3`, `US6-US9` */
const named = new RegExp(
  String.raw`${wordStart}${word}[\s-]*\d+(?:\s*(?:\+|&|,|/|[-–]|and)\s*(?:${word}[\s-]*)?\d+(?!${alphanumeric}|\.))*`,
  'giu',
);

/** The stories that a heading names; a range names each of them. */
export function storiesIn(inlineText: InlineText): Sourced[] {
  return [...inlineText.text.matchAll(named)].flatMap(({ index, 0: words }) => {
    const numbers = [...words.matchAll(/\d+/g)];
    return numbers.flatMap(({ index: at, 0: number }, place) => {
      const { position } = pieceOf(inlineText, { from: index + at, to: index + at + number.length });
      const before = numbers[place - 1];
      const isEnd = before && /[-–]/.test(words.slice(before.index + before[0].length, at).replace(/US-|Story-/i, ''));
      const first = isEnd ? Number(before[0]) + 1 : Number(number);
      const length = Math.min(Math.max(1, Number(number) - first + 1), 100);
      return Array.from({ length }, (_, offset): Sourced => ({ value: String(first + offset), position }));
    });
  });
}

/** The stories and requirements of a specification, which tasks can refer to. */
interface Specification {
  /** Numbers of stories, with their titles. */
  stories: ReadonlyMap<string, string>;
  /** Ids such as `FR-001`. */
  requirements: ReadonlySet<string>;
}

const heading = new RegExp(String.raw`^${word}[\s-]*(\d+)(?!\d)[\s:：.–—-]*`, 'iu');

/** Reads the text of `spec.md`: its headings with the number of a story, and the ids of its functional requirements. */
export function readSpecification(text: string): Specification {
  const sections = sectionsOf(parseMarkdown(text), null);
  const stories = sections.flatMap(({ title }): [string, string][] => {
    const match = heading.exec(title);
    return match?.[1] === undefined ? [] : [[String(Number(match[1])), title.slice(match[0].length)]];
  });
  const requirements = text.match(requirement) ?? [];
  return { stories: new Map(stories), requirements: new Set(requirements) };
}

/** The id of a functional requirement. */
export const requirement = new RegExp(String.raw`(?<!${alphanumeric}|-)FR-\d+[a-z]?${wordEnd}`, 'gu');
