import { withSlashes } from '../plan/address.ts';
import { limitsFrom } from '../plan/limits.ts';
import { type Contents, readContents } from './contents.ts';
import { type Examined, type ExamineInput, judge, type ReadPlan, readInput } from './examine.ts';
import { existsNear } from './exists.ts';
import { type PlanFile, plansOfRepository } from './files.ts';
import { type PathFault, reasonOf } from './path-fault.ts';
import { noSettings, type ProjectSettings, settingsFor } from './project.ts';
import { readReferenced } from './referenced.ts';
import type { CheckSettings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { elsewhereOf, type PlacedPlan } from './together.ts';
import { silentlyUnread } from './unread.ts';

/** How files are read. */
export interface ReadOptions {
  /** In place of the file system's own. */
  read?: typeof readContents;
  /** Told how many files are done, after each. */
  onDone?: (count: number) => void;
  /** What was read before, by file; whatever still holds the same bytes is not parsed again. */
  known?: Map<string, KnownPlan>;
}

/** A file as it was when it was read. */
export interface KnownPlan {
  contents: Contents;
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
  { read = readContents, onDone, known }: ReadOptions = {},
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const plans: PlacedPlan[] = [];
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  const { fileBytes } = limitsFrom(project.judge.limits);
  for (const [index, { file, path, id, root }] of files.entries()) {
    const contents = await read(file, fileBytes).catch((error: Error) => error);
    if (contents instanceof Error) faults.push({ message: `Cannot read ${path}.`, hint: reasonOf(contents) });
    else
      plans.push({
        ...readOnce(file, { ...contents, path, id, exists: existsNear(file, root) }, project.judge, known),
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
    if (examined instanceof SettingsError) {
      faults.push(examined);
      continue;
    }
    const fault = silentlyUnread(examined);
    if (fault) faults.push(fault);
    else checked.push(examined);
  }
  return { checked, faults };
}

function readOnce(
  file: string,
  input: ExamineInput & Contents,
  settings: CheckSettings,
  known?: ReadOptions['known'],
): ReadPlan {
  const before = known?.get(file);
  if (before?.contents.size === input.size && Buffer.compare(before.contents.bytes, input.bytes) === 0)
    return before.read;
  const read = readInput(input, settings);
  known?.set(file, { contents: { bytes: input.bytes, size: input.size }, read });
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
