import { expect, test } from 'vitest';
import { entries } from './entries.ts';
import { tryEntry } from './trial.ts';

/** One of each kind; `npm run fuzz` has them all. */
const some = [
  ...['two links to each other', 'a folder that links to its parent', 'a folder, in a repository', 'a named pipe'],
  ...['settings that are a pipe', 'an unreadable file', 'an unreadable folder under a glob'],
  ...['a folder called "::error file=x::y"', 'a rule called __proto__'],
];

test.each(entries.filter(({ name }) => some.includes(name)))('says what there is to say about $name', async (entry) => {
  const { run, wrong } = await tryEntry(entry);
  expect({ wrong, stderr: wrong.length > 0 ? run.stderr : '' }).toEqual({ wrong: [], stderr: '' });
});
