import { describe, expect, test } from 'vitest';
import { idsNamedIn } from '../../../plugin/plan/dependency/ids-in-prose.ts';
import type { Dependencies } from '../../../plugin/plan/model.ts';
import { listTask, read, under } from '../reading.ts';

/** Tasks with these ids, the first of which has the value. */
function planWith(
  value: string,
  ids: string[] = ['1.1', '1.2', '3', '7'],
): { markdown: string; said: Dependencies | null } {
  const others = ids.map((id) => `- [ ] **Task ${id}**: x`).join('\n');
  const markdown = `- [ ] **Task 0.1**: x\n  - **Depends on**: ${value}\n${others}`;
  return { markdown, said: read(markdown).tasks[0]?.dependsOn ?? null };
}

/** Each item as kind and words, and the exact text under its position. */
function items(value: string, ids?: string[]): string[] {
  const { markdown, said } = planWith(value, ids);
  return (said?.items ?? []).map(({ source, ...reference }) => {
    const { kind, ...rest } = reference;
    return `${[kind, ...Object.values(rest).filter((part) => part !== null)].join(' ')} «${under(markdown, source)}»`;
  });
}

describe('None', () => {
  test.each([
    ...['None', 'none', 'NONE', 'Nothing', 'n/a', 'N/A', '-', '—', '–', '無', '无', 'なし', '없음'],
    ...[
      'None.',
      '`None`',
      '**None**',
      '(none)',
      '[None]',
      'No dependencies',
      '无依赖',
      '无（可并行）',
      '— (start here)',
    ],
    ...['None (can run with 2.1)', 'None - can start now', 'None, really', 'None; after 1.1 it is easier'],
  ])('%s', (value) => {
    expect(planWith(value).said).toMatchObject({ none: true, items: [] });
  });

  test.each([
    ['None (can run with 2.1)', ['2.1']],
    ['None (can run with Phase 1)', ['1']],
    ['None (can parallel with 1.x)', ['1.x']],
    ['None, beside 1.1 and Task 1.2', ['1.1', '1.2']],
    ['None (~1.5h)', []],
    ['1.1 (alongside 5.4)', ['5.4']],
    ['1.1', []],
  ])('%s is about %j', (value, noted) => {
    expect(planWith(value).said?.noted).toEqual(noted);
  });

  test.each([
    ['Independent', []],
    ['independent of 1.1', ['1.1']],
    ['in parallel with Task 1.2', ['1.2']],
    ['This can also be done in parallel with 1.1 and 1.2', ['1.1', '1.2']],
    ['Not blocked by 1.1, 1.2', ['1.1', '1.2']],
    ['Does not depend on 1.1', ['1.1']],
    ['No dependency on 1.2', ['1.2']],
    ['Unblocked', []],
    ['Can start at once', []],
    ['keine', []],
    ['✅ None', []],
    ['Nil', []],
    ['null', []],
    ['n.a.', []],
    ['No', []],
    ['No hard dependencies', []],
    ['Ready to start', []],
    ['Self-contained', []],
    ['At the same time as 1.1', ['1.1']],
    ['Kann parallel zu 1.1 laufen', ['1.1']],
    ['可与1.1并行', ['1.1']],
    ['独立任务', []],
    ['依存なし', []],
    ['sem dependências', []],
    ['без зависимостей', []],
    ['独立于 1.1', ['1.1']],
  ])('%s makes no edge', (value, noted) => {
    expect(planWith(value).said).toMatchObject({ none: true, items: [], noted, unread: [] });
  });

  test.each([
    'No answer from legal',
    'Ready for review by legal',
    'Parallel runner released',
    'independent review done',
    'unblocked by legal',
  ])('%s is a condition all the same', (value) => {
    expect(planWith(value).said).toMatchObject({ none: false, items: [{ kind: 'outside' }] });
  });

  test.each(['Nonesuch service', 'Non-empty queue', '无线 ready', 'nothingness'])('%s is a condition', (value) => {
    expect(planWith(value).said).toMatchObject({ none: false, items: [{ kind: 'outside' }] });
  });

  test('an empty value says nothing', () => {
    for (const value of ['', '<!-- ask -->', '\n    - ', ' ']) expect(planWith(value).said).toBeNull();
  });
});

describe('items', () => {
  test.each([
    // ids
    ['1.1', ['task 1.1 «1.1»']],
    ['Task 1.1', ['task 1.1 «Task 1.1»']],
    ['task 1.1', ['task 1.1 «task 1.1»']],
    ['Task #7', ['task 7 «Task #7»']],
    ['Tasks 1.1, 1.2 and 1.3', ['task 1.1 «Tasks 1.1»', 'task 1.2 «1.2»', 'task 1.3 «1.3»']],
    ['9.9', ['task 9.9 «9.9»']],
    [
      '1.6a; A.1; 1.1.2; TASK-0001',
      ['task 1.6a «1.6a»', 'task A.1 «A.1»', 'task 1.1.2 «1.1.2»', 'task TASK-0001 «TASK-0001»'],
    ],
    ['**Task 1.1**', ['task 1.1 «Task 1.1»']],
    ['`1.1`', ['task 1.1 «1.1»']],
    ['[Task 1.1](#task-1-1)', ['task 1.1 «Task 1.1»']],
    ['[the model](#task-1-1)', ['task 1.1 «the model»']],
    ['Task 1.1 complete', ['task 1.1 «Task 1.1»']],
    ['after Task 1.1 is merged', ['task 1.1 after «Task 1.1»']],
    ['payments Task 1.1', ['task 1.1 payments «Task 1.1»']],
    ['1.1 – 2 reviewers', ['task 1.1 «1.1»']],
    ['(soon) 1.1', ['task 1.1 «1.1»']],
    // separators
    ['1.1, 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1; 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 and 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1, and 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 & 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1&1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 &amp; 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1、1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1和1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1，1.2；1.3', ['task 1.1 «1.1»', 'task 1.2 «1.2»', 'task 1.3 «1.3»']],
    ['1.1 + 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1,,1.2,', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 (a, b and c), 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1（甲、乙）、1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 (a (b, c), d), 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 (open, 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['R&D approval', ['outside «R&D approval»']],
    ['`a, b` ready', ['outside «`a, b` ready»']],
    // ranges
    ['2.1-2.6', ['range 2.1 2.6 «2.1-2.6»']],
    ['2.1–2.6', ['range 2.1 2.6 «2.1–2.6»']],
    ['2.1〜2.6', ['range 2.1 2.6 «2.1〜2.6»']],
    ['2.1 to 2.6', ['range 2.1 2.6 «2.1 to 2.6»']],
    ['2.1 through 2.6', ['range 2.1 2.6 «2.1 through 2.6»']],
    ['Tasks 2.1 - 2.6 (all)', ['range 2.1 2.6 «Tasks 2.1 - 2.6»']],
    ['Task 2.1 to Task 2.6', ['range 2.1 2.6 «Task 2.1 to Task 2.6»']],
    ['3-7', ['range 3 7 «3-7»']],
    ['1.1 ~1.5h', ['task 1.1 «1.1»']],
    // wildcards
    ['2.x', ['wildcard 2 «2.x»']],
    ['Task 2.x', ['wildcard 2 «Task 2.x»']],
    ['2.X complete', ['wildcard 2 «2.X»']],
    ['2.*', ['wildcard 2 «2.*»']],
    ['1.2.x', ['wildcard 1.2 «1.2.x»']],
    ['B.x', ['wildcard B «B.x»']],
    ['all 2.x tasks', ['wildcard 2 «all 2.x»']],
    // phases
    ['Phase 1', ['phase 1 «Phase 1»']],
    ['Phase 1 complete', ['phase 1 «Phase 1»']],
    ['Phase1, wave-2 complete', ['phase 1 «Phase1»', 'phase 2 «wave-2»']],
    ['Phases1-3', ['phase 1 3 «Phases1-3»']],
    ['Phase1/Phase_2', ['phase 1 «Phase1»', 'phase 2 «Phase_2»']],
    ['Phase no. 2', ['phase 2 «Phase no. 2»']],
    ['Stage2 approval by legal', ['outside «Stage2 approval by legal»']],
    ['Part1.zip', ['outside «Part1.zip»']],
    ['Task no. 1.1', ['task 1.1 «Task no. 1.1»']],
    ['Task "1.1"', ['task 1.1 «Task "1.1»']],
    ['"1.1", “1.2”', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['~~1.1~~, 1.2', ['task 1.2 «1.2»']],
    ['~~1.1~~ (done), 1.2 (draft)', ['task 1.2 «1.2»']],
    ['~~1.1~~', []],
    ['Waves 1-3 complete', ['phase 1 3 «Waves 1-3»']],
    ['Phases 1 to 3', ['phase 1 3 «Phases 1 to 3»']],
    ['Batches 1–2', ['phase 1 2 «Batches 1–2»']],
    ['Phase A', ['phase A «Phase A»']],
    ['Phase 1 - A review', ['phase 1 «Phase 1»']],
    ['Part B – D', ['phase B D «Part B – D»']],
    ['completion of Phase 2', ['phase 2 «Phase 2»']],
    ['Phase 1, 2, 3', ['phase 1 «Phase 1»', 'phase 2 «2»', 'phase 3 «3»']],
    ['Phases 2–7; 8–9', ['phase 2 7 «Phases 2–7»', 'phase 8 9 «8–9»']],
    ['Phases A and B', ['phase A «Phases A»', 'phase B «B»']],
    ['Phase 1, 2.1', ['phase 1 «Phase 1»', 'task 2.1 «2.1»']],
    ['Phase 1, Task 1.1, 3', ['phase 1 «Phase 1»', 'task 1.1 «Task 1.1»', 'task 3 «3»']],
    ['Task 1.1, Phase 2, 3', ['task 1.1 «Task 1.1»', 'phase 2 «Phase 2»', 'phase 3 «3»']],
    ['Phase 1 Task 1.2', ['task 1.2 «Task 1.2»']],
    ['PHASES 1, 2', ['phase 1 «PHASES 1»', 'phase 2 «2»']],
    // all
    ['all', ['all «all»']],
    ['All tasks', ['all «All tasks»']],
    ['All previous tasks', ['all «All previous tasks»']],
    ['all prior', ['all «all prior»']],
    ['All above', ['all «All above»']],
    ['all of the above', ['all «all of the above»']],
    ['All previous phases complete', ['all «All previous phases»']],
    ['all tasks complete', ['all «all tasks»']],
    ['all (but the docs)', ['all «all»']],
    ['All Phase 1-3 tasks', ['phase 1 3 «Phase 1-3»']],
    ['all tasks of Phase 2', ['phase 2 «Phase 2»']],
    ['All Wave 1 Tasks', ['phase 1 «Wave 1»']],
    ['everything above', ['all «everything above»']],
    ['All components complete', ['all «All components»']],
    ['All previous implementation tasks', ['all «All previous implementation tasks»']],
    ['all other tasks', ['range 0.1 7 «all other tasks»']],
    ['all tests pass', ['outside «all tests pass»']],
    ['allocation done', ['outside «allocation done»']],
    // bare numbers
    ['3', ['number 3 «3»']],
    ['#3', ['number 3 «#3»']],
    ['4', ['outside «4»']],
    ['4 approvals', ['outside «4 approvals»']],
    ['Task 1.1, 4', ['task 1.1 «Task 1.1»', 'task 4 «4»']],
    ['Task 1.1, 4 approvals', ['task 1.1 «Task 1.1»', 'outside «4 approvals»']],
    ['24/7 support', ['outside «24/7 support»']],
    ['3/4 of the team', ['outside «3/4 of the team»']],
    ['3% left', ['outside «3% left»']],
    ['2024-06-01', ['outside «2024-06-01»']],
    // no ids at all
    ['PR #802 merged', ['outside «PR #802 merged»']],
    ['v1.1.0', ['outside «v1.1.0»']],
    ['v1.1.0 released', ['outside «v1.1.0 released»']],
    ['~1.5h', ['outside «~1.5h»']],
    ['section 2.1', ['outside «section 2.1»']],
    ['section 2.1 approved by **legal**', ['outside «section 2.1 approved by **legal**»']],
    ['3rd party audit', ['outside «3rd party audit»']],
    ['8h of soak', ['outside «8h of soak»']],
    ['T9', ['outside «T9»']],
    ['[PR #802](https://example.com/802)', ['outside «PR #802»']],
    ['Change `006-02_create`', ['outside «Change `006-02_create`»']],
    ['1.1, PR #802 merged', ['task 1.1 «1.1»', 'outside «PR #802 merged»']],
    // joined by something else
    ['1.1 / 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1/1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 -> 1.2 then Task 3', ['task 1.1 «1.1»', 'task 1.2 «1.2»', 'task 3 «Task 3»']],
    ['1.1+1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['Phase 1 / 2', ['phase 1 «Phase 1»', 'phase 2 «2»']],
    ['1.1, parallel with 1.2', ['task 1.1 «1.1»']],
    ['1.1 in parallel with 1.2', ['task 1.1 «1.1»']],
    // brackets round the whole, other dashes and digits
    ['(1.1, 1.2)', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['<1.1>', ['task 1.1 «1.1»']],
    ['１．１', ['task 1.1 «１．１»']],
    ['1.1−1.2', ['range 1.1 1.2 «1.1−1.2»']],
    ['#1.1-#1.2', ['range 1.1 1.2 «#1.1-#1.2»']],
    ['1.1到1.2', ['range 1.1 1.2 «1.1到1.2»']],
    ['1.1 bis 1.2', ['range 1.1 1.2 «1.1 bis 1.2»']],
    ['Phase 1, 4 people', ['phase 1 «Phase 1»', 'outside «4 people»']],
    // without the word `all`
    ['previous tasks', ['all «previous tasks»']],
    ['Completion of all tasks', ['all «Completion of all tasks»']],
    ['the end of every task of Phase 1', ['phase 1 «Phase 1»']],
    ['completion of the survey', ['outside «completion of the survey»']],
    ['the tasks above', ['all «the tasks above»']],
    ['Everything before this', ['all «Everything before this»']],
    ['everything before lunch', ['outside «everything before lunch»']],
    // marks and words at the id
    ['✔\uFE0E1.1', ['task 1.1 «1.1»']],
    ['✓ 1.1, → 1.2', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['Task: 1.1', ['task 1.1 «Task: 1.1»']],
    ['🔄 1.1, ✅ Task 1.2', ['task 1.1 «1.1»', 'task 1.2 «Task 1.2»']],
    ['[ ] 1.1', ['task 1.1 «1.1»']],
    ['T1.1, task1.2, Task_3', ['task 1.1 «T1.1»', 'task 1.2 «task1.2»', 'task 3 «Task_3»']],
    // notes after a dash
    ['1.1 — needs 1.2, the schema and the docs', ['task 1.1 «1.1»']],
    ['1.1, 1.2 - both, of course', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 – done; Task 1.2 – not yet', ['task 1.1 «1.1»', 'task 1.2 «Task 1.2»']],
    ['1.1 — the API, the docs, 1.2 (all)', ['task 1.1 «1.1»', 'task 1.2 «1.2»']],
    ['1.1 — see 1.2, 1.3', ['task 1.1 «1.1»']],
    ['1.1 — it is fast, 1.2 can follow', ['task 1.1 «1.1»']],
    ['Phase 1 – the API; and the docs', ['phase 1 «Phase 1»']],
    ['1.1 - late, but\n    Task 1.2', ['task 1.1 «1.1»', 'task 1.2 «Task 1.2»']],
    // over several lines
    ['Task 1.1,\n    Task 1.2', ['task 1.1 «Task 1.1»', 'task 1.2 «Task 1.2»']],
    ['Task\n    1.1, Phase\n    1', ['task 1.1 «Task\n    1.1»', 'phase 1 «Phase\n    1»']],
    ['Task 1.1\n    Task 1.2', ['task 1.1 «Task 1.1»', 'task 1.2 «Task 1.2»']],
    ['1.1 complete and merged', ['task 1.1 «1.1»']],
    ['PR #802 merged\n    and deployed', ['outside «PR #802 merged»', 'outside «deployed»']],
    ['the review of\n    the design', ['outside «the review of\n    the design»']],
    ['\n    - Task 1.1\n    - 1.2 (draft)', ['task 1.1 «Task 1.1»', 'task 1.2 «1.2»']],
    ['Phase 1\n    - 2', ['phase 1 «Phase 1»', 'phase 2 «2»']],
  ])('%j', (value, expected) => {
    expect(items(value)).toEqual(expected);
  });

  test('ids with letters name what the plan has', () => {
    const ids = ['T1', 'T2', 'M1-T2', 'BE-01', '8h'];
    expect(items('T1, M1-T2, BE-01 and 8h', ids)).toEqual([
      'task T1 «T1»',
      'task M1-T2 «M1-T2»',
      'task BE-01 «BE-01»',
      'task 8h «8h»',
    ]);
    expect(items('T1 to T2', ids)).toEqual(['range T1 T2 «T1 to T2»']);
    expect(items('1.1 – 3', ['1.1', '3'])).toEqual(['range 1.1 3 «1.1 – 3»']);
    expect(items('1 – the map; 2 – the book, 3 – copies', ['1', '2'])).toEqual(['number 1 «1»', 'number 2 «2»']);
  });

  test.each([
    ['1.1-3', 'range 1.1 1.3 «1.1-3»'],
    ['1.1..1.3', 'range 1.1 1.3 «1.1..1.3»'],
    ['1.1 ~ 1.3', 'range 1.1 1.3 «1.1 ~ 1.3»'],
    ['TASK-01~03', 'range TASK-01 TASK-03 «TASK-01~03»'],
    ['TASK-01 to 3', 'range TASK-01 TASK-03 «TASK-01 to 3»'],
  ])('a short end of a range: %s', (value, range) => {
    expect(items(value, ['1.1', '1.2', '1.3', 'TASK-01', 'TASK-02', 'TASK-03'])).toEqual([range]);
  });

  test('numbers go on from an id that says that it is a task', () => {
    const ids = ['TASK-01', 'TASK-02', 'TASK-03', '1.1', '1.2'];
    expect(items('TASK-01, 02/03', ids)).toEqual(['task TASK-01 «TASK-01»', 'task TASK-02 «02»', 'task TASK-03 «03»']);
    expect(items('1.1, 2', ids)).toEqual(['task 1.1 «1.1»', 'outside «2»']);
  });

  test('numbers alone name tasks whose ids say what they are', () => {
    const ids = ['TASK-01', 'TASK-02', 'TASK-03'];
    const all = ['task TASK-01', 'task TASK-02', 'task TASK-03'];
    const named = (value: string) => items(value, ids).map((item) => item.replace(/ «.*/, ''));
    expect(named('01, 02, 03')).toEqual(all);
    expect(named('TASK-01, -02, -03')).toEqual(all);
    expect(named('TASK-01 02 03')).toEqual(all);
    expect(named('TASK-01/02/03')).toEqual(all);
    expect(named('TASK–01')).toEqual(['task TASK-01']);
    expect(named('Tasks 01-03')).toEqual(['range TASK-01 TASK-03']);
    expect(named('3 approvals')).toEqual(['outside']);
    expect(items('Task 2, TASK-3', ['Task-2', 'Task-3'])).toEqual(['task Task-2 «Task 2»', 'task Task-3 «TASK-3»']);
  });

  test('ids with a letter, a number and a hyphen are whole', () => {
    const others = ['F1-01', 'F1-02', 'F2-01'].map((id) => `### ${id}: x\n**Depends on**: None`);
    const named = (value: string) =>
      read([...others, `### F2-02: x\n**Depends on**: ${value}`].join('\n')).tasks[3]?.dependsOn?.items ?? [];
    expect(named('F1-01, Task F1-02')).toMatchObject([{ id: 'F1-01' }, { id: 'F1-02' }]);
    expect(named('F1-01 to F2-01')).toMatchObject([{ kind: 'range', from: 'F1-01', to: 'F2-01' }]);
    expect(items('A1-A3', ['A1', 'A2', 'A3'])).toEqual(['range A1 A3 «A1-A3»']);
  });

  test('this phase is the one that the task is in', () => {
    const lines = ['## Phase 1', '- [ ] Task 1.1: a', '## Phase 2', '- [ ] Task 2.1: b', '- [ ] Task 2.2: c'];
    const { tasks } = read(`${lines.join('\n')}\n  - **Depends on**: All other tasks in this phase`);
    expect(tasks[2]?.dependsOn?.items).toMatchObject([{ kind: 'phase', id: '2', to: null }]);
  });

  test('the id of a phase with a letter is enough, unless a task has it', () => {
    const named = (value: string, ...ids: string[]) => {
      const phases = ids.map((id, index) => `## Phase ${id}\n- [ ] Task ${index + 1}.1: a`).join('\n');
      return read(`${phases}\n- [ ] Task 9.1: b\n  - **Depends on**: ${value}`).tasks.at(-1)?.dependsOn?.items;
    };
    const phase = (id: string, to: string | null = null) => ({ kind: 'phase', id, to });
    expect(named('M1 complete, M2 (schema)', 'M1', 'M2')).toMatchObject([phase('M1'), phase('M2')]);
    expect(named('M1/M2', 'M1', 'M2')).toMatchObject([phase('M1'), phase('M2')]);
    expect(named('M1 – M2', 'M1', 'M2')).toMatchObject([phase('M1', 'M2')]);
    expect(named('A, B done', 'A', 'B')).toMatchObject([phase('A'), phase('B')]);
    expect(named('A new key, M1.2, M9', 'A', 'M1')).toMatchObject([
      { kind: 'outside' },
      { kind: 'outside' },
      { kind: 'outside' },
    ]);
  });

  test('titles name tasks, whole or by a beginning that only one has', () => {
    const titles = ['Draw', 'Draw the map', 'Print it, then fold', 'Ship the map', 'Ship the book'];
    const tasks = titles.map((title, index) => `- [ ] **Task 1.${index + 1}**: ${title}`).join('\n');
    const named = (value: string) =>
      read(`${tasks}\n- [ ] **Task 2.1**: Sell the map today\n  - **Depends on**: ${value}`)
        .tasks.at(-1)
        ?.dependsOn?.items.map((item) => ('id' in item ? item.id : item.source.value));
    expect(named('draw, draw the')).toEqual(['1.1', '1.2']);
    expect(named('Print it, then fold, Ship the book.')).toEqual(['1.3', '1.5']);
    expect(named('“Ship the map” complete')).toEqual(['1.4']);
    expect(named('Task Draw, Task "Draw the map" ✅')).toEqual(['1.1', '1.2']);
    expect(named('Draw the map! / Ship the book')).toEqual(['1.2', '1.5']);
    expect(named('completion of Ship the map → Draw')).toEqual(['1.4', '1.1']);
    expect(named('Draw the map/ship the book')).toEqual(['1.2', '1.5']);
    expect(named('the Ship the map task, Draw task complete')).toEqual(['1.4', '1.1']);
    expect(named('[Draw](#task-11-draw), [Ship the map](#task-14-ship-the-map)')).toEqual(['1.1', '1.4']);
    expect(named('Draw the map / Paint')).toEqual(['Draw the map / Paint']);
    expect(named('Ship the, Print, Draw the maps, sell the map')).toEqual([
      'Ship the',
      'Print',
      'Draw the maps',
      'sell the map',
    ]);
  });

  test.each([
    ['Fold it (depends on 1.1)', 'Fold it', ['1.1']],
    ['Fold it — depends on Task 1.1, 1.2', 'Fold it', ['1.1', '1.2']],
    ['Fold it [blocked by 1.2]', 'Fold it', ['1.2']],
    ['Fold it (dependsOn: 1.1)', 'Fold it', ['1.1']],
    ['Fold it [blocked_by: 1.2]', 'Fold it', ['1.2']],
    ['Fold it (dep. 1.2)', 'Fold it', ['1.2']],
    ['Fold it depends on Task 1.1', 'Fold it', ['1.1']],
    ['Fold what depends on 1.1 inch paper', 'Fold what depends on 1.1 inch paper', []],
    ['Fold it (2 h, depends on 1.1)', 'Fold it', ['1.1']],
    ['Fold it (deps: 1.1)', 'Fold it', ['1.1']],
    ['Fold it (once 1.1 is dry)', 'Fold it', ['1.1']],
    ['Fold it 【depends on 1.1】', 'Fold it', ['1.1']],
    ['Fold it ← depends on 1.1', 'Fold it', ['1.1']],
    ['Fold it → after Task 1.1', 'Fold it', ['1.1']],
    ['Fold it ← 1.1, 1.2', 'Fold it', ['1.1', '1.2']],
    ['Fold it (⬅️ 1.1)', 'Fold it', ['1.1']],
    ['Fold it (blocked on 1.1)', 'Fold it', ['1.1']],
    ['Fold it (depends on A.1)', 'Fold it', ['A.1']],
    ['Fold it (after v.1)', 'Fold it (after v.1)', []],
    ['折叠（1.1 完成后）', '折叠', ['1.1']],
    ['Falten (hängt von 1.1 ab)', 'Falten', ['1.1']],
    ['접기 (작업 1.1, 1.2 완료 후)', '접기', ['1.1', '1.2']],
    ['Show undo ← redo', 'Show undo ← redo', []],
    ['折叠（晾干后）', '折叠（晾干后）', []],
    ['Fold it (depends on 1.1) (2h)', 'Fold it (depends on 1.1) (2h)', ['1.1']],
    ['Fold it (depends on 1.1) [P].', 'Fold it (depends on 1.1) [P].', ['1.1']],
    ['Fold it (depends on 1.1; 2 people)', 'Fold it', ['1.1']],
    ['(depends on 1.1)', '', ['1.1']],
    ['Fold it — after 2.0', 'Fold it — after 2.0', []],
    ['Fold it (after 2 weeks)', 'Fold it (after 2 weeks)', []],
    ['Fold it (requires v1.1)', 'Fold it (requires v1.1)', []],
    ['Explain what depends on 1.1', 'Explain what depends on 1.1', []],
    ['Fold all that depends on Task 1.1', 'Fold all that depends on Task 1.1', []],
    ['Fold it (after lunch)', 'Fold it (after lunch)', []],
  ])('at the end of a title: %s', (written, title, ids) => {
    const lines = ['1.1', '1.2', '1.3'].map((id) => `- [ ] **Task ${id}**: ${id === '1.3' ? written : 'x'}`);
    const task = read(lines.join('\n')).tasks[2];
    expect(task?.title.value).toBe(title);
    expect(task?.dependsOn?.items.map((item) => ('id' in item ? item.id : '')) ?? []).toEqual(ids);
  });

  test('in the tag after an id', () => {
    const [, task] = read('- [ ] Task 1.1: x\n- [ ] **Task 1.2** (depends on 1.1): Fold it').tasks;
    expect(task).toMatchObject({ title: { value: 'Fold it' }, dependsOn: { items: [{ id: '1.1' }] } });
  });

  test('are those of all fields together', () => {
    const markdown = listTask(['**Depends on**: None', '**Blocked by**: 2.1 (with 2.2)', '**After**: 3.1']);
    expect(read(markdown).tasks[0]?.dependsOn).toMatchObject({
      none: false,
      items: [{ id: '2.1' }, { id: '3.1' }],
      noted: ['2.2'],
      field: { label: { value: 'Depends on' } },
    });
  });

  test('work in Blocks too', () => {
    const [task] = read(listTask(['**Blocks**: 2.1, Phase 3'])).tasks;
    expect(task).toMatchObject({ dependsOn: null, blocks: { items: [{ id: '2.1' }, { kind: 'phase', id: '3' }] } });
  });
});

test.each([
  ['(can run with 2.1)', ['2.1']],
  ['(Phase 1, Waves 2-3, Task 4.1, A.1, 1.x)', ['1', '2', '3', '4.1', 'A.1', '1.x']],
  ['(~1.5h, TASK-0007)', ['TASK-0007']],
  ['(v1.1.0)', ['v1.1.0']],
  ['(nobody)', []],
])('%j names %j', (text, ids) => {
  expect(idsNamedIn(text)).toEqual(ids);
});

describe('ways to write a dependency', () => {
  const second = (...lines: string[]) => {
    const plan = read(['- [x] Task 1.1: Dig', ...lines].join('\n'));
    const task = plan.tasks.find(({ id }) => id === '1.2');
    return {
      title: task?.title.value,
      named: task?.dependsOn?.items.map((item) => ('id' in item ? item.id : item.source.value)),
    };
  };

  test.each([
    'Pour (~2h, depends on 1.1)',
    'Pour {depends: 1.1}',
    'Pour → depends on Task 1.1',
    'Pour **Depends on**: 1.1',
    'Pour `deps: 1.1`',
    'Pour (after the Task 1.1)',
  ])('at the end of a title: %s', (title) => {
    expect(second(`- [ ] Task 1.2: ${title}`)).toEqual({ title: 'Pour', named: ['1.1'] });
  });

  test.each(['Learn what depends: 3 ways', 'Show {count} of 1.1', 'Clean up after 1.1 (2h, high risk)'])(
    'a title that says none: %s',
    (title) => {
      expect(second(`- [ ] Task 1.2: ${title}`)).toEqual({ title, named: undefined });
    },
  );

  test.each([
    '- Depends on 1.1',
    '- depends on - Task 1.1',
    '- Blocked by 1.1',
    '- [ ] **Depends on**: 1.1',
    '- **Depends on**: [1.1]',
    '- **Depends on**: {Task 1.1}',
    '- **Depends on**:\n    - [x] Task 1.1: Dig',
  ])('below it: %s', (line) => {
    expect(second('- [ ] Task 1.2: Pour', `  ${line}`)).toEqual({ title: 'Pour', named: ['1.1'] });
  });

  test.each(['- Depends on the weather', '- After 1.1 it rains', '- It depends on 1.1'])('prose: %s', (line) => {
    expect(second('- [ ] Task 1.2: Pour', `  ${line}`)).toEqual({ title: 'Pour', named: undefined });
  });

  test('the boxes of a list of dependencies are other tasks’', () => {
    const { tasks } = read('### Task 1.1: Dig\n\n### Task 1.2: Pour\n\n**Depends on**:\n\n- [x] Task 1.1: Dig\n');
    expect(tasks.map(({ id, status, mentions }) => [id, status, mentions.length])).toEqual([
      ['1.1', 'todo', 0],
      ['1.2', 'todo', 0],
    ]);
  });
});
