import { describe, expect, test } from 'vitest';
import { hoursOf, totalOf } from '../../../plugin/plan/field/values.ts';
import { headingTask, listTask, read, readOne, under } from '../reading.ts';

describe('estimates', () => {
  test.each([
    ['2h', 2],
    ['2 h', 2],
    ['2 hours', 2],
    ['1 hr', 1],
    ['30 min', 0.5],
    ['30m', 0.5],
    ['45 minutes', 0.75],
    ['1.5 days', 12],
    ['2d', 16],
    ['1 week', 40],
    ['2 wks', 80],
    ['1h 30m', 1.5],
    ['2h15m', 2.25],
    ['1d4h', 12],
    ['2,5 h', 2.5],
    ['0,5 Days', 4],
    ['1,5-2,5 h', 2],
    ['1h30m – 2h30m', 2],
    ['12,000 h', 12_000],
    ['1,250.5 hours', 1250.5],
    ['2h3 files', null],
    ['1h305', null],
    ['1h30', 1.5],
    ['2h-3h30', 2.75],
    ['1h05m', 1 + 5 / 60],
    ['２h', 2],
    ['2 person-days', 16],
    ['3 Stunden', 3],
    ['1,5 jours', 12],
    ['2 días', 16],
    ['3 часа', 3],
    ['2小时', 2],
    ['1時間30分', 1.5],
    ['2일', 16],
    ['1 day and 4 hours', 12],
    ['1h+30m', 1.5],
    ['1 h & 30 min', 1.5],
    ['1 day, 4 hours', 12],
    ['2-3 h', 2.5],
    ['2–4 days', 24],
    ['2 to 3 hours', 2.5],
    ['2h-3h', 2.5],
    ['30min – 1h', 0.75],
    ['~1.5h', 1.5],
    ['≈ 2h', 2],
    ['4-6 hours (core)', 5],
    ['2h, 3 files', 2],
    ['2h - later', 2],
    ['2人日', 16],
    ['½ day', 4],
    ['1/2 day', 4],
    ['< 1h', 1],
    ['S (2h)', 2],
    ['Small (2-4 hours)', 3],
    ['M – 1 day', 8],
    ['30 мин', 0.5],
    ['1,5 PT', 12],
    ['1/2', null],
    ['Small', null],
    ['3 人天', 24],
    ['M', null],
    ['L (3 points)', null],
    ['3', null],
    ['3 points', null],
    ['about 2h', null],
    ['2 months', null],
    ['2hx', null],
    ['', null],
  ])('%j is %s hours', (text, hours) => {
    expect(hoursOf(text)).toBe(hours);
  });

  test.each([
    [listTask(['**Effort**: 2h']), '2h', 2],
    [listTask(['**Estimate**: M']), 'M', null],
    [listTask(['Time: ~30 min']), '~30 min', 0.5],
    ['- [ ] **Task 1.1**: Mend it (~1.5h)', '~1.5h', 1.5],
    ['- [ ] **Task 1.1** (2h): Mend it', '2h', 2],
    ['### Task 1.1: Mend it (2 files) (1-2 days)', '1-2 days', 12],
    ['### Task 1.1: Mend it（2h）', '2h', 2],
    ['### タスク 1.1：直す（見積もり：3時間）', '3時間', 3],
    ['### Aufgabe 1.1: Flicken (Dauer: 2 Std.)', '2 Std.', 2],
    ['- [ ] **Task 1.1** [2h]: Mend it', '2h', 2],
    ['### Task 1.1: Mend it (est. ~2h)', '~2h', 2],
    ['### Task 1.1: Mend it [Estimate: 1-2 days]', '1-2 days', 12],
    ['### Task 1.1: Mend it (~1h45m)', '~1h45m', 1.75],
    ['### Task 1.1: Mend it (2,5 h)', '2,5 h', 2.5],
    [`- [ ] **Task 1.1**: Mend it (~1.5h)\n  - **Effort**: L`, 'L', null],
    ['- [ ] **Task 1.1**: Set the TTL (5 min cache)', null, undefined],
    ['- [ ] **Task 1.1**: Mend it (M - 2 hours)', null, undefined],
    [headingTask('**Estimate**:'), null, undefined],
  ])('of %j', (markdown, written, hours) => {
    const { estimate } = readOne(markdown);
    expect(estimate?.value ?? null).toBe(written);
    expect(under(markdown, estimate)).toBe(written);
    expect(estimate?.hours).toBe(hours);
  });
});

describe('Total Tasks', () => {
  test.each([
    ['12', 12],
    ['18 tasks across 5 phases', 18],
    ['14 (4 + 3 + 7)', 14],
    ['8/12', 8],
    ['**7**', 7],
    ['~12', null],
    ['≈12', null],
    ['about 12', null],
    ['approx. 12', null],
    ['10-12', null],
    ['10 – 12', null],
    ['10 to 12', null],
    ['10 or 12', null],
    ['12+', null],
    ['X', null],
    ['[count]', null],
    ['', null],
  ])('%j is %s', (text, number) => {
    expect(totalOf(text)?.number ?? null).toBe(number);
  });
});

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

  test('have their positions', () => {
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
