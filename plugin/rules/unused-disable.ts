import type { Report } from './support/finding.ts';
import { nearestWord } from './support/nearest.ts';
import type { Rule, UnusedDisable } from './support/rule.ts';
import { quoted } from './support/wording.ts';

const directives = ['planwright-disable', 'planwright-disable-next-line', 'planwright-enable'];

/** No comment silences this rule. */
export const unusedDisable: Rule = {
  summary: 'A disable comment silences nothing, or names a rule that does not exist.',
  severity: 'warning',
  *check({ comments }) {
    for (const comment of comments?.unused ?? []) {
      yield { ...textFor[comment.kind](comment, comments?.ruleIds ?? []), position: comment.position };
    }
  },
};

type Text = Pick<Report, 'message' | 'hint'>;

const textFor: Record<UnusedDisable['kind'], (comment: UnusedDisable, ruleIds: readonly string[]) => Text> = {
  unused: ({ word, rule }) => ({
    message: `This ${word} comment ${rule === null ? '' : `for ${rule} `}has no effect: ${reasonFor(word)}.`,
    hint:
      rule === null
        ? 'Remove the comment.'
        : 'Remove the rule from the comment, or the whole comment if it names no other rule.',
  }),
  'unknown-rule': ({ word, rule }, ruleIds) => ({
    message: `This ${word} comment names ${quoted(rule ?? '')}, which is not a rule.`,
    hint: hintFor(rule ?? '', ruleIds),
  }),
  'unknown-comment': ({ word }) => ({
    message: `${quoted(word)} is not a comment that Planwright knows.`,
    hint:
      suggestion(word, directives) ??
      `Use ${directives.map((directive) => `\`${directive}\``).join(', ')}, or start the comment with another word.`,
  }),
};

function reasonFor(word: string): string {
  if (word === 'planwright-enable') return 'there is nothing to enable';
  return `there is nothing to silence ${word === 'planwright-disable' ? 'after it' : 'on the next line'}`;
}

function hintFor(rule: string, ruleIds: readonly string[]): string {
  const [first = ''] = rule.split(/\s/);
  if (ruleIds.includes(first))
    return `Write \`${first}: why\`, with a colon before the reason and commas between rules.`;
  return (
    suggestion(rule, ruleIds) ??
    'Use the ids that findings end with, separated by commas; a reason follows after a colon.'
  );
}

function suggestion(word: string, known: readonly string[]): string | undefined {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}
