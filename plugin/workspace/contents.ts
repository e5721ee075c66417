/** The bytes that a plan is read from: of a file, or of all files of a folder that is a plan. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Contents, readContents } from '../files/contents.ts';
import type { Boundary } from '../files/inside.ts';
import { withSlashes } from '../plan/address.ts';
import { folderOf } from '../plan/formats/index.ts';
import type { FormatName } from '../plan/model.ts';
import type { FolderFiles } from '../plan/parts.ts';

/** The content of a plan; for a folder, the bytes of all its files in the order of their paths, and the size of the largest. */
export interface PlanContents extends Contents {
  folder?: FolderFiles;
}

/** The plan that a file is or is part of: its path, and the path that its id is made of. */
export function planAt(file: string): { file: string; named: string } {
  const found = folderOf(withSlashes(file));
  const folder = found?.folder.split('/').join(sep);
  return folder === undefined ? { file, named: file } : { file: folder, named: join(folder, 'tasks.md') };
}

interface ReadOptions {
  /** Bytes above which only the size of a file is reported. */
  maxBytes: number;
  within?: Boundary;
  /** Bytes to use instead of those on the disk, by file. */
  overlay?: ReadonlyMap<string, Uint8Array> | undefined;
}

/**
 * Reads a plan.
 *
 * @param path by which the paths of its files are shown
 * @throws {PartError} where one of its files cannot be opened, is not a regular file, or lies outside of the boundary
 */
export function readPlanFile(
  file: string,
  path: string,
  { maxBytes, within, overlay = new Map() }: ReadOptions,
): PlanContents {
  const read = (name: string, shown: string): Contents => {
    const bytes = overlay.get(name);
    if (bytes) return { bytes, size: bytes.length };
    try {
      return readContents(name, maxBytes, within);
    } catch (error) {
      throw new PartError(shown, error);
    }
  };
  const { format, names } = partsIn(file, [...overlay.keys()]);
  if (format === null) return read(file, path);
  const files = names.map((name) => ({ path: `${path}/${name}`, ...read(join(file, name), `${path}/${name}`) }));
  const size = Math.max(...files.map((one) => one.size));
  const bytes = size > maxBytes ? new Uint8Array() : Buffer.concat(files.map((one) => one.bytes));
  return { bytes, size, folder: { format, files } };
}

/** A file of a plan that cannot be read. */
export class PartError extends Error {
  override name = 'PartError';
  /** As it is shown. */
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`Cannot read ${path}`, { cause });
    this.path = path;
  }
}

/** The files of a plan by their paths in its folder, on the disk or not; none where it is not a folder. */
function partsIn(folder: string, others: readonly string[]): { format: FormatName | null; names: string[] } {
  const listed = isFolder(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const parts = [...listed.map((name) => join(folder, name)), ...others].flatMap((file) => {
    const part = folderOf(withSlashes(file));
    return part?.folder === withSlashes(folder) ? { file, format: part.format } : [];
  });
  const names = parts.map(({ file }) => relative(folder, file).split(sep).join('/'));
  return { format: parts[0]?.format ?? null, names: [...new Set(names)].sort() };
}

/** A file that cannot be looked at is none; whoever reads it says why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
