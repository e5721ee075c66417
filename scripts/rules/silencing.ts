import { type RuleId, rules } from '../../plugin/rules/index.ts';
import type { Rule } from '../../plugin/rules/support/rule.ts';
import { examineExample, type Files } from './example.ts';
import { fence } from './fence.ts';

/** The heading of the section. */
export const SILENCING = 'Setting and silencing';

const weights = {
  error: 'It is an error: it fails a build, and the command line exits with 1.',
  warning: 'It is a warning: it is printed and fails nothing, unless `--max-warnings` sets a limit.',
  info: 'It is only worth knowing: `--verbose` prints it, and it fails nothing.',
  contract:
    'It is an error in a plan that has the template’s heading `## Implementation Order`, and a warning in any other; the presets\n`strict` and `relaxed` make it the one or the other everywhere.',
} as const satisfies Record<Rule['severity'], string>;

const alone: Record<string, string> = {
  true: 'Where it is found nothing else is reported on the file, not even with this rule off.',
  unread:
    'On a file that was not read nothing else is reported. With this rule off the command line exits with 2 for it, and a build fails.',
};

/**
 * The section about how to set or silence a rule. The comment that it shows was tried on the example.
 *
 * @param files the example that fails
 */
export function silencing(id: RuleId, files: Files): string {
  const { severity, exclusive }: Rule = rules[id];
  const config = [
    "import { defineConfig } from 'planwright/config';",
    '',
    'export default defineConfig({',
    `  rules: { '${id}': 'off' },`,
    '});',
  ].join('\n');
  return [
    `## ${SILENCING}`,
    weights[severity],
    ...(exclusive ? [alone[String(exclusive)]] : []),
    "The settings turn it off, or make it `'error'`, `'warn'` or `'info'`:",
    fence('ts title="planwright.config.ts"', config),
    ...comment(id, files),
    '[Settings and silencing](../../guides/settings/) has the rest: ignoring it in some files only, and a baseline.',
  ].join('\n\n');
}

function comment(id: RuleId, files: Files): string[] {
  const works = attempts(id, files).find(({ silenced }) => isSilent(silenced));
  if (!works) return ['No comment in the plan silences it.'];
  return [works.text, fence('md wrap', works.shown)];
}

/** A comment put into the example. */
interface Attempt {
  text: string;
  /** The lines around it. */
  shown: string;
  silenced: Files;
}

/** The comments that may silence what is found, the closest one first. */
function attempts(id: RuleId, files: Files): Attempt[] {
  const [finding] = examineExample(files).flatMap(({ findings }) => findings);
  const path = finding?.path ?? '';
  const lines = (files.get(path) ?? '').split('\n');
  const withLines = (changed: readonly string[]): Files => new Map([...files, [path, changed.join('\n')]]);
  const line = finding?.position?.start.line;
  if (line === undefined) return inFile(id, lines, 'wherever it stands', withLines);
  return [aboveLine(id, lines, line - 1, withLines), ...inFile(id, lines, 'from its place on', withLines)];
}

type WithLines = (lines: readonly string[]) => Files;

/** On a line of its own; in a table, where such a line would end it, behind the row above. */
function aboveLine(id: RuleId, lines: readonly string[], index: number, withLines: WithLines): Attempt {
  const comment = `<!-- planwright-disable-next-line ${id}: why -->`;
  const line = lines[index] ?? '';
  const isRow = line.startsWith('|');
  const above = isRow ? `${lines[index - 1]} ${comment}` : `${/^\s*/.exec(line)?.[0]}${comment}`;
  return {
    text: `In the plan a comment ${isRow ? 'at the end of the row above' : 'above the line'} silences it:`,
    shown: `${above}\n${line}`,
    silenced: withLines([...lines.slice(0, isRow ? index - 1 : index), above, ...lines.slice(index)]),
  };
}

/** At the top; above front matter it would make that plain text. */
function inFile(id: RuleId, lines: readonly string[], where: string, withLines: WithLines): Attempt[] {
  if (lines[0] === '---') return [];
  const shown = `<!-- planwright-disable ${id}: why -->`;
  return [{ text: `In the plan a comment silences it, ${where}:`, shown, silenced: withLines([shown, '', ...lines]) }];
}

function isSilent(files: Files): boolean {
  return examineExample(files).every(({ findings }) => findings.length === 0);
}
