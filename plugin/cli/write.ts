import { randomUUID } from 'node:crypto';
import { access, chmod, constants, lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Options for writing a file. */
export interface WriteOptions {
  /** The content that the file must still have; without it, the file may have any, or not exist yet. */
  expected?: Uint8Array;
}

/**
 * Writes a file whole or not at all: a new file beside it takes its place, with the same mode. A symbolic link stays one;
 * what it leads to is written.
 *
 * @throws {Error} if its content is not the expected one, or it cannot be written
 */
export async function replaceFile(file: string, bytes: Uint8Array, { expected }: WriteOptions = {}): Promise<void> {
  const { target, mode } = await targetOf(file, expected === undefined);
  const beside = join(dirname(target), `.planwright.${randomUUID()}.tmp`);
  try {
    await writeNew(beside, bytes, mode);
    if (expected && Buffer.compare(await readFile(target), expected) !== 0) {
      throw new Error('It was changed in the meantime');
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The file at the end of links, and the mode it keeps; null for a new file. */
async function targetOf(file: string, mayBeNew: boolean): Promise<{ target: string; mode: number | null }> {
  try {
    const target = await realpath(file);
    await access(target, constants.W_OK);
    const stats = await stat(target);
    if (!stats.isFile()) throw new Error('It is not a regular file');
    return { target, mode: stats.mode & 0o7777 };
  } catch (error) {
    const isNew = mayBeNew && (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isNew && (await isMissing(file))) return { target: file, mode: null };
    throw error;
  }
}

/** False for a broken link. */
async function isMissing(file: string): Promise<boolean> {
  return lstat(file).then(
    () => false,
    () => true,
  );
}

async function writeNew(file: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  const handle = await open(file, 'wx', mode === null ? 0o666 : 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (mode !== null) await chmod(file, mode);
}
