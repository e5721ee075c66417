import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMissing, readContents, reasonOf } from '../../plugin/files/contents.ts';
import { folder } from '../support/folder.ts';

test('what is not a regular file is not read, and says what it is', async () => {
  const root = await folder({});
  const server = createServer();
  await new Promise<void>((done) => server.listen(join(root, 'socket'), done));
  expect(() => readContents(root)).toThrow('It is a folder, not a regular file');
  expect(() => readContents('/dev/null')).toThrow('It is a device, not a regular file');
  expect(() => readContents(join(root, 'socket'))).toThrow('It is a socket, not a regular file');
  await new Promise((done) => server.close(done));
});

test('a file is read up to a limit, at which it still counts', async () => {
  const file = join(await folder({ 'a.md': 'abc' }), 'a.md');
  expect(readContents(file, 3)).toEqual({ bytes: Buffer.from('abc'), size: 3 });
  expect(readContents(file, 2)).toEqual({ bytes: new Uint8Array(), size: 3 });
});

test('a reason is a sentence without code, call and path, and tells what is missing', async () => {
  const file = join(await folder({ 'a.md': 'abc' }), 'a.md/b.md');
  try {
    readContents(file);
    expect.unreachable();
  } catch (error) {
    expect(reasonOf(error)).toBe('Not a directory.');
    expect(isMissing(error)).toBe(true);
  }
  expect(reasonOf('broken')).toBe('Broken.');
  expect(isMissing(null)).toBe(false);
});
