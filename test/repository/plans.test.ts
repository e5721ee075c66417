import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { planwright } from '../cli/command.ts';

test('a plain check at the top of this repository finds nothing, and no fixture', async () => {
  const { code, stdout, stderr } = await planwright(fileURLToPath(new URL('../../', import.meta.url)), 'check');
  expect(stderr).toMatch(/^\d+ plans are left out by planwright\.config\.ts\.$/m);
  expect(stdout).toMatch(/^✓ \d+ plans checked: no errors, no warnings\.$/m);
  expect(code).toBe(0);
});
