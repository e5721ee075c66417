import { applyEdits } from '../check/fix/edit.ts';
import { fixes } from '../check/fix/fix.ts';
import { type PathFault, reasonOf } from '../files/contents.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { replaceFile } from './write.ts';

/** A plan file whose text can be fixed. */
export interface FixedFile extends Pick<WorkspacePlan, 'file' | 'path'> {
  before: Uint8Array;
  after: Uint8Array;
}

/** The plans that can be fixed, with their fixed text. */
export function fixedFiles(plans: readonly WorkspacePlan[]): FixedFile[] {
  return plans.flatMap((plan) => {
    const after = fixedBytes(plan);
    return after ? [{ file: plan.file, path: plan.path, before: plan.bytes, after }] : [];
  });
}

/** Null where there is nothing to change, and where encoding the text again would not give the same bytes. */
function fixedBytes(plan: WorkspacePlan): Uint8Array | null {
  const { bytes, source } = plan;
  const edits = fixes(plan);
  const text = Buffer.from(source);
  const mark = bytes.subarray(0, Math.max(0, bytes.length - text.length));
  if (edits.length === 0 || !Buffer.concat([mark, text]).equals(bytes)) return null;
  return Buffer.concat([mark, Buffer.from(applyEdits(source, edits))]);
}

/** Writes the fixed plans. One that cannot be written is a fault, and does not stop the others. */
export async function writeFixed(fixed: readonly FixedFile[]): Promise<PathFault[]> {
  const faults: PathFault[] = [];
  for (const { file, path, before, after } of fixed) {
    await replaceFile(file, after, { expected: before }).catch((error) => {
      faults.push({ message: `Cannot write ${path}.`, hint: reasonOf(error) });
    });
  }
  return faults;
}
