/** What a plan is read from: a file, or all files of a folder that is a plan. */
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Contents, readContents } from '../files/contents.ts';
import type { Boundary } from '../files/inside.ts';
import { withSlashes } from '../plan/address.ts';
import { folderOf } from '../plan/formats/index.ts';
import type { FormatName } from '../plan/model.ts';
import type { FolderFiles } from '../plan/parts.ts';

/** What a plan holds; of a folder, the bytes of all its files in the order of their paths, and the size of the largest. */
export interface PlanContents extends Contents {
  folder?: FolderFiles;
}

/** The plan that a file is or is part of: its path, and the path that its id is made of. */
export function planAt(file: string): { file: string; named: string } {
  const found = folderOf(withSlashes(file));
  const folder = found?.folder.split('/').join(sep);
  return folder === undefined ? { file, named: file } : { file: folder, named: join(folder, 'tasks.md') };
}

/**
 * Reads a plan.
 *
 * @param path by which the paths of its files are shown
 * @throws {Error} where one of its files cannot be opened, is no regular file, or lies outside of the boundary
 */
export function readPlanFile(file: string, path: string, most: number, within?: Boundary): PlanContents {
  const { format, names } = partsIn(file);
  if (format === null) return readContents(file, most, within);
  const files = names.map((name) => ({ path: `${path}/${name}`, ...readContents(join(file, name), most, within) }));
  const size = Math.max(...files.map((one) => one.size));
  const bytes = size > most ? new Uint8Array() : Buffer.concat(files.map((one) => one.bytes));
  return { bytes, size, folder: { format, files } };
}

/** The files of a plan by their paths in its folder; none where it is no folder. */
function partsIn(folder: string): { format: FormatName | null; names: string[] } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { format: null, names: [] };
  const root = withSlashes(folder);
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
  const parts = below.flatMap((name) => {
    const part = folderOf(`${root}/${name}`);
    return part?.folder === root ? { name, format: part.format } : [];
  });
  return { format: parts[0]?.format ?? null, names: parts.map(({ name }) => name).sort() };
}
