import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A Chromium on disk. */
export interface Chromium {
  executablePath: string;
  /** Folder of shared libraries for systems that lack them; absent for an installed browser. */
  libraries?: string;
}

/**
 * The Chromium to test with: the one at `CHROME_PATH`, else the one that comes as an npm package. One that happens to be
 * installed is never taken unasked: results would differ from machine to machine.
 * @throws where `CHROME_PATH` names no file, or the package has no browser for this platform
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROME_PATH;
  if (!named) return unpackPackage();
  if (!existsSync(named)) throw new Error(`There is no Chromium at CHROME_PATH, "${named}".`);
  return { executablePath: named };
}

/** The package unpacks to the temporary folder in place, where a second process would find a half-written browser. */
async function unpackPackage(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = join(dirname(entry), '..');
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const cache = fileURLToPath(new URL('../../node_modules/.cache/planwright/', import.meta.url));
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true });
    const draft = await mkdtemp(`${home}-`);
    await unpack(entry, join(folder, 'bin', 'al2023.tar.br'), draft);
    await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return { executablePath: join(home, 'chromium'), libraries: join(home, 'al2023', 'lib') };
}

async function unpack(entry: string, libraries: string, folder: string): Promise<void> {
  const script = `
    const { default: chromium, inflate } = await import(process.argv[1]);
    await chromium.executablePath();
    await inflate(process.argv[2]);`;
  const args = ['--input-type=module', '--eval', script, entry, libraries];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, TMPDIR: folder } });
}
