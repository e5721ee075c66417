import { readFile } from 'node:fs/promises';
import pc from 'picocolors';
import { wantsColors } from '../check/reporters/terminal.ts';
import { visible } from '../check/reporters/visible.ts';
import { ruleIds, rules } from '../rules/index.ts';
import { nearestWord } from '../rules/support/nearest.ts';
import type { CustomRule } from '../rules/support/rule.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { parseOptions, UsageError } from './options.ts';
import { rulePages } from './rule-pages.ts';
import { projectSettings, settingsOptions } from './settings.ts';

const options = {
  config: { ...settingsOptions.config, text: 'config file, for rules of your own (default: the nearest one)' },
};

/** `planwright explain`. */
export const explain: Command = {
  usage: 'explain [RULE]',
  about: 'Prints what a rule reports and why, with examples, and how to silence it. Without RULE, lists all rules.',
  options,
  examples: [['planwright explain'], ['planwright explain status-out-of-order']],
  exit: 'Exit code: 0 printed, 2 wrong use.',
  run,
};

/**
 * Prints the page of a rule.
 *
 * @throws {UsageError} for a rule that does not exist
 */
async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  const { judge } = await projectSettings(values, io.cwd);
  const own = judge.customRules ?? [];
  if (positionals.length > 1) throw new UsageError('explain takes one rule.', 'Write `planwright explain RULE`.');
  const [name] = positionals;
  io.stdout.write(name === undefined ? listOf(own) : await pageOf(name, own, wantsColors(io.env, io.stdout)));
  return 0;
}

function listOf(own: readonly CustomRule[]): string {
  const all = [
    ...ruleIds.map((id) => [id, rules[id].summary]),
    ...own.map(({ id }) => [id, 'A rule of this project.']),
  ];
  const width = Math.max(...all.map(([id = '']) => id.length));
  return all.map(([id = '', summary]) => `${id.padEnd(width)}  ${summary}\n`).join('');
}

async function pageOf(name: string, own: readonly CustomRule[], colors: boolean): Promise<string> {
  const custom = own.find(({ id }) => id === name);
  if (custom) return `${name} is a rule of this project.${custom.url ? ` See ${visible(custom.url)}.` : ''}\n`;
  if (!ruleIds.some((id) => id === name)) {
    const meant = nearestWord(name, [...ruleIds, ...own.map(({ id }) => id)]);
    const hint = meant ? `Did you mean \`planwright explain ${meant}\`?` : '`planwright explain` lists all rules.';
    throw new UsageError(`There is no rule ${name}.`, hint);
  }
  return inTerminal(await readFile(new URL(`${name}.md`, rulePages), 'utf8'), colors);
}

/** Formats Markdown for a terminal: headings stand out, links become their text, code keeps its lines. */
function inTerminal(markdown: string, colors: boolean): string {
  const { bold, dim } = pc.createColors(colors);
  const [, title = '', body = ''] = /^---\ntitle: (.*)\n[\s\S]*?\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  let fence: string | null = null;
  const lines = body.split('\n').map((line) => {
    const [, ticks, info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (ticks && (fence === null || ticks === fence)) {
      fence = fence === null ? ticks : null;
      return dim(fence === null ? '' : (/title="([^"]*)"/.exec(info)?.[1] ?? ''));
    }
    if (fence !== null) return line === '' ? '' : `    ${line}`;
    const text = line.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/\*\*([^*]+)\*\*/g, '$1');
    const [, heading] = /^#+ (.*)$/.exec(text) ?? [];
    return heading === undefined ? text : bold(heading);
  });
  return `${bold(title)}\n${lines.join('\n')}`;
}
