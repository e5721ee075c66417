import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFixed } from '../../plugin/cli/fix.ts';
import { replaceFile } from '../../plugin/cli/write.ts';
import { folder } from '../support/folder.ts';
import { withoutRights } from '../support/rights.ts';

const [old, edited, other] = ['old\n', 'edited\n', 'somebody else’s\n'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
];

test('a file that changed meanwhile is left as it then is, and no other file either', async () => {
  const root = await folder({ 'tasks.md': other });
  await expect(replaceFile(join(root, 'tasks.md'), edited, { expected: old })).rejects.toThrow(
    'It was changed in the meantime',
  );
  expect(await readFile(join(root, 'tasks.md'))).toEqual(other);
  expect(await readdir(root)).toEqual(['tasks.md']);
});

test('files that cannot be written are named, and the others are', async () => {
  const root = await folder({ 'a/tasks.md': old, 'b/tasks.md': other, 'c/tasks.md': old });
  const fixed = ['a', 'b', 'gone', 'c'].map((name) => ({
    file: join(root, name, 'tasks.md'),
    path: `${name}/tasks.md`,
    id: name,
    root,
    before: old,
    after: edited,
  }));
  expect(await writeFixed(fixed)).toEqual([
    { message: 'Cannot write b/tasks.md.', hint: 'It was changed in the meantime.' },
    { message: 'Cannot write gone/tasks.md.', hint: 'No such file or directory.' },
  ]);
  expect(await readFile(join(root, 'a/tasks.md'))).toEqual(edited);
  expect(await readFile(join(root, 'c/tasks.md'))).toEqual(edited);
});

test('a file in a folder that may not be written stays', async () => {
  const root = await folder({ 'tasks.md': old });
  await chmod(root, 0o555);
  await withoutRights(async () => {
    await expect(replaceFile(join(root, 'tasks.md'), edited, { expected: old })).rejects.toThrow('EACCES');
  });
  await chmod(root, 0o755);
  expect(await readFile(join(root, 'tasks.md'))).toEqual(old);
  expect(await readdir(root)).toEqual(['tasks.md']);
});
