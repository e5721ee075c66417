import { readFile } from 'node:fs/promises';
import type { Examined } from '../check/examine.ts';
import { findPlans, type PathFault } from '../check/files.ts';
import type { ProjectSettings } from '../check/project.ts';
import { examineFiles, type KnownPlan } from '../check/read.ts';
import { type FixedFile, fixedFiles, writeFixed } from './fix.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress.ts';
import { withoutIgnored } from './settings.ts';

/** What a check is to do. */
export interface Job {
  /** Paths, folders and globs, as typed. */
  names: readonly string[];
  project: ProjectSettings;
  /** Whether plans are mended before they are judged, or only judged as if they were. */
  fix: 'no' | 'write' | 'preview';
}

/** What came of it. */
export interface Outcome {
  checked: Examined[];
  /** What could not be found, read or written. */
  faults: PathFault[];
  /** The plans that were mended, or would be. */
  fixed: FixedFile[];
}

/**
 * Finds plans, mends them where that was asked for, and examines what they then say.
 *
 * @param known plans that were read before, see `examineFiles`
 */
export async function examinePlans(
  { names, project, fix }: Job,
  { cwd, stderr }: Io,
  known = new Map<string, KnownPlan>(),
): Promise<Outcome> {
  const { files: found, faults: lost } = await findPlans(names, cwd);
  const files = withoutIgnored(found, project, stderr);
  const fixed = fix === 'no' ? [] : await fixedFiles(files, project, known);
  const unwritten = fix === 'write' ? await writeFixed(fixed) : [];
  const preview = new Map(fix === 'preview' ? fixed.map(({ file, after }) => [file, after]) : []);
  const progress = progressLine(files.length, stderr);
  const read = async (file: string) => preview.get(file) ?? (await readFile(file));
  const { checked, faults } = await examineFiles(files, project, { read, known, onDone: progress.tick });
  progress.end();
  return { checked, faults: [...lost, ...unwritten, ...faults], fixed };
}
