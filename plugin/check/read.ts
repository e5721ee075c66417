import { readFile } from 'node:fs/promises';
import { type Examined, examine } from './examine.ts';
import type { PathFault, PlanFile } from './files.ts';
import type { CheckSettings } from './settings.ts';

/** How files are read. */
export interface ReadOptions {
  /** In place of the file system's own. */
  read?: (file: string) => Promise<Uint8Array>;
  /** Told how many files are done, after each. */
  onDone?: (count: number) => void;
}

/** Reads and examines plan files, one after the other; one that cannot be opened is named, and the rest goes on. */
export async function examineFiles(
  files: readonly PlanFile[],
  settings?: CheckSettings,
  { read = readFile, onDone }: ReadOptions = {},
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  for (const [index, { file, path, id }] of files.entries()) {
    const bytes = await read(file).catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ message: `Cannot read ${path}.`, hint: `${bytes.message}.` });
    else checked.push(examine({ bytes, path, id }, settings));
    onDone?.(index + 1);
  }
  return { checked, faults };
}
