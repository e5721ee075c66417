import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { digest } from './digest.ts';

/**
 * What this code is, so that pages made by other code are made anew: the package's version, and where it runs from its
 * sources, which change under one version, those too.
 */
export function codeVersion(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const { version } = JSON.parse(readFileSync(packageFile(here), 'utf8')) as { version: string };
  return import.meta.url.endsWith('.ts') ? `${version}+${sourceDigest(dirname(here))}` : version;
}

function packageFile(folder: string): string {
  const file = join(folder, 'package.json');
  return existsSync(file) ? file : packageFile(dirname(folder));
}

function sourceDigest(folder: string): string {
  const files = globSync('**/*.ts', { cwd: folder, absolute: true }).sort();
  return digest(...files.map((file) => readFileSync(file)));
}
