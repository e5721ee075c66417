import { stdout } from 'node:process';
import type { AstroError } from 'astro/errors';
import { pretty } from '../check/reporters/pretty.ts';
import { sourceColumns, wantsColors } from '../check/reporters/terminal.ts';
import type { Finding } from '../rules/support/finding.ts';
import { counted, listed } from '../rules/support/wording.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { planwrightError } from './error.ts';
import { changedPlans, checkPlans } from './plans.ts';
import { addCollection, type SitePlans } from './shared.ts';
import type { Log, Site } from './site.ts';

/**
 * Reads and judges every plan on disk, and prints all findings. Throws once if a plan has errors or cannot be
 * published, or if there is no plan at all.
 */
export async function checkBeforeBuild(site: Site, logger: Log): Promise<SitePlans> {
  const checked = await checkPlans(site, (note) => logger.info(note));
  const { plans, faults } = checked;
  if (plans.length > 0) report(plans, logger);
  for (const { message, hint } of faults) throw planwrightError(message, hint);
  if (plans.length === 0) throw noPlans(site);
  const errors = plans.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
  if (errors.length > 0) throw wrongPlans(plans, errors);
  return checked;
}

/** Logs the findings of all plans, and how many were checked, as one message. */
export function report(plans: readonly WorkspacePlan[], logger: Log): void {
  const severities = new Set(plans.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const text = pretty(plans, { colors: wantsColors(process.env, stdout), columns: sourceColumns(stdout) }).trimEnd();
  if (severities.has('error')) logger.error(`\n${text}`);
  else if (severities.has('warning')) logger.warn(`\n${text}`);
  else logger.info(text);
}

/**
 * Compares the plans that the content loader has loaded with those on disk. Throws if they differ: a page would be missing,
 * or would show a plan that nobody has checked.
 *
 * @param loaded absent where the loader never ran
 */
export async function checkLoaded(site: Site, loaded: readonly WorkspacePlan[] | undefined): Promise<void> {
  if (loaded === undefined) {
    throw planwrightError(
      'The plans were checked but not loaded: there is no `plans` collection, so they would have no pages.',
      addCollection,
    );
  }
  const changed = await changedPlans(loaded, site);
  if (changed.length === 0) return;
  throw planwrightError(`Some plans changed while the site was being built: ${changed.join(', ')}.`, 'Build again.');
}

function wrongPlans(plans: readonly WorkspacePlan[], errors: readonly Finding[]): Error {
  const wrong = plans.filter(({ findings }) => findings.some((finding) => errors.includes(finding)));
  const placed = errors.find(({ position }) => position);
  const file = wrong.find(({ findings }) => placed && findings.includes(placed))?.file;
  const all = counted(plans.length, 'plan');
  return planwrightError(
    `${counted(errors.length, 'error')} in ${plans.length === 1 ? all : `${wrong.length} of ${all}`}. Nothing was published.`,
    'Each finding above says what to write instead.',
    file === undefined ? undefined : { file, ...placed?.position?.start },
  );
}

/** The error for a site without plans, which says where they are looked for. */
export function noPlans({ places, project: { match }, frame }: Site): AstroError {
  const folders = listed(places.map(({ folder }) => folder));
  if (match !== null) {
    return planwrightError(
      `No plan was found: no file below ${folders} is a plan by the setting \`match\`.`,
      'The globs of `match` count from the project, or from the folder of the config file, and name files, such as `specs/**/tasks.md`.',
    );
  }
  return planwrightError(
    `No plan was found: there is no tasks.md below ${folders}.`,
    frame.home
      ? 'Write one with `planwright init`, or say which files are plans with the setting `match`.'
      : 'Put a plan there, such as plans/my-feature/tasks.md, or name other folders with the option `plans`, or files with `match`.',
  );
}
