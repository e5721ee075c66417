import { expect, test } from 'vitest';
import { progressLine } from '../../plugin/cli/progress.ts';

/** What a progress line writes where each plan takes so many milliseconds. */
function written(pace: number, isTTY = true): string[] {
  const texts: string[] = [];
  let time = 0;
  const progress = progressLine({ isTTY, write: (text) => texts.push(String(text)) }, () => time);
  for (let done = 1; done <= 20; done++) {
    time += pace;
    progress.tick(`Checked ${done} of 20 plans`);
  }
  progress.end();
  return texts;
}

test('a check that takes longer than half a second shows its progress, and erases it at the end', () => {
  expect(written(60)).toEqual([
    '\r\u001b[KChecked 9 of 20 plans…',
    '\r\u001b[KChecked 11 of 20 plans…',
    '\r\u001b[KChecked 13 of 20 plans…',
    '\r\u001b[KChecked 15 of 20 plans…',
    '\r\u001b[KChecked 17 of 20 plans…',
    '\r\u001b[KChecked 19 of 20 plans…',
    '\r\u001b[K',
  ]);
});

test('a faster one shows nothing, and neither does one outside of a terminal', () => {
  expect(written(24)).toEqual([]);
  expect(written(60, false)).toEqual([]);
});
