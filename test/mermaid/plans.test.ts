import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { plansDiagram } from '../../plugin/mermaid/plans.ts';
import { pageTitle } from '../../plugin/plan/formats/beside.ts';
import { doneText } from '../../plugin/render/segments.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphsOf } from '../graph/portfolio-of.ts';

const plan = (title: string, value = '', mark = ' ', field = 'Depends on') =>
  `# Tasks: ${title}\n\n- [${mark}] **Task 1.1**: A\n${value === '' ? '' : `  - **${field}**: ${value}\n`}- [ ] **Task 1.2**: B\n`;
const textOf = (sources: Record<string, string>) => diagramOf(sources)?.text ?? null;
const diagramOf = (sources: Record<string, string>) =>
  plansDiagram(
    [...graphsOf(sources).values()].map((graph) => ({
      graph,
      title: pageTitle(graph.plan, null),
      progress: doneText(graph.progress, english),
      href: `/plans/${encodeURIComponent(graph.plan.id)}/`,
    })),
  );

test('a node for each plan with its progress and a link, an edge from the plan that must be done first', () => {
  const sources = {
    'a/tasks.md': plan('Shop', 'b/1.1, b/1.2'),
    'b/tasks.md': plan('Payments', '', 'x'),
    'c/tasks.md': plan('Bank', 'a/1.1', ' ', 'Blocks'),
    'd/tasks.md': plan('Alone'),
  };
  expect(textOf(sources)).toBe(`flowchart LR
  qa["Shop <br/>0 of 2 done, 0#37;"]
  qb["Payments <br/>1 of 2 done, 50#37;"]
  qc["Bank <br/>0 of 2 done, 0#37;"]
  qb --> qa
  qc --> qa
  class qa,qc todo
  class qb in-progress
  click qa href "/plans/a/" "Shop (0 of 2 done, 0#37;)"
  click qb href "/plans/b/" "Payments (1 of 2 done, 50#37;)"
  click qc href "/plans/c/" "Bank (0 of 2 done, 0#37;)"
`);
});

test('a title that runs the other way leaves the figures beside it as they are', () => {
  expect(textOf({ 'a/tasks.md': plan('שלום', 'b/1.1'), 'b/tasks.md': plan('B') })).toContain(
    'click qa href "/plans/a/" "#8296;שלום#8297; (0 of 2 done',
  );
});

test('a long title is cut between characters', () => {
  const title = `x${'\u{1f680}'.repeat(130)}`;
  expect(textOf({ 'a/tasks.md': plan(title, 'b/1.1'), 'b/tasks.md': plan('B') })).toContain(
    `qa["x${'\u{1f680}'.repeat(119)}… <br/>`,
  );
});

test('nothing is drawn where no plan waits for another', () => {
  expect(textOf({ 'a/tasks.md': plan('A', 'lost/1.1, b/9.9'), 'b/tasks.md': plan('B') })).toBeNull();
});

test('hostile titles and ids come out as text, on the real drawing', async () => {
  const title = 'end "x" %% <b>T</b> ]; click qa call alert()';
  const diagram = diagramOf({
    'end/tasks.md': plan(title, 'e_n.d/1.1'),
    'e_n.d/tasks.md': plan('e'),
    'ü b/tasks.md': plan('', 'e_n.d/1.1'),
    'c#1?/50% "x" <y>/tasks.md': plan('Odd', 'e_n.d/1.1'),
  });
  const drawing = await draw(diagram as Diagram, {
    id: 'pw-plans',
    title: 'Plans',
    description: 'Plans',
    role: 'graph',
  });
  const svg = fromHtml(drawing.svg ?? '', { fragment: true });
  expect(drawing.fault).toBeUndefined();
  expect(selectAll('.node', svg)).toHaveLength(4);
  expect(selectAll('.flowchart-link[data-from-box][data-to-box]', svg)).toHaveLength(3);
  expect(
    selectAll('a', svg)
      .map(({ properties }) => properties.xLinkHref ?? properties.href)
      .sort(),
  ).toEqual(['/plans/%C3%BC%20b/', '/plans/c%231%3F%2F50%25%20%22x%22%20%3Cy%3E/', '/plans/e_n.d/', '/plans/end/']);
});
