import { describe, expect, test } from 'vitest';
import { listTask, read, readOne, under } from '../reading.ts';

describe('the paths of a Files value', () => {
  test.each([
    ['`src/a.ts`', ['src/a.ts']],
    ['`src/a.ts`, `test/a.test.ts`', ['src/a.ts', 'test/a.test.ts']],
    ['`src/a.ts` (new), `b.ts` (see docs/x.md)', ['src/a.ts', 'b.ts']],
    ['`src/**`, `src/{a,b}.ts`', ['src/**', 'src/{a,b}.ts']],
    ['`app/(tabs)/index.tsx`', ['app/(tabs)/index.tsx']],
    ['`Makefile`', ['Makefile']],
    ['`Makefile` (new)', ['Makefile']],
    ['every published `package.json`', ['package.json']],
    ['the `build` function in `src/a.ts`', ['src/a.ts']],
    ['`docs/` and package READMEs', ['docs/']],
    ['`foo()` and `bar baz`', []],
    ['[src/a.ts](../src/a.ts)', ['src/a.ts']],
    ['[the config](src/config.ts)', ['src/config.ts']],
    ['[home](https://example.com/a.ts)', []],
    ['[a](mailto:a@b.c)', []],
    ['src/a.ts', ['src/a.ts']],
    ['src/a.ts, test/a.test.ts; b.md', ['src/a.ts', 'test/a.test.ts', 'b.md']],
    ['src/a.ts、b.ts，c.ts', ['src/a.ts', 'b.ts', 'c.ts']],
    ['src/a.ts (new)', ['src/a.ts']],
    ['src/{a,b}.ts', ['src/{a,b}.ts']],
    ['src/__tests__/a.ts', ['src/__tests__/a.ts']],
    ['src/\\*\\*/a.ts', ['src/**/a.ts']],
    ['документ.md', ['документ.md']],
    ['.gitignore', ['.gitignore']],
    ['README.md.', ['README.md']],
    ['src/', ['src/']],
    ['https://example.com/a', []],
    ['www.example.com/a', []],
    ['the config file', []],
    ['various', []],
    ['None', []],
    ['N/A', []],
    ['(none)', []],
    ['(see src/a.ts)', []],
    ['v1.2', []],
    ['e.g. this', []],
    ['\n    - `src/a.ts` - the model\n    - b.ts', ['src/a.ts', 'b.ts']],
    ['a.ts\n    b.ts', ['a.ts', 'b.ts']],
  ])('%j', (value, paths) => {
    const markdown = listTask([`**Files**: ${value}`]);
    expect(readOne(markdown).files.map((file) => file.value)).toEqual(paths);
  });

  test('stand at their place', () => {
    const markdown = listTask([
      '**Files**: `src/a.ts` (new), src/__tests__/b.ts, [the c](c.ts)',
      '**New file(s)**: d.ts',
    ]);
    const places = readOne(markdown).files.map((file) => under(markdown, file));
    expect(places).toEqual(['src/a.ts', 'src/__tests__/b.ts', 'the c', 'd.ts']);
  });

  test('need no source', () => {
    const [task] = read(listTask(['**Files**: `src/a.ts`, b.ts']), { source: null }).tasks;
    expect(task?.files).toEqual([
      { value: 'src/a.ts', position: undefined },
      { value: 'b.ts', position: undefined },
    ]);
  });
});
