import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A Chromium on disk and what it needs round it. */
export interface Chromium {
  executablePath: string;
  /** Folder of shared libraries for systems that lack them; absent for an installed browser. */
  libraries?: string;
  /** Folder with a fontconfig file and a font, for systems without any. */
  fonts?: string;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium to test with: `CHROME_PATH`, else one that the system has, else the one that comes as an npm package.
 * @throws where `CHROME_PATH` names no file, or the package has no browser for this platform
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`Unexpected CHROME_PATH "${named}", expected a Chromium there`);
  const installed = named || INSTALLED.find((path) => existsSync(path));
  return installed ? { executablePath: installed } : unpackPackage();
}

/** The package unpacks to the temporary folder in place, where a second process would meet half a browser. */
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
  return { executablePath: join(home, 'chromium'), libraries: join(home, 'al2023', 'lib'), fonts: join(home, 'fonts') };
}

async function unpack(entry: string, libraries: string, folder: string): Promise<void> {
  const script = `
    const { default: chromium, inflate } = await import(process.argv[1]);
    await chromium.executablePath();
    await inflate(process.argv[2]);`;
  const args = ['--input-type=module', '--eval', script, entry, libraries];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, TMPDIR: folder } });
}
