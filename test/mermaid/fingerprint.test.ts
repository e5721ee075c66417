import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fingerprint } from '../../plugin/mermaid/draw.ts';
import { folder } from '../support/folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The fingerprint of a copy of the code, after a change to it. */
async function fingerprintAfter(change: (home: string) => Promise<void>): Promise<string> {
  const home = await folder({ 'package.json': '{ "type": "module" }' });
  for (const part of ['files', 'mermaid']) {
    await cp(join(root, 'plugin', part), join(home, 'plugin', part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(home, 'node_modules'));
  await change(home);
  const copy = await import(/* @vite-ignore */ join(home, 'plugin/mermaid/draw.ts'));
  return copy.fingerprint();
}

test('a copy of the same code has the same fingerprint, and a change to what draws another one', async () => {
  expect(await fingerprintAfter(async () => undefined)).toBe(fingerprint());
  const change = (file: string) => async (home: string) => {
    const path = join(home, 'plugin/mermaid', file);
    await writeFile(path, `${await readFile(path, 'utf8')}\n`);
  };
  expect(await fingerprintAfter(change('config.ts'))).not.toBe(fingerprint());
  expect(await fingerprintAfter(change('scene/emit.ts'))).toBe(fingerprint());
});
