import type { Compared } from '../check/baseline.ts';
import type { Checked } from '../check/checked.ts';
import { readContents } from '../check/contents.ts';
import { findPlans } from '../check/files.ts';
import { checkFiles } from '../check/many.ts';
import type { KnownPlan } from '../check/open.ts';
import type { PathFault } from '../check/path-fault.ts';
import type { ProjectSettings } from '../check/project.ts';
import { examineFiles } from '../check/read.ts';
import { counted } from '../rules/support/wording.ts';
import type { OpenBaseline } from './baseline.ts';
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
  /** What is known, and fails nothing. */
  baseline?: OpenBaseline | null;
}

/** What came of it. */
export interface Outcome {
  checked: Checked[];
  /** What could not be found, read or written. */
  faults: PathFault[];
  /** The plans that were mended, or would be. */
  fixed: FixedFile[];
  /** Where there is a baseline. */
  compared: Compared | null;
}

/**
 * Finds plans, mends them where that was asked for, and examines what they then say.
 *
 * @param known plans that were read before, see `examineFiles`
 */
export async function examinePlans(
  { names, project, fix, baseline }: Job,
  { cwd, stderr }: Io,
  known?: Map<string, KnownPlan>,
): Promise<Outcome> {
  const { files: found, faults: lost } = await findPlans(names, cwd);
  const files = withoutIgnored(found, project, stderr);
  const held = known ?? new Map<string, KnownPlan>();
  const fixed = fix === 'no' ? [] : await fixedFiles(files, project, held);
  const unwritten = fix === 'write' ? await writeFixed(fixed) : [];
  const mended = fix === 'write' ? fixed.length - unwritten.length : 0;
  if (mended > 0) stderr.write(`Mended ${counted(mended, 'plan')}.\n`);
  const preview = new Map(fix === 'preview' ? fixed.map(({ file, after }) => [file, after]) : []);
  const progress = progressLine(files.length, stderr);
  const read: typeof readContents = async (file, most) => {
    const bytes = preview.get(file);
    return bytes ? { bytes, size: bytes.length } : readContents(file, most);
  };
  const onDone = progress.tick;
  const { checked, faults } =
    fix === 'no' && known === undefined
      ? await checkFiles(files, project, { onDone })
      : await examineFiles(files, project, { read, known: held, onDone });
  progress.end();
  const compared = baseline ? await baseline.compare(checked) : null;
  return { checked: compared?.checked ?? checked, faults: [...lost, ...unwritten, ...faults], fixed, compared };
}
