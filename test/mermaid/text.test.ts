import { expect, test } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { graphOf } from '../graph/graph-of.ts';
import { toMermaid } from './drawing.ts';

const plan = `# Tasks: Shop

- [ ] **Task 0.1**: Outside any phase

### Phase 1: Foundation (1/2) ✅

- [x] **Task 1.1**: Set up
- [~] **Task 1.2**: Run
  - **Depends on**: 1.1

### Phase 2: Core

- [ ] **Task 2.1**: Build
  - **Depends on**: 1.1-1.2
- [!] **Task 2.2**: Stuck
- [ ] ~~**Task 2.3**: Never~~

### Phase 3: Ship (depends on Phase 1, Task 2.1)

- [ ] **Task 3.1**: Ship
`;

const lines = (markdown: string) =>
  toMermaid(graphOf(markdown))
    .split('\n')
    .map((line) => line.trim());

test('phases are subgraphs with their counted progress and their tasks, other tasks are outside', () => {
  const text = lines(plan);
  const [first, second] = [
    text.indexOf('subgraph p1["Phase 1: Foundation · 1/2"]'),
    text.indexOf('subgraph p2["Phase 2: Core · 0/2"]'),
  ];
  expect(text.slice(first, first + 4)).toEqual([
    'subgraph p1["Phase 1: Foundation · 1/2"]',
    't1_1["1.1 ✓ <br/>Set up"]',
    't1_2["1.2 ◐ <br/>Run"]',
    'end',
  ]);
  expect(second).toBeGreaterThan(first);
  expect(text.lastIndexOf('t0_1["0.1 ▸ ∅ unconnected <br/>Outside any phase"]')).toBeGreaterThan(
    text.lastIndexOf('end'),
  );
});

test('each declared dependency is an edge, thick along the critical path; implied order is dotted, between phases', () => {
  const text = lines(plan);
  expect(text.filter((line) => / (?:-->|==>|-\.->) /.test(line))).toEqual([
    't1_1 --> t1_2',
    't1_1 --> t2_1',
    't1_2 ==> t2_1',
    'p1 -.-> p2',
    'p1 --> p3',
    't2_1 ==> p3',
  ]);
});

test('status, state and critical path are classes', () => {
  const text = lines(plan);
  expect(text.filter((line) => line.startsWith('class '))).toEqual([
    'class t1_1 done',
    'class t1_2,p1 in-progress',
    'class t1_2,t2_1,t3_1 critical',
    'class t2_1,t3_1 waiting',
    'class t2_2 blocked',
    'class t2_2,t2_3 silent',
    'class t2_3 cancelled',
    'class t0_1 ready',
    'class t0_1 orphan',
    'class p2,p3 todo',
  ]);
  expect(text.join('\n')).not.toMatch(/classDef|style|fill|#[0-9a-f]{3,6}\b/);
});

test('nodes link to their task with a title that says its state, or nowhere', () => {
  const graph = graphOf(plan);
  expect(toMermaid(graph)).toContain('click t1_2 href "#task-1-2" "1.2 Run · In progress · on the critical path"');
  expect(toMermaid(graph, { task: ({ anchor }) => `https://x.test/%C3%A9/a "b"/#${anchor}` })).toContain(
    'click t1_1 href "https://x.test/#37;C3#37;A9/a#37;20#37;22b#37;22/#task-1-1" "1.1 Set up · Done"',
  );
  expect(toMermaid(graph, { task: () => null })).not.toContain('click');
});

test('a task without an id has its state in the place of one', () => {
  const source = '# Plan\n\n## 1. Build\n\n- [ ] Lay the floor\n- [x] Draw the house\n';
  const place = { id: 'house', path: 'openspec/changes/house/tasks.md', source };
  const text = toMermaid(relate(readPlan(parseMarkdown(source), place)));
  expect(text).toContain('["Ready ▸ <br/>Lay the floor"]');
  expect(text).toContain('["Done ✓ <br/>Draw the house"]');
  expect(text).toMatch(/click \S+ href "\S+" "Ready Lay the floor · on the critical path"/);
});

test('an empty plan is an empty flowchart', () => {
  expect(toMermaid(graphOf('# Nothing'))).toBe('flowchart TB\n');
});

test('a long title is cut', () => {
  const text = toMermaid(graphOf(`- [ ] **Task 1.1**: ${'word '.repeat(5000)}`), { task: () => null });
  expect(text.length).toBeLessThan(400);
  expect(text).toContain('word…"]');
});

test('a phase title breaks where its frame may be narrow', () => {
  const heading = '### Phase 1: A title that is a good deal longer than one box is wide';
  expect(toMermaid(graphOf(`${heading}\n\n- [ ] **Task 1.1**: A`))).toContain(
    '["Phase 1: A title that is a <br/>good deal longer than one <br/>box is wide · 0/1"]',
  );
});

test('how far a phase is goes below with the last word of its title, not alone', () => {
  const label = (title: string) => {
    const text = toMermaid(graphOf(`### Phase 0: ${title}\n\n- [ ] **Task 0.1**: A`));
    return /subgraph \w+\["(.*)"\]/.exec(text)?.[1];
  };
  expect(label('All prerequisites')).toBe('Phase 0: All <br/>prerequisites · 0/1');
  expect(label('Ground')).toBe('Phase 0: Ground · 0/1');
});

test('where there are many more edges than tasks they are merged', () => {
  const tasks = (dependsOn: (at: number) => string) =>
    Array.from({ length: 9 }, (_, at) => `- [ ] **Task 1.${at + 1}**: T\n  - **Depends on**: ${dependsOn(at)}\n`).join(
      '',
    );
  expect(toMermaid(graphOf(tasks((at) => (at === 0 ? 'None' : `1.${at}`))))).not.toContain('mergeEdges');
  expect(toMermaid(graphOf(tasks((at) => (at === 0 ? 'None' : 'all previous'))))).toContain('"mergeEdges": true');
});
