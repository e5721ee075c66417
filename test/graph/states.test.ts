import { expect, test } from 'vitest';
import { graphOf } from './graph-of.ts';

const stateOf = (source: string, id: string) => graphOf(source).byId.get(id)?.state;

test.each([
  ['[x]', 'ready'],
  ['[ ]', 'waiting'],
  ['[~]', 'waiting'],
  ['[!]', 'waiting'],
])('after a task marked %s a task is %s', (mark, state) => {
  const source = `# P\n## Phase 1\n- ${mark} Task 1.1: A\n- [ ] Task 1.2: B\n  - Depends on: 1.1\n`;
  expect(stateOf(source, '1.2')).toBe(state);
});

test('a cancelled task holds nobody up', () => {
  const source =
    '# P\n## Phase 1\n- [ ] ~~Task 1.1: A~~\n## Phase 2\n- [ ] Task 2.1: B\n- [ ] Task 2.2: C\n  - Depends on: 1.1\n';
  const graph = graphOf(source);
  expect(graph.byId.get('1.1')?.state).toBe('cancelled');
  expect(graph.schedule.ready).toEqual(['2.1', '2.2']);
});

test('an optional task holds up only optional tasks that name it', () => {
  const ready = (mark: string) => {
    const { tasks } = graphOf(`# P
## Phase 1
- [ ]* Task 1.1: A
- [${mark}] Task 1.2: B
  - Depends on: 1.1
- [ ]* Task 1.3: C
  - Depends on: 1.1
## Phase 2
- [ ] Task 2.1: D
## Phase 3 (depends on Task 1.1, Phase 1)
- [ ]* Task 3.1: E
`);
    return tasks.flatMap(({ task, state }) => (state === 'ready' ? task.id : []));
  };
  expect(ready(' ')).toEqual(['1.1', '1.2']);
  expect(ready('x')).toEqual(['1.1', '2.1', '3.1']);
});

test('closed, blocked and running tasks keep their status', () => {
  const graph = graphOf('# P\n- [x] Task 1: A\n- [~] Task 2: B\n- [!] Task 3: C\n  - Depends on: 1\n- [ ] Task 4: D\n');
  expect(graph.tasks.map(({ state }) => state)).toEqual(['done', 'in-progress', 'blocked', 'ready']);
});

test.each([
  ['an outside condition', 'PR #802 merged'],
  ["another plan's task", 'other-plan/2.4'],
  ['an unknown task', '9.9'],
  ['an unknown phase', 'Phase 9'],
  ['itself', '1.1'],
])('%s keeps a task from being ready', (_, value) => {
  expect(stateOf(`# P\n## Phase 1\n- [ ] Task 1.1: A\n  - Depends on: ${value}\n`, '1.1')).toBe('waiting');
});

test('the phase before must be closed to its last task, whether implied or declared', () => {
  const plan = (mark: string, heading: string) =>
    `# P\n## Phase 1\n- [x] Task 1.1: A\n- ${mark} Task 1.2: B\n## Phase 2${heading}\n- [ ] Task 2.1: C\n`;
  for (const heading of ['', ' (depends on Phase 1)']) {
    expect(stateOf(plan('[ ]', heading), '2.1')).toBe('waiting');
    expect(stateOf(plan('[x]', heading), '2.1')).toBe('ready');
  }
});
