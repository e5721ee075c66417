/** What both packages offer beside their plugins: `check`, what it throws, and its types. */
import { resolve } from 'node:path';
import { withoutUnread } from '../check/checked.ts';
import { loadSettings } from '../check/config.ts';
import { type CheckReport, reportOf } from '../check/reporters/json.ts';
import type { Settings } from '../check/written-settings.ts';
import type { PathFault } from '../files/contents.ts';
import { findPlansOf, plansOfRepository } from './find.ts';
import { checkOnce } from './once.ts';

export type { CheckedPlan, CheckFinding, CheckPlace, CheckReport } from '../check/reporters/json.ts';
export { SettingsError } from '../check/settings.ts';
export type { Settings } from '../check/written-settings.ts';

/** A plan to check: a path, folder or glob, as on the command line; or a text in place of a file's content. */
export type PlanInput = string | { path: string; text: string };

/** Options for checking plans. */
export interface CheckInput {
  /** The folder that paths count from, and that the config file is looked for in. Default: the working directory. */
  cwd?: string | undefined;
  /** Settings; they take precedence over those of the config file, as the options of a site do. */
  settings?: Settings | undefined;
  /** A config file by its name. Default: the nearest one from `cwd` upwards. */
  config?: string | undefined;
}

/** An error that lists the plans that could not be found or read, each with what to do about it. */
export class CheckError extends Error {
  override name = 'CheckError';
  readonly faults: readonly PathFault[];

  constructor(faults: readonly PathFault[]) {
    super(faults.map(({ message, hint }) => `${message} ${hint}`).join('\n'));
    this.faults = faults;
  }
}

/**
 * Checks plans as `planwright check --format json` does: `await check('plans')`, `await check({ path, text })`.
 *
 * @param plans one or several; by default every plan below `cwd`
 * @throws {SettingsError} for wrong settings, and for a config file that cannot be loaded
 * @throws {CheckError} where something cannot be found or read, or a custom rule throws
 */
export async function check(
  plans: PlanInput | readonly PlanInput[] = [],
  { cwd = process.cwd(), settings, config }: CheckInput = {},
): Promise<CheckReport> {
  const folder = resolve(cwd);
  const options = settings && { name: 'The settings passed to check() are', base: folder, value: settings };
  const project = await loadSettings(folder, { config, options });
  const inputs = [plans].flat();
  const texts = inputs.filter((input) => typeof input !== 'string');
  const overlay = new Map(texts.map(({ path, text }) => [resolve(folder, path), new TextEncoder().encode(text)]));
  const names = inputs.filter((input) => typeof input === 'string');
  const found = await findPlansOf(
    project,
    names,
    folder,
    texts.map(({ path }) => path),
  );
  const others = () => plansOfRepository(found.files, project.match);
  const { checked, faults } = withoutUnread(await checkOnce(found.files, { project, others, overlay }));
  if (found.faults.length + faults.length > 0) throw new CheckError([...found.faults, ...faults]);
  return reportOf(checked);
}
