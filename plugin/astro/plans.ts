import { relative, sep } from 'node:path';
import { readContents } from '../check/contents.ts';
import { type Examined, judge, readInput } from '../check/examine.ts';
import { existsNear } from '../check/exists.ts';
import { reasonOf } from '../check/path-fault.ts';
import { settingsFor } from '../check/project.ts';
import { readReferenced } from '../check/referenced.ts';
import type { CheckSettings } from '../check/settings.ts';
import { elsewhereOf } from '../check/together.ts';
import { plansBelow } from '../check/walk.ts';
import { withSlashes } from '../plan/address.ts';
import { planId } from '../plan/id.ts';
import { digest } from './digest.ts';
import { asAstroError, planwrightError } from './error.ts';
import type { Site } from './site.ts';
import { addressOf } from './urls.ts';

/** A plan file as it lies on the disk. */
export interface PlanFile {
  id: string;
  /** Absolute path. */
  file: string;
  /** Path below the project's root, with `/`. */
  path: string;
  bytes: Uint8Array;
  /** Of the bytes. */
  digest: string;
  /** How it is judged. */
  settings: CheckSettings;
}

/** A plan file and all that is known about it. */
export interface CheckedPlan extends PlanFile, Examined {}

/** Reads every plan file of the site from the disk, in the order of their ids. What is ignored is no plan of the site. */
export async function readPlans(site: Site): Promise<PlanFile[]> {
  const {
    files,
    faults: [fault],
  } = await plansBelow(site.plansRoot);
  if (fault) throw planwrightError(fault.message, fault.hint);
  const plans = await Promise.all(
    files.map((file) => {
      const settings = settingsFor(site.project, file);
      return settings === null ? [] : readPlanFile(file, settings, site);
    }),
  );
  return plans.flat().sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

async function readPlanFile(file: string, settings: CheckSettings, site: Site): Promise<PlanFile> {
  const path = relative(site.root, file).split(sep).join('/');
  const { bytes } = await readContents(file).catch((error) => {
    throw planwrightError(`Cannot read ${path}.`, reasonOf(error));
  });
  return { id: planId(file, site.plansRoot), file, path, bytes, digest: digest(bytes), settings };
}

/**
 * Reads and judges every plan of the site, each with what the others say of its tasks.
 *
 * @throws where a rule of the project's own throws
 */
export async function checkPlans(site: Site): Promise<CheckedPlan[]> {
  const roots = [site.plansRoot, site.repositoryRoot].map(rootFolder);
  const plans = (await readPlans(site)).map((file) => {
    const { bytes, id, path } = file;
    const exists = existsNear(file.file, site.repositoryRoot);
    return {
      file,
      placed: { ...readInput({ bytes, id, path, exists }, site.project.judge), file: withSlashes(file.file), roots },
    };
  });
  const placed = plans.map((plan) => plan.placed);
  const { context, unreadable } = await readReferenced(placed);
  const { phaseOrder } = site.project.judge;
  const elsewhere = elsewhereOf(placed, { context, unreadable, phaseOrder });
  try {
    return plans.map(({ file, placed }) => ({ ...file, ...judge(placed, file.settings, elsewhere.get(placed)) }));
  } catch (error) {
    throw asAstroError(error);
  }
}

/** Without a slash at its end. */
function rootFolder(path: string): string {
  return withSlashes(path).replace(/\/+$/, '');
}

/** Throws where two files would be published as the same page. */
export function refuseSharedIds(plans: readonly PlanFile[]): void {
  const byAddress = Map.groupBy(plans, ({ id }) => addressOf(id));
  for (const [address, [first, second]] of byAddress) {
    if (!first || !second) continue;
    throw planwrightError(
      `Two plans would be published as the page "${address}": ${first.path} and ${second.path}.`,
      'Move one of them into a folder of another name.',
      { file: second.file, line: undefined, column: undefined },
    );
  }
}
