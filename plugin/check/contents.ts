import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** What a file holds. */
export interface Contents {
  /** All of it; nothing where it is larger than anybody wants to read. */
  bytes: Uint8Array;
  /** How many bytes the file has. */
  size: number;
}

/**
 * Reads a file, never waiting for one that is a pipe, a device or a socket.
 *
 * @param most bytes from which on only the size is told
 * @throws {Error} for what cannot be opened, and for what is no regular file
 */
export async function readContents(file: string, most = Number.POSITIVE_INFINITY): Promise<Contents> {
  await fileStats(file);
  // What took the file's place meanwhile must not keep anybody waiting either.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    refuseUnlessFile(stats);
    if (stats.size > most) return { bytes: new Uint8Array(), size: stats.size };
    const bytes = await handle.readFile();
    return { bytes, size: bytes.length };
  } finally {
    await handle.close();
  }
}

/**
 * What the file system knows of a file.
 *
 * @throws {Error} for what is not there, and for what is no regular file
 */
export async function fileStats(file: string): Promise<Stats> {
  const stats = await stat(file);
  refuseUnlessFile(stats);
  return stats;
}

function refuseUnlessFile(stats: Stats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENXIO';
  throw Object.assign(new Error(`It is ${kindOf(stats)}, expected a regular file`), { code });
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
