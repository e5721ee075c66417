import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type Examined, examine } from '../check/examine.ts';
import { settingsFor } from '../check/project.ts';
import type { CheckSettings } from '../check/settings.ts';
import { plansBelow } from '../check/walk.ts';
import { planId } from '../plan/id.ts';
import { digest } from './digest.ts';
import { planwrightError } from './error.ts';
import { asAstroError } from './settings.ts';
import type { Site } from './site.ts';

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
  const files = await plansBelow(site.plansRoot);
  const plans = await Promise.all(
    files.map((file) => {
      const settings = settingsFor(site.project, file);
      return settings === null ? [] : readPlanFile(file, settings, site);
    }),
  );
  return plans.flat().sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

async function readPlanFile(file: string, settings: CheckSettings, site: Site): Promise<PlanFile> {
  const bytes = await readFile(file);
  const path = relative(site.root, file).split(sep).join('/');
  return { id: planId(file, site.plansRoot), file, path, bytes, digest: digest(bytes), settings };
}

/**
 * Reads and judges every plan of the site.
 *
 * @throws where a rule of the project's own throws
 */
export async function checkPlans(site: Site): Promise<CheckedPlan[]> {
  const plans = await readPlans(site);
  try {
    return plans.map((plan) => ({
      ...plan,
      ...examine({ bytes: plan.bytes, id: plan.id, path: plan.path }, plan.settings),
    }));
  } catch (error) {
    throw asAstroError(error);
  }
}

/** Throws where two files would be published as the same page. */
export function refuseSharedIds(plans: readonly PlanFile[]): void {
  const byId = Map.groupBy(plans, ({ id }) => id);
  for (const [id, [first, second]] of byId) {
    if (!first || !second) continue;
    throw planwrightError(
      `Two plans would be published as the page "${id}": ${first.path} and ${second.path}.`,
      'Move one of them into a folder of another name.',
      { file: second.file, line: undefined, column: undefined },
    );
  }
}
