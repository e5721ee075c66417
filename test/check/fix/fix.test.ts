import { describe, expect, test } from 'vitest';
import { plan, task } from '../../rules/rule.ts';
import { changes, fixed, mismatches } from './fixed.ts';

const first = ['### Phase 1: Foundation', task('1.1', [], 'x'), task('1.2', [], 'x')];
const second = ['### Phase 2: Core', task('2.1', [], 'x'), task('2.2'), '- [ ] ~~**Task 2.3**: Advertise~~'];
const third = ['### Phase 3: Polish', task('3.1')];
const phases = [...first, ...second, ...third];
const template = ['| Phase | Tasks | Completed | Status |', '|---|---|---|---|'];

function total(text: string): string {
  return plan(phases, { overview: text });
}

function progress(rows: string[], head = template): string {
  return plan(phases, { progress: ['## Progress Tracking', '', ...head, ...rows].join('\n') });
}

function headings(...lines: [string, string, string]): string {
  return plan([lines[0], ...first.slice(1), lines[1], ...second.slice(1), lines[2], ...third.slice(1)]);
}

describe('Total Tasks', () => {
  test.each([
    ['- **Total Tasks**: 9', '- **Total Tasks**: 5'],
    ['- **Total Tasks**: 12 tasks in 3 phases', '- **Total Tasks**: 5 tasks in 3 phases'],
    ['- **Total Tasks**: **12** (was 10)  ', '- **Total Tasks**: **5** (was 10)  '],
    ['- **Total Tasks**: `12`', '- **Total Tasks**: `5`'],
    ['- **Total Tasks**: [12](./12.md)', '- **Total Tasks**: [5](./12.md)'],
    ['- **Total Tasks**: <!-- 12 --> 12', '- **Total Tasks**: <!-- 12 --> 5'],
    ['**Phases:** 3 | **Total Tasks:** 12 | **Owner:** 12', '**Phases:** 3 | **Total Tasks:** 5 | **Owner:** 12'],
    ['Total Tasks： 12', 'Total Tasks： 5'],
  ])('%s', (before, after) => {
    expect(changes(total(before))).toEqual([`${before} → ${after}`]);
  });

  test.each(['- **Total Tasks**: 5', '- **Total Tasks**: 6', '- **Total Tasks**: ~12', '- **Total Tasks**: &#49;2'])(
    'stays: %s',
    (text) => expect(changes(total(text))).toEqual([]),
  );
});

test('no figure of a plan that was not read completely is changed', () => {
  const figures = {
    overview: '- **Total Tasks**: 12',
    progress: '## Progress Tracking\n\n| Phase | Tasks |\n|---|---|\n| 1 | 9 |',
  };
  expect(changes(plan(phases, figures))).toHaveLength(2);
  expect(changes(plan([...phases, '- [] **Task 3.2**: Paint'], figures))).toEqual([]);
});

describe('Progress Tracking', () => {
  test.each([
    ['numbers', '| 2. Core | 7 | 0 | In progress |', '| 2. Core | 2 | 1 | In progress |'],
    [
      'a word after the number',
      '| 1. Foundation | 3 tasks | 1 done | Done |',
      '| 1. Foundation | 2 tasks | 2 done | Done |',
    ],
    ['parts', '| 2. Core | **8** | 5/8 | Started |', '| 2. Core | **2** | 1/8 | Started |'],
    ['parts in one cell', '| 2. Core | 5 of 8 | | Started |', '| 2. Core | 1 of 2 | | Started |'],
    ['a percentage', '| 2. Core | 2 | 60% | Started |', '| 2. Core | 2 | 50% | Started |'],
    ['its decimals', '| 2. Core | 2 | 61.5 % | Started |', '| 2. Core | 2 | 50.0 % | Started |'],
    ['the Total row', '| **Total** | **9** | 1 | |', '| **Total** | **5** | 3 | |'],
    [
      'a range, which is the author’s own',
      '| 2. Core | 2.1-2.3 | 0 | Started |',
      '| 2. Core | 2.1-2.3 | 1 | Started |',
    ],
    ['completed tasks beside a total that was wrong', '| 2. Core | 7 | 2 | Started |', '| 2. Core | 2 | 1 | Started |'],
  ])('%s', (_, before, after) => {
    expect(changes(progress([before]))).toEqual([`${before} → ${after}`]);
    expect(mismatches(fixed(progress([before])))).toEqual([]);
  });

  test.each([
    ['the template’s words', '| 2. Core | 2 | 1 | Complete |', '| 2. Core | 2 | 1 | In progress |'],
    ['small letters', '| 2. Core | 2 | 1 | complete |', '| 2. Core | 2 | 1 | in progress |'],
    ['capitals', '| 1. Foundation | 2 | 2 | PENDING |', '| 1. Foundation | 2 | 2 | COMPLETE |'],
    ['bold', '| 1. Foundation | 2 | 2 | **To do** |', '| 1. Foundation | 2 | 2 | **Complete** |'],
    [
      'a note after it',
      '| 3. Polish | 1 | 0 | Done (by Ann, 3 May) |',
      '| 3. Polish | 1 | 0 | Not started (by Ann, 3 May) |',
    ],
    ['a symbol and a word', '| 2. Core | 2 | 1 | ✅ **Done** |', '| 2. Core | 2 | 1 | 🔄 **In progress** |'],
    ['a symbol alone', '| 2. Core | 2 | 1 | ✅ |', '| 2. Core | 2 | 1 | In progress |'],
    ['brackets', '| 2. Core | 2 | 1 | (done) |', '| 2. Core | 2 | 1 | (in progress) |'],
  ])('keeps %s', (_, before, after) => {
    expect(changes(progress([before]))).toEqual([`${before} → ${after}`]);
    expect(mismatches(fixed(progress([before])))).toEqual([]);
  });

  test('writes a status as its author does in the other rows', () => {
    const rows = [
      '| 1. Foundation | 2 | 2 | 🟢 Done |',
      '| 2. Core | 2 | 1 | 🟢 Done |',
      '| 3. Polish | 1 | 0 | 🟡 Started |',
    ];
    expect(changes(progress(rows))).toEqual(['| 2. Core | 2 | 1 | 🟢 Done | → | 2. Core | 2 | 1 | 🟡 Started |']);
  });

  test('writes an author’s own symbol at once, where another says the same', () => {
    const rows = [
      '| 3. Polish | 1 | 0 | ✅ Done |',
      '| 2. Core | 2 | 1 | 🟢 Done |',
      '| 1. Foundation | 2 | 2 | 🟢 Started |',
    ];
    const once = fixed(progress(rows));
    expect(once).toContain('| 1. Foundation | 2 | 2 | 🟢 Done');
    expect(fixed(once)).toBe(once);
  });

  test('leaves a symbol alone whose meaning only its author knows', () => {
    const rows = ['| 2. Core | 3 | 0 | 🟢 Done |'];
    expect(changes(progress(rows))).toEqual(['| 2. Core | 3 | 0 | 🟢 Done | → | 2. Core | 3 | 1 | 🟢 Done |']);
    expect(mismatches(fixed(progress(rows)))).toHaveLength(1);
  });

  test('keeps the columns of a table in line', () => {
    const head = [
      '| Phase         | Tasks | Completed | Status      |',
      '|---------------|------:|-----------|-------------|',
    ];
    const rows = [
      '| 1. Foundation |    10 | 0         | Not started |',
      '| 2. Core       |     2 | 100       | Complete    |',
    ];
    expect(fixed(progress(rows, head)).split('\n').slice(-2)).toEqual([
      '| 1. Foundation |     2 | 2         | Complete    |',
      '| 2. Core       |     2 | 1         | In progress |',
    ]);
  });

  test('leaves the padding of cells whose bars are not below those of the header', () => {
    const head = ['| Phase         | Completed | Status      |', '|---------------|-----------|-------------|'];
    const rows = ['| 1. Foundation  |  10     | Complete     |', '| 2. Core |  10      | Complete     |'];
    expect(fixed(progress(rows, head)).split('\n').slice(-2)).toEqual([
      '| 1. Foundation  |  2     | Complete     |',
      '| 2. Core |  1      | In progress     |',
    ]);
  });

  test('moves a bar only where there is no room', () => {
    const head = ['| Phase   | Completed | Status   |', '|---------|-----------|----------|'];
    const rows = ['| 2. Core | 0         | Complete |', '|1. Foundation|7|Pending|'];
    expect(fixed(progress(rows, head)).split('\n').slice(-2)).toEqual([
      '| 2. Core | 1         | In progress |',
      '|1. Foundation|2|Complete|',
    ]);
  });
});

describe('phase headings', () => {
  test('counts and marks, each in its own notation', () => {
    expect(
      changes(
        headings('### Phase 1: Foundation (1/3)', '### ✅ Phase 2: Core [5 of 8 tasks]', '### Phase 3: Polish 1/1 🚧'),
      ),
    ).toEqual([
      '### Phase 1: Foundation (1/3) → ### Phase 1: Foundation (2/2)',
      '### ✅ Phase 2: Core [5 of 8 tasks] → ### 🚧 Phase 2: Core [1 of 2 tasks]',
      '### Phase 3: Polish 1/1 🚧 → ### Phase 3: Polish 0/1 ⏳',
    ]);
  });

  test('totals alone', () => {
    expect(
      changes(headings('### Phase 1: Foundation (2 tasks)', '### Phase 2: Core [9 tasks]', '### Phase 3: Polish')),
    ).toEqual(['### Phase 2: Core [9 tasks] → ### Phase 2: Core [2 tasks]']);
  });

  test('stay as they are where they are right, or say nothing', () => {
    expect(changes(headings('### Phase 1: Foundation ✅', '### Phase 2: Core (1/2)', '### Phase 3: Polish'))).toEqual(
      [],
    );
  });
});

describe('the claim of no circular dependencies', () => {
  const claims = ['- [ ] Verified: No circular dependencies in task graph', '- [ ] Verified: No resource locks'];
  const analysis = (tasks: string[], lines: string[]) =>
    plan(['### Phase 1: Foundation', ...tasks], {
      progress: ['### Deadlock Analysis', '', ...lines].join('\n'),
    });
  const circle = [task('1.1', ['**Depends on**: 1.2']), task('1.2', ['**Depends on**: 1.1'])];

  test('is ticked where it is true, and no other one is', () => {
    expect(changes(analysis([task('1.1')], claims))).toEqual([
      `${claims[0]} → - [x] Verified: No circular dependencies in task graph`,
    ]);
  });

  test.each([
    ['a circle', circle],
    ['a task that waits for itself', [task('1.1', ['**Depends on**: 1.1'])]],
  ])('is unticked before %s', (_, tasks) => {
    expect(changes(analysis(tasks, ['* [X]  **No circular dependencies**']))).toEqual([
      '* [X]  **No circular dependencies** → * [ ]  **No circular dependencies**',
    ]);
  });

  test.each([
    ['ticked and true', [task('1.1')], '- [x] No circular dependencies'],
    ['unticked and false', circle, '- [ ] No circular dependencies'],
    ['a mark of the author’s own', [task('1.1')], '- [~] No circular dependencies'],
    ['no box', [task('1.1')], '- No circular dependencies'],
  ])('stays: %s', (_, tasks, line) => expect(changes(analysis(tasks, [line]))).toEqual([]));
});

describe('what is not fixed', () => {
  const wrong = '- **Total Tasks**: 9';

  test('findings that are silenced', () => {
    expect(changes(total(`<!-- planwright-disable-next-line total-mismatch: kept -->\n${wrong}`))).toEqual([]);
  });

  test('a file that is not a plan yet, or cannot be read as one', () => {
    const untouched =
      '# Tasks: [Feature Name]\n\n- **Total Tasks**: 9\n\n- [ ] **Task 1.1**: [Title]\n\n### Deadlock Analysis\n\n- [ ] No circular dependencies\n';
    expect(changes(untouched)).toEqual([]);
    expect(changes(`${total(wrong)}\n\u0000`)).toEqual([]);
    expect(changes('- **Total Tasks**: 9\n\n### Deadlock Analysis\n\n- [ ] No circular dependencies\n')).toEqual([]);
  });
});
