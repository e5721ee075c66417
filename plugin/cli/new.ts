import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { slug } from 'github-slugger';
import { visible } from '../check/reporters/visible.ts';
import { reasonOf } from '../files/contents.ts';
import { below } from '../files/inside.ts';
import type { ExitCode, Io } from './io.ts';
import { parseOptions, UsageError } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';
import { planFromTemplate } from './template.ts';

/** What `planwright new --help` prints. */
export const help = `Usage: planwright new NAME [options]

Writes a plan from the template, to plans/<name>/tasks.md (docs/plans, where that is what there is).
A NAME with a slash is the plan's folder.

  --config FILE  config file (default: the nearest one)

Examples:
  planwright new "Guest checkout"       writes plans/guest-checkout/tasks.md
  planwright new services/shop/refunds  writes services/shop/refunds/tasks.md

Exit code: 0 written, 2 wrong use, or a plan that is there already.
`;

/**
 * Writes a plan from the template.
 *
 * @throws {UsageError} for other than one name, for a name that makes no folder, and for a plan that is there already
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { config: settingsOptions.config });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    const words = positionals.join(' ');
    throw new UsageError(
      name === undefined ? 'new needs a name.' : `new takes one name, not ${positionals.length}.`,
      `Write \`planwright new "${visible(words || 'Guest checkout')}"\`.`,
    );
  }
  const { match } = await projectSettings(values, io.cwd);
  const file = await writeNewPlan(name, io.cwd);
  io.stdout.write(`Wrote ${shown(file, io)}.\n`);
  if (match && !match.matches(file)) io.stderr.write('The setting `match` does not name it: add it there.\n');
  io.stdout.write('Replace the text in square brackets, then run `planwright check`.\n');
  return 0;
}

/**
 * Writes a plan from the template.
 *
 * @param name a title, or a path that ends with one
 * @returns the absolute path of the plan
 * @throws {UsageError} for a name that makes no folder, and where the plan cannot be written
 */
export async function writeNewPlan(name: string, cwd: string): Promise<string> {
  const isPath = /[\\/]/.test(name);
  const title = isPath ? titleFrom(basename(resolve(cwd, name))) : name.trim();
  const folder = slug(title);
  if (folder === '') {
    throw new UsageError(`${visible(name) || 'An empty name'} makes no folder name.`, 'Use letters or digits.');
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
    throw new UsageError(`${path} is there already.`, 'Use another name, or edit that plan.');
  }
  return file;
}

/** Where the plans of a folder are. */
export function plansFolder(cwd: string): string {
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
