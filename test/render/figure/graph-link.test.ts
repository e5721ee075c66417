import { expect, it } from 'vitest';
import { relate } from '../../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';
import { readPlan } from '../../../plugin/plan/read.ts';
import { pageOf, pageOfGraph, rowOf } from '../page.ts';

const plan = '# Plan\n\n### Phase 1: One\n\n- [ ] **Task 1.1**: Drawn\n- [ ] **Task 1.2**: Not drawn\n';
const svg = (id: string) =>
  `<svg class="pw-graph" viewBox="0 0 9 9"><a href="#task-1-1" id="${id}-task-1-1"><g class="node"></g></a></svg>`;

it('leads from a row to its box, where there is one', () => {
  const extent = { kind: 'whole', looks: new Set<string>(), tasks: new Set(['1.1']), leftOut: 0 } as const;
  const page = pageOf(plan, { diagram: { svg: svg('pw-graph') }, extent });
  const link = page.one(`${rowOf('task-1-1')} a.pw-task-foot`).properties;
  expect(link).toMatchObject({ href: '#pw-graph-task-1-1', ariaLabel: 'Show in graph · Wave 1 of the schedule: 1.1' });
  expect(page.has(`${rowOf('task-1-2')} a.pw-task-foot`)).toBe(false);
  expect(pageOf(plan, { extent }).has('a.pw-task-foot')).toBe(false);
  expect(pageOf(plan, { diagram: { fault: 'broken' }, extent }).has('a.pw-task-foot')).toBe(false);
});

it('leads to the graph of its phase where each phase has one', () => {
  const tree = parseMarkdown(plan);
  const graph = relate(readPlan(tree, { id: 'example', path: null, source: plan }));
  const id = 'pw-graph-1';
  const closeUp = {
    drawing: { svg: svg(id) },
    source: '',
    id,
    looks: new Set<string>(),
    tasks: new Set(['1.1']),
    leftOut: 0,
  };
  const phaseDiagrams = new Map(graph.phases.map(({ phase }) => [phase, closeUp]));
  const page = pageOfGraph(graph, { diagram: { svg: '<svg class="pw-graph"></svg>' }, phaseDiagrams });
  expect(page.one(`${rowOf('task-1-1')} a.pw-task-foot`).properties.href).toBe('#pw-graph-1-task-1-1');
  expect(page.one('#pw-graph-1-task-1-1').tagName).toBe('a');
  expect(page.has(`${rowOf('task-1-2')} a.pw-task-foot`)).toBe(false);
});
