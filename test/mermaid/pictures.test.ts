import { expect, test } from 'vitest';
import { LARGEST, type Picture, picturesOf, READABLE } from '../../plugin/mermaid/pictures.ts';
import type { Links } from '../../plugin/mermaid/scene/boxes.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';

const links: Links = { task: ({ anchor }) => `#${anchor}`, phase: ({ id }) => `#phase-${id}`, planPage: () => null };

/** Phases of tasks that each say what `dependsOn` gives. */
function planOf(phases: number, tasks: number, dependsOn: (phase: number, task: number) => string): string {
  const phase = (id: number) =>
    [
      `### Phase ${id}: Part`,
      ...Array.from({ length: tasks }, (_, at) => {
        const words = dependsOn(id, at + 1);
        return `- [ ] **Task ${id}.${at + 1}**: T${words ? `\n  - **Depends on**: ${words}` : ''}`;
      }),
    ].join('\n\n');
  return Array.from({ length: phases }, (_, at) => phase(at + 1)).join('\n\n');
}

const pictures = (markdown: string, reduce = false) => picturesOf(graphOf(markdown), { links, reduce, say: english });
const lines = (picture: Picture | null | undefined) =>
  picture?.diagram.text.split('\n').map((line) => line.trim()) ?? [];
const chain = (phase: number, task: number) => (task > 1 ? `${phase}.${task - 1}` : '');

test('a plan of 60 tasks is one graph', () => {
  const { kind, main, phases } = pictures(planOf(6, 10, chain));
  expect(kind).toBe('whole');
  expect(lines(main).filter((line) => line.startsWith('t') && line.includes('["'))).toHaveLength(60);
  expect(phases.size).toBe(0);
});

test('beyond what can be read, phases are boxes with their progress, and lines carry the number of dependencies that they represent', () => {
  const large = planOf(9, 10, (phase, task) =>
    task <= 2 && phase > 2 ? `${phase - 2}.${task}, ${phase - 1}.${task}` : '',
  );
  const { kind, main } = pictures(large.replace('- [ ] **Task 1.1**', '- [x] **Task 1.1**'));
  expect(kind).toBe('overview');
  expect(lines(main)).toEqual(
    expect.arrayContaining([
      'p1["Phase 1 ◐ <br/>Part <br/>1 of 10 done"]',
      'p2["Phase 2 <br/>Part <br/>0 of 10 done"]',
      'p1 -->|"2"| p3',
      'click p2 href "#phase-2" "Phase 2: Part · To do · 0 of 10 done"',
    ]),
  );
  expect(lines(main).filter((line) => /^p1 i\d+@==> p2$/.test(line))).toHaveLength(1);
  expect(main?.looks.has('number')).toBe(true);
});

test('each phase then has a graph with the tasks of other phases that it touches, and no others', () => {
  const { phases } = pictures(planOf(9, 10, (phase, task) => (task === 1 && phase > 2 ? `${phase - 2}.3` : '')));
  expect([...phases.values()].map((picture) => picture?.id)).toEqual(
    Array.from({ length: 9 }, (_, at) => `pw-graph-p${at + 1}`),
  );
  const third = lines([...phases.values()][2]);
  expect(third[1]).toBe('subgraph p3["Phase 3: Part · 0/10"]');
  expect(third).toEqual(
    expect.arrayContaining([
      't1_3["1.3 ▸ <br/>T <br/>Phase 1"]',
      't1_3 --> t3_1',
      't3_3 --> t5_1',
      'p2["Phase 2 <br/>Part <br/>0 of 10 done"]',
      'class t1_3,t5_1,p2,p4 neighbour',
    ]),
  );
  expect(third.filter((line) => /^t[124-9]_\d+[[(]/.test(line))).toHaveLength(2);
});

test('a phase that touches too many tasks is shown between whole phases, with numbers', () => {
  const { phases } = pictures(
    planOf(4, 30, (phase, task) => (phase === 4 && task <= 3 ? 'Phase 1, Phase 2, Phase 3' : '')),
  );
  const last = lines([...phases.values()][3]);
  expect(last).toContain('p1 -->|"30"| t4_1');
  expect(last.some((line) => line.startsWith('t1_'))).toBe(false);
});

test('50 tasks that all wait for all before them are drawn without what others imply, and the number is known', () => {
  const { kind, main } = pictures(planOf(1, 50, () => 'all previous'));
  expect(kind).toBe('whole');
  expect(main?.leftOut).toBe((50 * 49) / 2 - 49);
  expect(lines(main).filter((line) => /^t\S+ =?-?[-=]> t/.test(line)).length).toBe(49);
});

test('where all wait for all before them, each phase says how many of the dependencies at its tasks it leaves out', () => {
  const [first, middle, last] = [...pictures(planOf(3, 40, () => 'all previous')).phases.values()];
  const within = (40 * 39) / 2 - 39;
  expect([first, middle, last].map((picture) => picture?.leftOut)).toEqual([
    within + 40 * 80 - 1,
    within + 40 * 80 - 2,
    within + 40 * 80 - 1,
  ]);
  expect(lines(middle).filter((line) => /^t\S+ =?-?[-=]> t/.test(line)).length).toBe(41);
});

test('a small plan leaves nothing out, unless it is asked to', () => {
  const markdown = planOf(1, 3, (_, task) => ['', '1.1', '1.1, 1.2'][task - 1] ?? '');
  expect(pictures(markdown).main?.leftOut).toBe(0);
  const reduced = pictures(markdown, true).main;
  expect(reduced?.leftOut).toBe(1);
  expect(lines(reduced)).not.toContain('t1_1 --> t1_3');
});

const loose = (count: number) => Array.from({ length: count }, (_, at) => `- [ ] **Task ${at + 1}.0**: T`).join('\n');

test('a phase without smaller parts is drawn beyond what can be read at once', () => {
  const { kind, main } = pictures(loose(LARGEST.tasks));
  expect(kind).toBe('whole');
  expect(lines(main).filter((line) => /^t\d+_0[[(]/.test(line))).toHaveLength(LARGEST.tasks);
  const { kind: overview, phases } = pictures(planOf(2, READABLE.tasks + 1, chain));
  expect(overview).toBe('overview');
  for (const picture of phases.values()) {
    expect(lines(picture).filter((line) => /^t\S+ =?-?[-=]> t/.test(line)).length).toBeGreaterThanOrEqual(
      READABLE.tasks,
    );
  }
});

test('what would take minutes is not a picture: too many tasks or lines in no phase, or in one', () => {
  expect(pictures(loose(LARGEST.tasks + 1))).toEqual({ kind: 'overview', main: null, open: null, phases: new Map() });
  const { main, phases } = pictures(planOf(2, LARGEST.tasks + 1, chain));
  expect(main?.diagram.text).toContain('p1[');
  expect([...phases.values()]).toEqual([null, null]);
  const half = LARGEST.tasks / 2;
  const crossed = planOf(1, LARGEST.tasks, (_, task) => (task > half ? `1.1-1.${half}` : 'None'));
  expect(pictures(crossed).main).toBeNull();
});

test('no picture of a plan of 1000 tasks is beyond the limits', () => {
  const { main, phases } = pictures(
    planOf(50, 20, (phase, task) => (phase > 1 ? `${phase - 1}.1-${phase - 1}.${task}` : '')),
  );
  for (const picture of [main, ...phases.values()]) {
    expect(lines(picture).filter((line) => / (?:--|==|-\.)/.test(line)).length).toBeGreaterThan(0);
    expect(lines(picture).filter((line) => / (?:--|==|-\.)/.test(line)).length).toBeLessThanOrEqual(READABLE.lines);
  }
});

test('an overview with too many lines leaves out what others imply', () => {
  const { main } = pictures(planOf(30, 3, (phase, task) => (phase + task > 2 ? 'all previous' : 'None')));
  expect(lines(main).filter((line) => /^p\d+ .*[-=]>/.test(line))).toHaveLength(29);
  expect(main?.leftOut).toBe((30 * 29) / 2 - 29);
});

test('phases with nothing left to do are one box each beside what is open, with one line for all dependencies', () => {
  const half = planOf(4, 3, (phase, task) => (phase > 1 ? `${phase - 1}.${task}, 1.1` : '')).replace(
    /\[ \] \*\*Task ([12])/g,
    '[x] **Task $1',
  );
  const { open, main } = pictures(half);
  expect(open?.id).toBe('pw-open');
  expect([...(open?.tasks ?? [])]).toEqual(['3.1', '3.2', '3.3', '4.1', '4.2', '4.3']);
  expect(lines(open)).toEqual(
    expect.arrayContaining([
      'p1["Phase 1 ✓ <br/>Part <br/>3 tasks done"]',
      'click p1 href "#pw-graph-phase-p1" "Phase 1: Part · Done · 3 of 3 done"',
      'p2 --> t3_1',
      'p1 --> t3_1',
    ]),
  );
  expect(lines(open).filter((line) => /^p[12] \S+> p[12]$/.test(line))).toEqual([]);
  expect(lines(open)).not.toContain('p1 --> t4_1');
  expect(main?.tasks.size).toBe(12);
});

test('where all is done, or no phase is, there is nothing to fold', () => {
  expect(pictures(planOf(2, 2, chain)).open).toBeNull();
  expect(pictures(planOf(2, 2, chain).replaceAll('[ ]', '[x]')).open).toBeNull();
  expect(pictures(planOf(2, 2, chain).replaceAll('[ ] **Task 1', '[x] **Task 1')).open).not.toBeNull();
});

test('of a plan that is too large for one drawing, what is open is drawn task by task where that can be read', () => {
  const large = planOf(9, 10, chain).replace(/\[ \] \*\*Task ([1-7])\./g, '[x] **Task $1.');
  const { kind, open } = pictures(large);
  expect([kind, open?.tasks.size]).toEqual(['overview', 20]);
});

test('what only phases that are over waited for, or excluded, is not drawn beside what is open', () => {
  const { open } = pictures(`### Phase 1: One

- [x] **Task 1.1**: A
  - **Depends on**: a permit of the town

### Phase 2: Two

- [x] **Task 2.1**: B
  - **Depends on**: a permit of the town

### Phase 3: Three

- [ ] **Task 3.1**: C

## Temporal Logic Constraints

### Mutual Exclusion

| A | B | Conflict |
|---|---|---|
| Task 1.1 | Task 3.1 | One desk |
`);
  expect(lines(open).filter((line) => line.includes('permit') || /-\.-(?!>)/.test(line))).toEqual([]);
});
