import { readFile } from 'node:fs/promises';
import { withSlashes } from '../plan/address.ts';
import { type Examined, type ExamineInput, judge, type ReadPlan, readInput } from './examine.ts';
import { existsNear } from './exists.ts';
import { type PathFault, type PlanFile, plansOfRepository } from './files.ts';
import { noSettings, type ProjectSettings, settingsFor } from './project.ts';
import { readReferenced } from './referenced.ts';
import type { CheckSettings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { elsewhereOf, type PlacedPlan } from './together.ts';

/** How files are read. */
export interface ReadOptions {
  /** In place of the file system's own. */
  read?: (file: string) => Promise<Uint8Array>;
  /** Told how many files are done, after each. */
  onDone?: (count: number) => void;
  /** What was read before, by file; whatever still holds the same bytes is not parsed again. */
  known?: Map<string, KnownPlan>;
}

/** A file as it was when it was read. */
export interface KnownPlan {
  bytes: Uint8Array;
  read: ReadPlan;
}

/**
 * Reads plan files, one after the other, and examines them together with the plans that they name. One that cannot be
 * opened is named, as is a rule of the project's own that throws, and the rest goes on. Whoever names a file that the
 * settings leave out has it examined all the same.
 */
export async function examineFiles(
  files: readonly PlanFile[],
  project: ProjectSettings = noSettings,
  { read = readFile, onDone, known }: ReadOptions = {},
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const plans: PlacedPlan[] = [];
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  for (const [index, { file, path, id, root }] of files.entries()) {
    const bytes = await read(file).catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ message: `Cannot read ${path}.`, hint: `${bytes.message}.` });
    else
      plans.push({
        ...readOnce(file, { bytes, path, id, exists: existsNear(file, root) }, project.judge, known),
        file: withSlashes(file),
        roots: [withSlashes(root)],
      });
    onDone?.(index + 1);
  }
  const { lost, ...surroundings } = await readReferenced(plans);
  const others = lost ? (await plansOfRepository(files)).map(({ id, file }) => ({ id, file: withSlashes(file) })) : [];
  const elsewhere = elsewhereOf(plans, { ...surroundings, others, phaseOrder: project.judge.phaseOrder });
  for (const plan of plans) {
    const settings = settingsFor(project, plan.file) ?? project.judge;
    const examined = attempt(() => judge(plan, settings, elsewhere.get(plan)));
    if (examined instanceof SettingsError) faults.push(examined);
    else checked.push(examined);
  }
  return { checked, faults };
}

function readOnce(
  file: string,
  input: ExamineInput & { bytes: Uint8Array },
  settings: CheckSettings,
  known?: ReadOptions['known'],
): ReadPlan {
  const before = known?.get(file);
  if (before && Buffer.compare(before.bytes, input.bytes) === 0) return before.read;
  const read = readInput(input, settings);
  known?.set(file, { bytes: input.bytes, read });
  return read;
}

function attempt<Result>(work: () => Result): Result | SettingsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}
