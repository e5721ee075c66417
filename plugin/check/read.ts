import { readFile } from 'node:fs/promises';
import { type Examined, examine } from './examine.ts';
import type { PathFault, PlanFile } from './files.ts';
import { noSettings, type ProjectSettings, settingsFor } from './project.ts';
import { SettingsError } from './settings-error.ts';

/** How files are read. */
export interface ReadOptions {
  /** In place of the file system's own. */
  read?: (file: string) => Promise<Uint8Array>;
  /** Told how many files are done, after each. */
  onDone?: (count: number) => void;
}

/**
 * Reads and examines plan files, one after the other. One that cannot be opened is named, as is a rule of the project's own
 * that throws, and the rest goes on. Whoever names a file that the settings leave out has it examined all the same.
 */
export async function examineFiles(
  files: readonly PlanFile[],
  project: ProjectSettings = noSettings,
  { read = readFile, onDone }: ReadOptions = {},
): Promise<{ checked: Examined[]; faults: PathFault[] }> {
  const checked: Examined[] = [];
  const faults: PathFault[] = [];
  for (const [index, { file, path, id }] of files.entries()) {
    const bytes = await read(file).catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ message: `Cannot read ${path}.`, hint: `${bytes.message}.` });
    else {
      const examined = attempt(() => examine({ bytes, path, id }, settingsFor(project, file) ?? project.judge));
      if (examined instanceof SettingsError) faults.push(examined);
      else checked.push(examined);
    }
    onDone?.(index + 1);
  }
  return { checked, faults };
}

function attempt<Result>(work: () => Result): Result | SettingsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}
