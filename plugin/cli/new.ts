import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { slug } from 'github-slugger';
import { visible } from '../check/reporters/visible.ts';
import { reasonOf } from '../files/contents.ts';
import { below } from '../files/inside.ts';
import { TEMPLATE } from '../plan/template-text.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { parseOptions, UsageError } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';

const options = { config: settingsOptions.config };

/** `planwright new`. */
export const newPlan: Command = {
  usage: 'new NAME',
  about:
    "Writes a plan from the template to plans/<name>/tasks.md, or below docs/plans if your plans are there. A NAME with a slash is the plan's folder.",
  options,
  examples: [
    ['planwright new "Guest checkout"', 'writes plans/guest-checkout/tasks.md'],
    ['planwright new services/shop/refunds', 'writes services/shop/refunds/tasks.md'],
  ],
  exit: 'Exit code: 0 written, 2 wrong use, or the plan exists already.',
  run,
};

/**
 * Writes a plan from the template.
 *
 * @throws {UsageError} for other than one name, for a name that cannot be a folder's, and for a plan that exists already
 */
async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  const name = nameAmong(positionals, 'new');
  if (name === undefined) throw new UsageError('new needs a name.', 'Write `planwright new "Guest checkout"`.');
  const { match } = await projectSettings(values, io.cwd);
  const file = await writeNewPlan(name, io.cwd);
  io.stdout.write(`Wrote ${shown(file, io)}.\n`);
  if (match && !match.matches(file)) io.stderr.write('The setting `match` does not name it: add it there.\n');
  io.stdout.write('Replace the text in square brackets, then run `planwright check`.\n');
  return 0;
}

/** @throws {UsageError} for more than one: names with blanks take quotes */
export function nameAmong(names: readonly string[], command: 'init' | 'new'): string | undefined {
  if (names.length < 2) return names[0];
  const words = visible(names.join(' '));
  throw new UsageError(
    `${command} takes one name, not ${names.length}.`,
    `Write \`planwright ${command} "${words}"\`.`,
  );
}

/**
 * Writes a plan from the template.
 *
 * @param name a title, or a path that ends with one
 * @returns the absolute path of the plan
 * @throws {UsageError} for a name that cannot be a folder's, and where the plan cannot be written
 */
export async function writeNewPlan(name: string, cwd: string): Promise<string> {
  const isPath = /[\\/]/.test(name);
  const title = isPath ? titleFrom(basename(resolve(cwd, name))) : name.trim();
  const folder = slug(title);
  if (folder === '') {
    throw new UsageError(
      `${visible(name.trim()) || 'An empty name'} cannot be the name of a folder.`,
      'Use letters or digits.',
    );
  }
  const file = join(isPath ? resolve(cwd, name) : join(plansFolder(cwd), folder), 'tasks.md');
  const date = new Date().toISOString().slice(0, 10);
  try {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, planFromTemplate(title.replace(/\s+/g, ' '), date), { flag: 'wx' });
  } catch (error) {
    const path = below(cwd, file) ?? file;
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new UsageError(`Cannot write ${path}.`, reasonOf(error));
    }
    throw new UsageError(`${path} already exists.`, 'Use another name, or edit that plan.');
  }
  return file;
}

/**
 * The template as the beginning of a plan: with its title, and with what can be counted. Everything else in brackets is left
 * to the author, and `untouched-template` reports the plan until some of it is written.
 *
 * @param title one line of Markdown
 * @param date such as `2026-03-01`
 */
function planFromTemplate(title: string, date: string): string {
  return TEMPLATE.replace('[Feature Name]', () => title)
    .replace('[count]', String(TEMPLATE.match(/^- \[ \] \*\*Task/gm)?.length))
    .replace(/^(\| (\d)\. .*\| )X(?= \|)/gm, (_, row: string, phase: string) => row + tasksOf(phase))
    .replace('[date/time]', date);
}

function tasksOf(phase: string): number {
  return TEMPLATE.split(`**Task ${phase}.`).length - 1;
}

function plansFolder(cwd: string): string {
  const [plans = cwd, inDocs = cwd] = ['plans', 'docs/plans'].map((folder) => join(cwd, folder));
  return !existsSync(plans) && existsSync(inDocs) ? inDocs : plans;
}

/** A path as it is printed. */
export function shown(file: string, { cwd }: Pick<Io, 'cwd'>): string {
  return visible((below(cwd, file) ?? file).split(sep).join('/'));
}

/** `guest-checkout` as `Guest checkout`. */
function titleFrom(folder: string): string {
  const words = folder.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
