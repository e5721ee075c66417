import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DRAWN_WITH = ['mermaid', 'jsdom', 'opentype.js', '@fontsource/arimo'];

/**
 * Changes with whatever, beside the text, decides on the bytes of a drawing: the code of this folder and the packages
 * it draws with. What writes the texts (`scene/`) is not among it, since the text itself is a part of every key.
 */
export function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = dirname(fileURLToPath(import.meta.url));
  for (const name of readdirSync(folder).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(readFileSync(join(folder, name)));
  }
  const require = createRequire(import.meta.url);
  for (const name of DRAWN_WITH) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  return hash.digest('hex');
}
