import { describe, expect, test } from 'vitest';
import { read, under } from '../reading.ts';
import { dependenciesIn, examineFolder, type Files, readFolder } from './folder.ts';

const roadmap = `# Roadmap: Ferry

## Phases

<details>
<summary>v1.0</summary>

- [x] Phase 1: Timetable (2/2 plans)

</details>

- [x] **Phase 2: Tickets** - Sell them
- [ ] **Phase 3: Boarding** - Scan them
- [ ] **Phase 3.1: Refunds** - Pay back
- [ ] **Phase 4: Freight** - Load lorries

## Phase Details

### Phase 2: Tickets
**Goal**: A ticket can be bought
**Depends on**: Phase 1
**Success Criteria** (what must be TRUE):
  1. Money arrives
**Plans**: 2 plans

Plans:
- [x] 02-01-PLAN.md — Prices by season
- [x] 02-02: Payment

### Phase 3: Boarding
**Goal**: Nobody boards without a ticket
**Depends on**: Phase 2

Plans:
- [ ] 03-01-PLAN.md

### Phase 3.1: Refunds
**Depends on**: Phases 2 and 3 (needs the scanner)
**Plans**: TBD

### Phase 4: Freight
**Depends on**: Nothing
`;

function plan(lines: readonly string[], objective: string): string {
  return `---\n${lines.join('\n')}\n---\n\n<objective>\n${objective}\n\nPurpose: sails.\n</objective>\n\n<tasks>\n\n<task type="auto">\n  <name>Task 1: Write it</name>\n  <action>\n  - [ ] not a task\n  </action>\n</task>\n\n</tasks>\n`;
}

const ferry: Files = {
  'ROADMAP.md': roadmap,
  'phases/03-boarding/03-01-PLAN.md': plan(
    ['phase: 03-boarding', 'plan: 01', 'wave: 1', 'depends_on: []', 'files_modified: [src/scan.ts]'],
    'Scan a ticket. It works offline.',
  ),
  'phases/03-boarding/03-01-SUMMARY.md': '# Summary\n',
  'phases/04-freight/04-01-PLAN.md': plan(
    ['phase: 04-freight', 'plan: 01', 'wave: 1', 'depends_on: []'],
    'Weigh lorries',
  ),
  'phases/04-freight/04-02-PLAN.md': plan(
    [
      'phase: 04-freight',
      'plan: 02',
      'wave: 2',
      'depends_on: ["04-01", "3-01"]',
      'files_modified:',
      '  - src/load.ts',
      '  - src/weigh.ts',
    ],
    'Load lorries',
  ),
  'phases/04-freight/04-03-PLAN.md': plan(['phase: 04-freight', 'plan: 03', 'wave: 2'], 'Lash lorries'),
  'phases/05-radio/05-01-PLAN.md': plan(['phase: 05-radio', 'plan: 01', 'wave: 1'], 'Call the harbour'),
};

describe('a folder of GSD', () => {
  const { plan: read, graph, findings } = examineFolder('.planning', ferry);

  test('has the plans of its phases as tasks, and phases without plans', () => {
    expect(read).toMatchObject({ format: 'gsd', isRead: true, title: { value: 'Roadmap: Ferry' } });
    expect(read.tasks.map(({ id, title, status, phase }) => [id, title.value, status, phase])).toEqual([
      ['1', 'Timetable (2/2 plans)', 'done', null],
      ['02-01', 'Prices by season', 'done', '2'],
      ['02-02', 'Payment', 'done', '2'],
      ['03-01', 'Scan a ticket', 'done', '3'],
      ['3.1', 'Refunds - Pay back', 'todo', '3.1'],
      ['04-01', 'Weigh lorries', 'todo', '4'],
      ['04-02', 'Load lorries', 'todo', '4'],
      ['04-03', 'Lash lorries', 'todo', '4'],
      ['05-01', 'Call the harbour', 'todo', '5'],
    ]);
    expect(read.phases.map(({ id, name }) => [id, name])).toEqual([
      ['2', 'Tickets'],
      ['3', 'Boarding'],
      ['3.1', 'Refunds'],
      ['4', 'Freight'],
      ['5', ''],
    ]);
  });

  test('has what the files of the plans say', () => {
    const task = read.tasks.find(({ id }) => id === '04-02');
    expect(task?.files.map(({ value }) => value)).toEqual(['src/load.ts', 'src/weigh.ts']);
    expect(task?.description?.value).toBe('Load lorries');
    expect(dependenciesIn(read)).toEqual({ '04-02': ['04-01', '03-01'] });
    expect(read.tasks.find(({ id }) => id === '03-01')?.at.body).toContainEqual(
      expect.objectContaining({ label: expect.objectContaining({ value: 'Steps' }) }),
    );
  });

  test('has the order that its phases and waves say', () => {
    expect(graph.byId.get('02-01')?.dependsOn).toEqual(['1']);
    expect(graph.byId.get('04-03')?.impliedTasks).toEqual(['04-01']);
    expect(graph.byId.get('04-02')?.impliedTasks).toEqual([]);
    expect(graph.phaseEdges.map(({ from, to }) => `${from} ${to}`)).toEqual(
      expect.arrayContaining(['2 3', '2 3.1', '3 3.1', '4 5']),
    );
    expect(graph.phaseEdges.filter(({ to }) => to === '4')).toEqual([]);
  });

  test('says which plans are not read, but no plan needs a title', () => {
    const lost = examineFolder('.planning', { 'ROADMAP.md': roadmap.replace('- [x] 02-02', '- [] 02-02') });
    const unread = lost.findings.filter(({ rule }) => rule === 'unread-task');
    expect(unread).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/^“\[\] 02-02” was not read/) },
    ]);
  });

  test('has a phase that is ticked as its plans are', () => {
    expect(findings).toMatchObject([
      { rule: 'container-status', severity: 'info', message: 'Phase 3 is to do, but all tasks below it are done.' },
    ]);
    const open = examineFolder('.planning', { 'ROADMAP.md': roadmap.replace('[x] 02-02', '[ ] 02-02') });
    expect(open.findings).toMatchObject([
      {
        rule: 'container-status',
        path: '.planning/ROADMAP.md',
        message: 'Phase 2 is done, but Task 02-02, which is below it, is not.',
      },
    ]);
  });
});

test('a roadmap alone is read, with positions', () => {
  const plan = read(roadmap, { path: '.planning/ROADMAP.md' });
  expect(plan).toMatchObject({ format: 'gsd', isRead: true });
  expect(plan.tasks.map(({ id, at }) => [id, under(roadmap, at.id), under(roadmap, at.title)])).toEqual([
    ['1', '1', 'Timetable (2/2 plans)'],
    ['02-01', '02-01', 'Prices by season'],
    ['02-02', '02-02', 'Payment'],
    ['03-01', '03-01', null],
    ['3.1', '3.1', 'Refunds** - Pay back'],
    ['4', '4', 'Freight** - Load lorries'],
  ]);
});

test('plans alone are read', () => {
  const { 'ROADMAP.md': _, ...plans } = ferry;
  expect(readFolder('.planning', plans).tasks.map(({ id, phase }) => [id, phase])).toEqual([
    ['03-01', '3'],
    ['04-01', '4'],
    ['04-02', '4'],
    ['04-03', '4'],
    ['05-01', '5'],
  ]);
});

test('a phase waits for all phases that it names', () => {
  const phase = (id: string, needs: string) =>
    `### Phase ${id}: Part\n**Depends on**: ${needs}\n\n- [ ] ${id}-01: Do it\n`;
  const markdown = `## Details\n\n${[phase('1', 'Nothing'), phase('2.1', 'None'), phase('3', 'Phases 1 and 2.1'), phase('4', '2.1, 3')].join('\n')}`;
  const { graph, findings } = examineFolder('.planning', { 'ROADMAP.md': markdown });
  expect(findings).toEqual([]);
  expect(graph.phaseEdges.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
    '1 3 declared',
    '2.1 3 declared',
    '2.1 4 declared',
    '3 4 declared',
  ]);
});

test('a phase before the first that is left ended with an earlier milestone', () => {
  const markdown = '## Phase Details\n\n### Phase 7: Sails\n**Depends on**: Phase 6\n\n- [ ] 07-01: Sew\n';
  expect(examineFolder('.planning', { 'ROADMAP.md': markdown }).findings).toEqual([]);
  const later = markdown.replace('Phase 6', 'Phase 8');
  expect(examineFolder('.planning', { 'ROADMAP.md': later }).findings).toMatchObject([{ rule: 'unknown-dependency' }]);
});
