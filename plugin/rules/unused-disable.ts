import { closestMatch } from 'leven';
import type { Report } from './support/finding.ts';
import type { Rule, UnusedDisable } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** Longer than any id; the distance between two costs the product of their lengths. */
const LONGEST = 60;

const directives = ['planwright-disable', 'planwright-disable-next-line', 'planwright-enable'];

/** A comment that silences nothing, or names a rule that there is not. No comment silences it. */
export const unusedDisable: Rule = {
  summary: 'A disable comment silences nothing, or names a rule that does not exist.',
  severity: 'warning',
  *check({ comments }) {
    for (const comment of comments?.unused ?? []) {
      yield { ...words[comment.kind](comment, comments?.ruleIds ?? []), position: comment.position };
    }
  },
};

type Words = Pick<Report, 'message' | 'hint'>;

const words: Record<UnusedDisable['kind'], (comment: UnusedDisable, ruleIds: readonly string[]) => Words> = {
  unused: ({ word, rule }) => ({
    message: `Unexpected comment ${word}${rule === null ? '' : ` for ${rule}`}, expected ${purpose(word)}.`,
    hint:
      rule === null
        ? 'Take the comment out.'
        : 'Take the rule out of the comment, or the comment where it names no other.',
  }),
  'unknown-rule': ({ word, rule }, ruleIds) => ({
    message: `Unexpected rule ${quoted(rule ?? '')} in a comment ${word}, expected the id of a rule.`,
    hint: adviceFor(rule ?? '', ruleIds),
  }),
  'unknown-comment': ({ word }) => ({
    message: `Unexpected comment ${quoted(word)}, expected ${directives.join(', ').replace(/, (?=[^,]*$)/, ' or ')}.`,
    hint: suggestion(word, directives) ?? 'Give the comment another first word if it does not speak to Planwright.',
  }),
};

function purpose(word: string): string {
  if (word === 'planwright-enable') return 'the rule to be disabled before it';
  return word === 'planwright-disable'
    ? 'it to silence a finding behind it'
    : 'it to silence a finding on the next line';
}

function adviceFor(rule: string, ruleIds: readonly string[]): string {
  const [first = ''] = rule.split(/\s/);
  if (ruleIds.includes(first)) return `Write \`${first}: why\`: a colon before the reason, and commas between rules.`;
  return (
    suggestion(rule, ruleIds) ??
    'Name rules by the ids that findings end with, separated by commas, and write the reason behind a colon.'
  );
}

function suggestion(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const nearest = closestMatch(word, known, { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}
