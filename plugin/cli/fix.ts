import { type Contents, readContents } from '../check/contents.ts';
import type { Examined } from '../check/examine.ts';
import type { PlanFile } from '../check/files.ts';
import { applyEdits } from '../check/fix/edit.ts';
import { fixes } from '../check/fix/fix.ts';
import type { KnownPlan } from '../check/open.ts';
import type { PathFault } from '../check/path-fault.ts';
import type { ProjectSettings } from '../check/project.ts';
import { examineFiles } from '../check/read.ts';
import { replaceFile } from './write.ts';

/** A plan file whose text can be mended. */
export interface FixedFile extends PlanFile {
  before: Uint8Array;
  after: Uint8Array;
}

/** The plans that can be mended, as they would be. What cannot be read is the check's to report. */
export async function fixedFiles(
  files: readonly PlanFile[],
  project: ProjectSettings,
  known: Map<string, KnownPlan>,
): Promise<FixedFile[]> {
  const contents = new Map<string, Contents>();
  const read: typeof readContents = async (file, most) => {
    const held = await readContents(file, most);
    contents.set(file, held);
    return held;
  };
  const { checked } = await examineFiles(files, project, { read, known });
  const examined = new Map(checked.map((one) => [one.plan.path, one]));
  return files.flatMap((file) => {
    const [before, one] = [contents.get(file.file)?.bytes, examined.get(file.path)];
    const after = before && one ? fixedBytes(before, one) : null;
    return before && after ? [{ ...file, before, after }] : [];
  });
}

/** Null where nothing is to be changed, and for bytes that their text does not spell out again. */
function fixedBytes(bytes: Uint8Array, examined: Examined): Uint8Array | null {
  const edits = fixes(examined);
  const text = Buffer.from(examined.source);
  const mark = bytes.subarray(0, Math.max(0, bytes.length - text.length));
  if (edits.length === 0 || !Buffer.concat([mark, text]).equals(bytes)) return null;
  return Buffer.concat([mark, Buffer.from(applyEdits(examined.source, edits))]);
}

/** Writes mended plans in place of the old ones; what could not be written is named, and the rest goes on. */
export async function writeFixed(fixed: readonly FixedFile[]): Promise<PathFault[]> {
  const faults: PathFault[] = [];
  for (const { file, path, before, after } of fixed) {
    await replaceFile(file, after, { expected: before }).catch(({ message }: Error) => {
      faults.push({ message: `Cannot write ${path}.`, hint: `${message}.` });
    });
  }
  return faults;
}
