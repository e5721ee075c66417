import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Mermaid lays out with is a part of the build of it that we load. */
const DRAWN_WITH = ['mermaid', 'opentype.js', '@fontsource/arimo', 'hastscript', 'hast-util-to-html'];

/**
 * Changes with whatever, beside the text, decides on the bytes of a drawing: the code of this folder and the packages
 * it draws with. What writes the texts (`scene/`) is not among it, since the text itself is a part of every key.
 */
export function fingerprint(): string {
  known ??= compute();
  return known;
}

/** A process draws with the code that it has loaded. */
let known: string | undefined;

function compute(): string {
  const hash = createHash('sha256');
  const folder = dirname(fileURLToPath(import.meta.url));
  for (const name of readdirSync(folder).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(readFileSync(join(folder, name)));
  }
  for (const name of DRAWN_WITH) hash.update(packageFile(name));
  return hash.digest('hex');
}

/** A package's own description, which many do not let others import. */
function packageFile(name: string): Buffer {
  const file = findPackageJSON(name, import.meta.url);
  if (!file) throw new Error(`Unexpected absence of the package ${name}, which drawings are made with`);
  return readFileSync(file);
}
