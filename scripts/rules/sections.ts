/** The parts of a rule's page that follow from the registry. */
import { type RuleId, rules } from '../../plugin/rules/index.ts';
import type { Rule } from '../../plugin/rules/support/rule.ts';
import { examineExample, type Files } from './example.ts';

/** The heading of the section that `silencing` makes. */
export const SILENCING = 'How to silence it';

const severities = {
  error: '**Error.** It fails a build, and the command line exits with 1.',
  warning: '**Warning.** It is printed and fails nothing, unless `--max-warnings` sets a limit.',
  info: '**Info.** It fails nothing; the command line prints it with `--verbose`.',
  contract:
    '**Error** in a plan that follows the template, that is, one with phases below the heading\n`## Implementation Order`; **warning** in any other. The presets `strict` and `relaxed` make it an error or a warning everywhere.',
} as const satisfies Record<Rule['severity'], string>;

const exclusive = {
  true: 'Nothing else is reported on such a file, not even with this rule off.',
  unread: 'Nothing else is reported on a file that was not read.',
} as const satisfies Record<`${NonNullable<Rule['exclusive']>}`, string>;

/** The front matter, what the rule reports, and its severity. */
export function opening(id: RuleId): string {
  const rule: Rule = rules[id];
  const head = ['---', `title: ${id}`, `description: ${JSON.stringify(rule.summary)}`, '---'].join('\n');
  const note = rule.exclusive ? ` ${exclusive[`${rule.exclusive}`]}` : '';
  return [head, rule.summary, `${severities[rule.severity]}${note}`].join('\n\n');
}

/**
 * How to turn the rule off in the settings, and the comment that silences it. The comment was tried on the example.
 *
 * @param files the bad example
 */
export function silencing(id: RuleId, files: Files): string {
  const config = [
    "import { defineConfig } from 'planwright/config';",
    '',
    'export default defineConfig({',
    `  rules: { '${id}': 'off' },`,
    '});',
  ].join('\n');
  return [
    `## ${SILENCING}`,
    "In the settings, set it to `'error'`, `'warn'`, `'info'` or `'off'`:",
    fence('ts title="planwright.config.ts"', config),
    ...comment(id, files),
    '[Settings and silencing](../../guides/settings/) also shows how to ignore a rule in some files, and how to use a baseline.',
  ].join('\n\n');
}

/** A fenced code block, with a fence that the code does not contain. */
export function fence(info: string, code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`{3,}/g), ([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${info}\n${code}\n${ticks}`;
}

function comment(id: RuleId, files: Files): string[] {
  const works = attempts(id, files).find(({ silenced }) => isSilent(silenced));
  return works ? [works.text, fence('md wrap', works.shown)] : ['No comment in the plan silences it.'];
}

/** A comment put into the example. */
interface Attempt {
  text: string;
  /** The lines around it. */
  shown: string;
  silenced: Files;
}

/** The comments that may silence the finding, the closest one first. */
function attempts(id: RuleId, files: Files): Attempt[] {
  const [finding] = examineExample(files).flatMap(({ findings }) => findings);
  const path = finding?.path ?? '';
  const lines = (files.get(path) ?? '').split('\n');
  const withLines = (changed: readonly string[]): Files => new Map([...files, [path, changed.join('\n')]]);
  const line = finding?.position?.start.line;
  if (line === undefined) return inFile(id, lines, 'anywhere in the plan', withLines);
  return [aboveLine(id, lines, line - 1, withLines), ...inFile(id, lines, 'before it', withLines)];
}

type WithLines = (lines: readonly string[]) => Files;

/** On a line of its own; in a table, which such a line would end, at the end of the row above. */
function aboveLine(id: RuleId, lines: readonly string[], index: number, withLines: WithLines): Attempt {
  const comment = `<!-- planwright-disable-next-line ${id}: why -->`;
  const line = lines[index] ?? '';
  const isRow = line.startsWith('|');
  const above = isRow ? `${lines[index - 1]} ${comment}` : `${/^\s*/.exec(line)?.[0]}${comment}`;
  return {
    text: `In the plan, a comment ${isRow ? 'at the end of the row above' : 'on the line above'} silences it:`,
    shown: `${above}\n${line}`,
    silenced: withLines([...lines.slice(0, isRow ? index - 1 : index), above, ...lines.slice(index)]),
  };
}

/** At the top; above front matter it would turn that into text. */
function inFile(id: RuleId, lines: readonly string[], where: string, withLines: WithLines): Attempt[] {
  if (lines[0] === '---') return [];
  const shown = `<!-- planwright-disable ${id}: why -->`;
  return [{ text: `A comment ${where} silences it:`, shown, silenced: withLines([shown, '', ...lines]) }];
}

function isSilent(files: Files): boolean {
  return examineExample(files).every(({ findings }) => findings.length === 0);
}
