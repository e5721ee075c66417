import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputs } from './inputs.ts';
import { mutatedPlan } from './mutations.ts';
import { examineFaults } from './properties.ts';

/** As many runs as there is time for; the seed of a failing one is printed. */
const limits = { numRuns: 150, interruptAfterTimeLimit: 5000, markInterruptAsFailure: false };
function none(given: string | Uint8Array): void {
  expect(examineFaults(given)).toEqual([]);
}

test('any mutated plan is examined: no error, places within the text, and the same result again', () => {
  fc.assert(fc.property(mutatedPlan, none), limits);
});

test('and so are any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), none), limits);
});

const quick =
  /^(?:ids: (?:__proto__|constructor|end|1\.1-|"])|.*(?:BOM|CR|UTF|NUL|surrogates|bidi|ANSI|commands|separators|laughs|merges|brackets))/;

test.each(inputs.filter(({ name, large }) => !large && quick.test(name)))('so is a file of $name', ({ bytes }) => {
  none(bytes());
});

const failed = new URL('./failed/', import.meta.url);

test.each(globSync('*.md', { cwd: failed }))('so is the plan %s, which failed once', (name) => {
  none(readFileSync(new URL(name, failed)));
});
