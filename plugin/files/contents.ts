import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';

/** What a file holds. */
export interface Contents {
  /** All of it; nothing where the file is larger than the limit. */
  bytes: Uint8Array;
  /** How many bytes the file has. */
  size: number;
}

/** A file that cannot be used, and why. */
export interface PathFault {
  message: string;
  hint: string;
}

/**
 * Reads a file, without ever waiting for a pipe, a device or a socket.
 *
 * @param most bytes above which only the size is reported
 * @throws {Error} for what cannot be opened, and for what is not a regular file
 */
export function readContents(file: string, most = Number.POSITIVE_INFINITY): Contents {
  fileStats(file);
  // Whatever took the file's place since must not block either.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    assertFile(stats);
    if (stats.size > most) return { bytes: new Uint8Array(), size: stats.size };
    const bytes = readFileSync(descriptor);
    return { bytes, size: bytes.length };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * What the file system knows of a file.
 *
 * @throws {Error} for what is not there, and for what is not a regular file
 */
export function fileStats(file: string): Stats {
  const stats = statSync(file);
  assertFile(stats);
  return stats;
}

/** The message of a failed file system call, as a sentence. */
export function reasonOf(error: unknown): string {
  return `${error instanceof Error ? error.message : String(error)}.`;
}

/** Whether a path does not exist, as opposed to one that may not be looked at. */
export function isMissing(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function assertFile(stats: Stats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENXIO';
  throw Object.assign(new Error(`It is ${kindOf(stats)}, not a regular file`), { code });
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
