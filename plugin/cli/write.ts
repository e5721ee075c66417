import { randomUUID } from 'node:crypto';
import { access, chmod, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: a new file beside it takes its place, with the same mode. A symbolic link stays one;
 * what it leads to is written.
 *
 * @param expected what the file must still hold
 * @throws {Error} where it holds something else by now, or cannot be written
 */
export async function replaceFile(file: string, bytes: Uint8Array, expected: Uint8Array): Promise<void> {
  const target = await realpath(file);
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeNew(beside, bytes, mode & 0o7777);
    if (Buffer.compare(await readFile(target), expected) !== 0) throw new Error('It has changed meanwhile');
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeNew(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(file, mode);
}
