import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../plugin/plan/limits.ts';
import { formatNames } from '../../plugin/plan/model.ts';
import { fromFragment, toFragment } from '../../plugin/playground/link.ts';

const fragmentOf = (bytes: Uint8Array) => `v1.${deflateRawSync(bytes).toString('base64url')}`;

test('a plan comes out of a link as it went in, with any characters', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  const format = fc.constantFrom(null, ...formatNames);
  await fc.assert(
    fc.asyncProperty(text, format, async (text, format) => {
      const fragment = await toFragment({ text, format });
      expect(fragment).toMatch(/^[\w.-]+$/);
      expect(await fromFragment(fragment)).toEqual({ text, format });
    }),
  );
});

test('a link that another program made is read', async () => {
  const text = '# Tasks: Größe\n\n- [ ] 1.1 数\n';
  expect(await fromFragment(fragmentOf(Buffer.from(text)))).toEqual({ text, format: null });
  expect(await fromFragment(`${fragmentOf(Buffer.from(text))}.kiro`)).toEqual({ text, format: 'kiro' });
});

test('other fragments are none of ours', async () => {
  for (const fragment of ['', 'pw-main', 'task-2.1', 'version1.2', 'plan=webhooks']) {
    expect(await fromFragment(fragment)).toBeNull();
  }
});

test('a damaged link says so', async () => {
  const whole = await toFragment({
    text: 'A plan that is long enough to be damaged in the middle of it',
    format: null,
  });
  const damaged = [
    'v1',
    'v1.',
    'v1.%%%',
    'v1.!',
    whole.slice(0, -4),
    whole.replace('v1.', 'v1.A'),
    `${whole}.nothing`,
    `${whole}.kiro.more`,
    `${whole}.__proto__`,
    fragmentOf(new Uint8Array([0xff, 0xfe, 0xfd])),
  ];
  for (const fragment of damaged) expect([fragment, await fromFragment(fragment)]).toEqual([fragment, 'broken-link']);
});

test('a link of a later version says so', async () => {
  expect(await fromFragment('v2.abc')).toBe('newer-link');
  expect(await fromFragment('v10')).toBe('newer-link');
});

test('a link that unpacks to more than a plan may have is not unpacked', async () => {
  const most = defaultLimits.fileBytes;
  expect(await fromFragment(fragmentOf(Buffer.alloc(most, 'a')))).toEqual({ text: 'a'.repeat(most), format: null });
  expect(await fromFragment(fragmentOf(Buffer.alloc(most + 1, 'a')))).toBe('large-link');
  expect(await fromFragment(fragmentOf(Buffer.alloc(2 ** 28)))).toBe('large-link');
});
