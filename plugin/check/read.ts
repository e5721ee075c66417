import type { OtherPlans } from '../graph/model.ts';
import { withSlashes } from '../plan/address.ts';
import { type Examined, judge } from './examine.ts';
import { type PlanFile, plansOfRepository } from './files.ts';
import { type OpenOptions, openPlan } from './open.ts';
import type { PathFault } from './path-fault.ts';
import { noSettings, type ProjectSettings, settingsFor } from './project.ts';
import { type NamesOf, readReferenced } from './referenced.ts';
import { SettingsError } from './settings-error.ts';
import { elsewhereOf, type PlacedPlan, type Surroundings } from './together.ts';
import { silentlyUnread } from './unread.ts';

/** How files are read. */
export interface ReadOptions extends OpenOptions {
  /** Told how many files are done, after each. */
  onDone?: (count: number) => void;
}

/**
 * Reads plan files, one after the other, and examines them together with the plans that they name. One that cannot be
 * opened is named, as is a rule of the project's own that throws, and the rest goes on. Whoever names a file that the
 * settings leave out has it examined all the same.
 */
export async function examineFiles(
  files: readonly PlanFile[],
  project: ProjectSettings = noSettings,
  { onDone, ...options }: ReadOptions = {},
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const plans: PlacedPlan[] = [];
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  for (const [index, file] of files.entries()) {
    const opened = await openPlan(file, project.judge, options);
    if ('plan' in opened) plans.push(opened);
    else faults.push(opened);
    onDone?.(index + 1);
  }
  const elsewhere = elsewhereOf(plans, await surroundingsOf(plans, files, project));
  for (const plan of plans) {
    const judged = judgePlaced(plan, project, elsewhere.get(plan));
    if ('findings' in judged) checked.push(judged);
    else faults.push(judged);
  }
  return { checked, faults };
}

/** What there is beside plans that are examined together: the plans that they name, and those they may have meant. */
export async function surroundingsOf(
  plans: readonly PlacedPlan[],
  files: readonly PlanFile[],
  { judge }: ProjectSettings,
  namesOf?: NamesOf,
): Promise<Surroundings> {
  const { lost, ...referenced } = await readReferenced(plans, namesOf);
  const others = lost ? (await plansOfRepository(files)).map(({ id, file }) => ({ id, file: withSlashes(file) })) : [];
  return { ...referenced, others, phaseOrder: judge.phaseOrder };
}

/** Judges a plan by the settings that hold for its file; a fault where that cannot be done, and where it must not pass. */
export function judgePlaced(
  plan: PlacedPlan,
  project: ProjectSettings,
  elsewhere: OtherPlans | undefined,
): Examined | PathFault {
  const settings = settingsFor(project, plan.file) ?? project.judge;
  const examined = attempt(() => judge(plan, settings, elsewhere));
  return examined instanceof SettingsError ? examined : (silentlyUnread(examined) ?? examined);
}

function attempt<Result>(work: () => Result): Result | SettingsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}
