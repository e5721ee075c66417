import { readFileSync } from 'node:fs';
import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { ICONS } from '../../plugin/mermaid/icons.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphsOf } from '../graph/portfolio-of.ts';
import { drawn, rowsOf, toFlowchart, toMermaid } from './drawing.ts';

const plan = `# Tasks: Kinds

- [ ] **Task 0.1**: Alone
  - **Depends on**: None

### Phase 1: One

- [x] **Task 1.1**: Done
- [~] **Task 1.2**: Running
  - **Depends on**: 1.1, legal has signed off
- [!] **Task 1.3**: Stuck
  - **Depends on**: 1.2, Legal has  signed off
- [ ] ~~**Task 1.4**: Never~~

### Phase 2: Two

- [ ] **Task 2.1**: Silent
- [ ] **Task 2.2**: Elsewhere
  - **Depends on**: \`payments\`/2.4, 2.1, 9.9

### Phase 3: Three (depends on budget approved)

- [ ] **Task 3.1**: First
  - **Depends on**: 3.2, PR #802 merged
- [ ] **Task 3.2**: Second
  - **Depends on**: 3.1
`;
const diagram = toFlowchart(graphOf(plan));
const lines = diagram.text.split('\n').map((line) => line.trim());

test('each state has a sign of its own, in boxes of one shape', () => {
  expect(lines).toEqual(
    expect.arrayContaining([
      't1_1["1.1 ✓ <br/>Done"]',
      't1_2["1.2 ◐ <br/>Running"]',
      't1_3["1.3 ⊘ <br/>Stuck"]',
      't1_4["1.4 × <br/>Never"]',
      't2_1["2.1 <br/>Silent"]',
    ]),
  );
});

test('an outside condition is one box however often and with whatever spaces it is named, among the tasks that it concerns', () => {
  const first = lines.indexOf('subgraph p1["Phase 1: One · 1/3"]');
  expect(lines[first + 1]).toBe('o1["◇ outside <br/>legal has signed off"]');
  expect(lines.filter((line) => /o1 -/.test(line))).toEqual(['o1 --> t1_2', 'o1 --> t1_3']);
});

test('what a phase says of itself concerns its frame', () => {
  const budget = lines.find((line) => line.includes('budget approved'))?.slice(0, 2);
  expect(lines).toContain(`${budget} --> p3`);
  expect(lines.filter((line) => line.startsWith(`${budget} `))).toHaveLength(1);
});

test('another plan’s task, and an id that no task has, are kinds of their own', () => {
  const [elsewhere, nowhere] = ['payments', '9.9'].map(
    (name) => lines.find((line) => line.includes(name))?.slice(0, 2) ?? '',
  );
  expect(lines).toContain(`${elsewhere}["↗ 2.4 <br/>payments"]`);
  expect(lines).toContain(`${nowhere}["? no such task <br/>9.9"]`);
  expect(lines).toEqual(expect.arrayContaining([`${elsewhere} --> t2_2`, `${nowhere} --> t2_2`]));
  expect(lines).toContain(`class ${elsewhere} foreign`);
  expect(lines).toContain(`class ${nowhere} unknown`);
});

test('members and edges of a cycle, and tasks that nothing connects, are marked with a sign and a word', () => {
  expect(lines).toContain('t3_1["3.1 ↻ in a cycle <br/>First"]');
  expect(lines.filter((line) => / c\d+@==> /.test(line)).map((line) => line.replace(/c\d+@/, ''))).toEqual([
    't3_2 ==> t3_1',
    't3_1 ==> t3_2',
  ]);
  expect(lines).toContain('class t3_1,t3_2 cycle');
  expect(lines).toContain('class t0_1 orphan');
});

test('a settled task that nothing connects is not an orphan, since nobody has to look at it', () => {
  const settled = toMermaid(
    graphOf(`- [x] **Task 1**: Done
- [ ] ~~**Task 2**: Never~~
- [!] **Task 3**: Stuck
- [ ] **Task 4**: First
- [ ] **Task 5**: Second
  - **Depends on**: 4
`),
  );
  expect(settled.match(/class .* orphan/g)).toEqual(['class t3 orphan']);
  expect(settled.match(/\["\d [^"]*unconnected/g)).toEqual(['["3 ⊘ ∅ unconnected']);
});

test('a drawing says the same in classes and by an icon, in boxes of one shape with a stripe', async () => {
  const drawing = await drawn(diagram);
  const boxes = selectAll('.node', drawing);
  expect(new Set(boxes.map((node) => selectAll('.label-container', node)[0]?.properties.rx))).toEqual(new Set(['6']));
  const icons = new Map(
    boxes.map((node) => [
      rowsOf(node)[0],
      String(selectAll('path.pw-mark', node)[0]?.properties.d).replace(/^.*?z/, ''),
    ]),
  );
  const states = ['1.1', '1.2', '1.3', '1.4', '2.1'].map((id) => icons.get(id));
  expect(new Set(states).size).toBe(5);
  expect(Object.values(ICONS)).toEqual(expect.arrayContaining(states));
  expect(icons.get('◇ outside')).toBe('');
  expect(selectAll('.pw-graph-cycle[data-from="3.1"][data-to="3.2"]', drawing)).toHaveLength(1);
  expect(selectAll('a[data-task="0.1"].pw-graph-orphan', drawing)).toHaveLength(1);
});

test('lines of a class share one arrowhead, so that it has their colour in every browser', async () => {
  const drawing = await drawn(diagram);
  const markers = selectAll('marker', drawing).map(({ properties }) => properties.id);
  expect(markers.toSorted()).toEqual(['graph-tip-critical', 'graph-tip-cycle', 'graph-tip-needs']);
  const cycle = selectAll('.pw-graph-cycle[marker-end]', drawing).map(({ properties }) => properties.markerEnd);
  expect(cycle).toEqual(['url(#graph-tip-cycle)', 'url(#graph-tip-cycle)']);
});

test('the critical path continues through the order of phases', async () => {
  const phases = ['1', '2'].map((id) => `### Phase ${id}: P\n\n- [ ] **Task ${id}.1**: T\n`).join('\n');
  const source = toFlowchart(graphOf(phases));
  expect(source.text).toMatch(/p1 i\d+@==> p2/);
  const edge = selectAll('.pw-graph-implied.edge-thickness-thick', await drawn(source))[0];
  expect(edge?.properties).toMatchObject({ dataFromPhase: '1', dataToPhase: '2' });
});

test('two tasks that exclude each other are joined by a line without direction, from the earlier to the later', async () => {
  const table = (a: string, b: string) =>
    `## Temporal Logic Constraints\n\n### Mutual Exclusion\n\n| A | B | Conflict Type |\n|---|---|---|\n| ${a} | ${b} | Lock |\n`;
  const tasks = ['1.1', '1.2', '2.1', '2.2'].map((id) => `- [ ] **Task ${id}**: T\n`);
  const phases = `### Phase 1: P\n\n${tasks.slice(0, 2).join('')}\n### Phase 2: P\n\n${tasks.slice(2).join('')}\n`;
  const source = toFlowchart(graphOf(phases + table('Task 2.1', 'Task 1.2')));
  expect(source.text).toMatch(/^ {2}t1_2 x\d+@-\.- t2_1$/m);
  const [line] = selectAll('.pw-graph-exclusion', await drawn(source));
  expect(line?.properties).toMatchObject({ dataFrom: '1.2', dataTo: '2.1' });
  expect(line?.properties.markerEnd).toBeUndefined();
  const toFrame = toFlowchart(graphOf(phases + table('Phase 1', 'Task 2.2')));
  expect(toFrame.text).toMatch(/^ {2}p1 x\d+@-\.- t2_2$/m);
  expect(selectAll('.pw-graph-exclusion[data-from-phase="1"][data-to="2.2"]', await drawn(toFrame))).toHaveLength(1);
  const lines = (b: string) =>
    toMermaid(graphOf(phases + table('Phase 1', b)))
      .match(/\w+ x\d+@-\.- \w+/g)
      ?.map((line) => line.replace(/ \S+ /, ' – '));
  expect([lines('Task 1.2'), lines('Task 1.2, 2.1')]).toEqual([['t1_1 – t1_2'], ['t1_1 – t1_2', 't1_1 – t2_1']]);
});

test('another plan’s task that is known has its title and status, and leads to its page', () => {
  const graph = graphsOf({
    'shop/tasks.md': '- [ ] **Task 1.1**: Sell\n  - **Depends on**: `payments`/2.4\n',
    'payments/tasks.md': '# Tasks: Payments\n\n- [x] **Task 2.4**: Charge "cards"\n',
  });
  const [shop, payments] = [graph.get('shop'), graph.get('payments')].map(
    (one) =>
      one &&
      toMermaid(one, { planPage: ({ id }) => `/plans/${id}/` })
        .split('\n')
        .map((line) => line.trim()),
  );
  expect(shop).toEqual(
    expect.arrayContaining([
      'o1["↗ 2.4 ✓ <br/>Charge #34;cards#34; <br/>Payments"]',
      'o1 --> t1_1',
      'class o1 foreign',
      'class o1 done',
      'click o1 href "/plans/payments/#task-2-4" "2.4 Charge #34;cards#34; · Done · in Payments"',
    ]),
  );
  expect(payments).toEqual(expect.arrayContaining(['t2_4 --> o1']));
});

test('the icons are those of the page', () => {
  const css = readFileSync(new URL('../../plugin/astro/styles/states.css', import.meta.url), 'utf8');
  const ofPage = [...css.matchAll(/\.pw-is-([\w-]+) \{[^}]*? d='([^']+)'/g)].map(([, state, d]) => [state, d]);
  expect(Object.fromEntries(ofPage)).toEqual(ICONS);
});
