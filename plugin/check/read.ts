import { readFile } from 'node:fs/promises';
import { type Examined, examine } from './examine.ts';
import type { PathFault, PlanFile } from './files.ts';
import type { CheckSettings } from './settings.ts';

/** Reads and examines plan files, one after the other; one that cannot be opened is named, and the rest goes on. */
export async function examineFiles(
  files: readonly PlanFile[],
  settings?: CheckSettings,
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  for (const { file, path, id } of files) {
    const bytes = await readFile(file).catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ message: `Cannot read ${path}.`, hint: `${bytes.message}.` });
    else checked.push(examine({ bytes, path, id }, settings));
  }
  return { checked, faults };
}
