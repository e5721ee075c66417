import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import type { Boundary } from './inside.ts';

/** The content of a file. */
export interface Contents {
  /** All of it; nothing where the file is larger than the limit. */
  bytes: Uint8Array;
  /** The size of the file in bytes. */
  size: number;
}

/** A file that cannot be used, and why. */
export interface PathFault {
  message: string;
  hint: string;
}

/**
 * Reads a file, without ever blocking on a pipe, a device or a socket.
 *
 * @param maxBytes bytes above which only the size is reported
 * @param within where the file must lie; nothing outside of it is opened
 * @throws {Error} for what cannot be opened, for what is not a regular file, and for what lies outside
 */
export function readContents(file: string, maxBytes = Number.POSITIVE_INFINITY, within?: Boundary): Contents {
  const path = within ? insideOf(within, file) : file;
  fileStats(path);
  // Whatever replaced the file since must not block or lead outside either.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (within ? (constants.O_NOFOLLOW ?? 0) : 0);
  const descriptor = openSync(path, flags);
  try {
    const stats = fstatSync(descriptor);
    assertFile(stats);
    if (stats.size > maxBytes) return { bytes: new Uint8Array(), size: stats.size };
    return readUpTo(descriptor, stats.size, maxBytes);
  } finally {
    closeSync(descriptor);
  }
}

/** Some system files claim to be empty and never end; for any other, a short read is the end. */
function readUpTo(descriptor: number, size: number, maxBytes: number): Contents {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for (let next = size + 1; ; next = CHUNK) {
    const chunk = Buffer.allocUnsafeSlow(next);
    const count = readSync(descriptor, chunk);
    read += count;
    if (read > maxBytes) return { bytes: new Uint8Array(), size: read };
    chunks.push(chunk.subarray(0, count));
    if (count === 0 || (count < next && size > 0)) break;
  }
  return { bytes: chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks), size: read };
}

const CHUNK = 1 << 16;

function insideOf(boundary: Boundary, file: string): string {
  const { place, real } = boundary.follow(file);
  if (place === 'outside') throw new OutsideError();
  return place === 'there' ? real : file;
}

/** A path that leads out of the folder that it must stay in. It says nothing of what is there. */
export class OutsideError extends Error {
  override name = 'OutsideError';

  constructor() {
    super('It leads out of the repository');
  }
}

/**
 * The file system's entry for a file.
 *
 * @throws {Error} for what is not there, and for what is not a regular file
 */
export function fileStats(file: string): Stats {
  const stats = statSync(file);
  assertFile(stats);
  return stats;
}

/** The reason of a failed file system call, as a sentence: without its code, its name and its path, as in `No such file or directory.` */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = /^E[A-Z\d]+: ([^,]+), /.exec(message)?.[1] ?? message;
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
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
