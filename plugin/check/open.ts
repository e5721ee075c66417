import { withSlashes } from '../plan/address.ts';
import { limitsFrom } from '../plan/limits/limits.ts';
import { type Contents, readContents } from './contents.ts';
import { type ReadPlan, readInput } from './examine.ts';
import { existsNear } from './exists.ts';
import type { PlanFile } from './files.ts';
import { type PathFault, reasonOf } from './path-fault.ts';
import type { CheckSettings } from './settings.ts';
import type { PlacedPlan } from './together.ts';

/** How a file is read. */
export interface OpenOptions {
  /** In place of the file system's own. */
  read?: typeof readContents;
  /** What was read before, by file; whatever still holds the same bytes is not parsed again. */
  known?: Map<string, KnownPlan> | undefined;
}

/** A file as it was when it was read. */
export interface KnownPlan {
  contents: Contents;
  read: ReadPlan;
}

/** Reads one plan file; a fault where it cannot be opened. */
export async function openPlan(
  planFile: PlanFile,
  { limits }: Pick<CheckSettings, 'limits'>,
  { read = readContents, known }: OpenOptions = {},
): Promise<PlacedPlan | PathFault> {
  const { file, path, id, root } = planFile;
  const contents = await read(file, limitsFrom(limits).fileBytes).catch((error: Error) => error);
  if (contents instanceof Error) return { message: `Cannot read ${path}.`, hint: reasonOf(contents) };
  const before = known?.get(file);
  const plan =
    before && isSame(before.contents, contents)
      ? before.read
      : readInput({ ...contents, path, id, exists: existsNear(file, root) }, { limits });
  known?.set(file, { contents, read: plan });
  return placed(plan, planFile);
}

/** A plan, and where its file lies. */
export function placed(plan: ReadPlan, { file, root }: PlanFile): PlacedPlan {
  return { ...plan, file: withSlashes(file), roots: [withSlashes(root)] };
}

function isSame(before: Contents, now: Contents): boolean {
  return before.size === now.size && Buffer.compare(before.bytes, now.bytes) === 0;
}
