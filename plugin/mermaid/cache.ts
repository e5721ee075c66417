import { hash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContents } from '../files/contents.ts';

const DAY_MS = 86_400_000;
/** Drawings that no build has asked for in this many days are removed. */
const KEPT_DAYS = 30;
/** A writer that takes longer was killed. */
const DRAFT_DAYS = 1;

/**
 * The value kept under `key`; null where there is none, or where it is damaged: a writer was killed, or a disk failed. The
 * seal guards against accidents only. Anyone can compute it.
 */
export async function readCached(folder: string, key: string): Promise<string | null> {
  const path = join(folder, key);
  const entry = readEntry(path);
  if (entry === null) return null;
  const value = entry.slice(SEAL_LENGTH + 1);
  if (entry !== sealed(key, value)) return null;
  await markUsed(path).catch(() => undefined);
  return value;
}

/**
 * Keeps `value` under `key`. The file appears whole or not at all, whoever else writes it. A folder that cannot be
 * written to costs the next build some time and this one nothing, so it is not an error. One key in sixteen, all being hashes,
 * also clears out what is no longer used: only writing makes a folder grow.
 */
export async function writeCached(folder: string, key: string, value: string): Promise<void> {
  const draft = join(folder, `${key}.${randomUUID()}${DRAFT}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, sealed(key, value));
    await rename(draft, join(folder, key));
    if (key.startsWith('0')) await clearOut(folder);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Larger than any drawing. */
const MAX_BYTES = 2 ** 26;

function readEntry(path: string): string | null {
  try {
    return new TextDecoder().decode(readContents(path, MAX_BYTES).bytes);
  } catch {
    return null;
  }
}

const SEAL_LENGTH = 64;
const DRAFT = '.tmp';

const sealed = (key: string, value: string) => `${hash('sha256', `${key}\n${value}`)}\n${value}`;

/** The last change of a file serves as its last use; a day more or less does not matter. */
async function markUsed(path: string): Promise<void> {
  const now = new Date();
  const { mtimeMs } = await stat(path);
  if (now.getTime() - mtimeMs > DAY_MS) await utimes(path, now, now);
}

async function clearOut(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const days = name.endsWith(DRAFT) ? DRAFT_DAYS : KEPT_DAYS;
    // Another build may clear out as well.
    const mtimeMs = await stat(path).then(
      (file) => file.mtimeMs,
      () => null,
    );
    if (mtimeMs !== null && Date.now() - mtimeMs > days * DAY_MS) await rm(path, { force: true });
  }
}
