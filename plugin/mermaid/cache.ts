import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The value kept under `key`; null where there is none, or where a writer was killed or a disk failed and it is
 * damaged.
 */
export async function readCached(folder: string, key: string): Promise<string | null> {
  const entry = await readFile(join(folder, key), 'utf8').catch(() => null);
  if (entry === null) return null;
  const value = entry.slice(SEAL_LENGTH + 1);
  return entry === sealed(value) ? value : null;
}

/**
 * Keeps `value` under `key`. The file appears whole or not at all, whoever else writes it. A folder that cannot be
 * written to costs the next build some time and this one nothing, so it is no error.
 */
export async function writeCached(folder: string, key: string, value: string): Promise<void> {
  const draft = join(folder, `${key}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, sealed(value));
    await rename(draft, join(folder, key));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

const SEAL_LENGTH = 64;

const sealed = (value: string) => `${createHash('sha256').update(value).digest('hex')}\n${value}`;
