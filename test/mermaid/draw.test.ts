import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { draw } from '../../plugin/mermaid/draw.ts';
import { escapeLabel } from '../../plugin/mermaid/escape.ts';
import { graphOf } from '../graph/graph-of.ts';
import { caption, drawn, edges, flowchart, labels, nodeId, toFlowchart } from './drawing.ts';
import { hostileLabels } from './labels.ts';

const plan = `# Tasks: Shop

- [ ] **Task 0.1**: Outside

### Phase 1: Foundation

- [x] **Task 1.1**: Set up
- [~] **Task 1.2**: Run
  - **Depends on**: 1.1

### Phase 2: Core

- [ ] **Task 2.1**: Build
  - **Depends on**: 1.1, 1.2
- [!] **Task 2.2**: Stuck
- [ ] ~~**Task 2.3**: Never~~
`;
const diagram = toFlowchart(graphOf(plan));

test('every task has a node and every declared dependency an edge', async () => {
  const drawing = await drawn(diagram);
  expect([...labels(drawing)]).toEqual([
    ['t1_1', '1.1 Set up'],
    ['t1_2', '1.2 Run'],
    ['t2_1', '2.1 Build'],
    ['t2_2', '2.2 Stuck'],
    ['t2_3', '2.3 Never'],
    ['t0_1', '0.1 ∅ unconnected Outside'],
  ]);
  expect(edges(drawing)).toEqual(['p1 → p2', 't1_1 → t1_2', 't1_1 → t2_1', 't1_2 → t2_1']);
  expect(selectAll('.cluster', drawing).map(textOf)).toEqual(['Phase 1: Foundation · 1/2', 'Phase 2: Core · 0/2']);
});

test('state and critical path are classes of nodes and edges', async () => {
  const drawing = await drawn(diagram);
  const classOf = (id: string) => selectAll('.node', drawing).find((node) => nodeId(node) === id)?.properties.className;
  expect(classOf('t1_1')).toEqual(['node', 'default', 'pw-graph-done', 'clickable']);
  expect(classOf('t2_1')).toEqual(['node', 'default', 'pw-graph-critical', 'pw-graph-waiting', 'clickable']);
  expect(selectAll('.edge-thickness-thick', drawing).map(({ properties }) => properties.id)).toEqual([
    'graph-L_t1_2_t2_1_0',
  ]);
  expect(selectAll('.edge-pattern-dotted', drawing)).toHaveLength(1);
  expect(selectAll('.cluster', drawing).map(({ properties }) => properties.className)).toContainEqual([
    'cluster',
    'pw-graph-in-progress',
  ]);
});

test('nodes are links with a title; the drawing has a name and a description', async () => {
  const drawing = await drawn(diagram);
  const links = selectAll('a', drawing);
  expect(links).toHaveLength(6);
  expect(links[1]?.properties.href).toBe('#task-1-2');
  expect(links[0]?.properties.ariaLabel).toBe('1.1 Set up · Done');
  const tooltip = select('a.node > title', drawing);
  expect(textOf(tooltip ?? drawing)).toBe('1.1 Set up\nDone\nUnblocks 2 directly, 4 in all');
  // Heard once: the name, then what else the tooltip says.
  expect(links[0]?.properties['aria-description']).toBe('Unblocks 2 directly, 4 in all');
  expect(drawing.properties).toMatchObject({
    id: 'graph',
    role: 'graphics-document',
    ariaRoleDescription: ['dependency', 'graph'],
    ariaLabelledBy: ['graph-title'],
    ariaDescribedBy: ['graph-desc'],
  });
  expect(selectAll('svg > title, svg > desc', drawing).map(textOf)).toEqual([caption.title, caption.description]);
});

const OURS = new Set(['dataTask', 'dataPhase', 'dataFrom', 'dataTo', 'dataFromPhase', 'dataToPhase']);

test('boxes, frames and edges say in data attributes what they represent', async () => {
  const phases =
    '### Phase 1.5: One\n- [x] **Task A.1**: T\n\n### Phase B (depends on Phase 1.5, Task 1.t2)\n- [ ] **Task B.2**: T\n';
  const drawing = await drawn(toFlowchart(graphOf(`- [ ] **Task 1.t2**: T\n  - **Depends on**: A.1\n${phases}`)));
  const data = (selector: string) =>
    selectAll(selector, drawing).map(({ properties }) =>
      Object.entries(properties)
        .flatMap(([name, value]) => (OURS.has(name) ? [`${name}=${value}`] : []))
        .join(' '),
    );
  expect(data('a.node')).toEqual(['dataTask=A.1 dataPhase=1.5', 'dataTask=1.t2', 'dataTask=B.2 dataPhase=B']);
  expect(data('.cluster')).toEqual(['dataPhase=1.5', 'dataPhase=B']);
  expect(data('.flowchart-link').sort()).toEqual([
    'dataFrom=1.t2 dataToPhase=B',
    'dataFrom=A.1 dataTo=1.t2',
    'dataFromPhase=1.5 dataToPhase=B',
  ]);
  const unlinked = await drawn(toFlowchart(graphOf(phases), { task: () => null }));
  expect(selectAll('.node[data-task]', unlinked)).toHaveLength(2);
});

test('nothing of Mermaid’s theme is left, and every id begins with the drawing’s', async () => {
  const drawing = await drawn(diagram);
  const ids: string[] = [];
  visit(drawing, 'element', ({ tagName, properties }) => {
    expect(['style', 'script', 'foreignObject', 'filter']).not.toContain(tagName);
    expect(Object.keys(properties).filter((name) => /^(?:style|fill|stroke|on.*)$/.test(name))).toEqual([]);
    expect(Object.keys(properties).filter((name) => name.startsWith('data') && !OURS.has(name))).toEqual([]);
    if (properties.id) ids.push(String(properties.id));
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id.startsWith('graph'))).toBe(true);
});

test('hostile labels come out as their exact text', async () => {
  const escaped = hostileLabels.map((label) => label.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
  const graph = graphOf(
    escaped.map((label, at) => `- [ ] **Task ${at}.0**: ${label}\n  - **Done when**: Seen\n`).join(''),
  );
  const drawing = await drawn(toFlowchart(graph));
  // What runs the other way is set apart, which does not show.
  const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
  expect([...labels(drawing).values()].map(bare)).toEqual(hostileLabels.map((label, at) => `${at}.0 ${label}`));
  const names = selectAll('a', drawing).map(({ properties }) =>
    String(properties.ariaLabel).replace(/ · Ready.*$/, ''),
  );
  expect(names).toEqual(hostileLabels.map((label, at) => `${at}.0 ${label}`));
  const tooltips = selectAll('a.node > title', drawing).map((title) => textOf(title).replace(/\nReady.*$/s, ''));
  expect(tooltips).toEqual(hostileLabels.map((label, at) => `${at}.0 ${label}`));
  expect(selectAll('script, img, i, b, foreignObject', drawing)).toEqual([]);
});

test('so do the titles of phases', async () => {
  const phases = hostileLabels.map((label, at) => `subgraph p${at}["${escapeLabel(label)}"]\n  t${at}["${at}"]\nend`);
  const drawing = await drawn(flowchart(`flowchart TB\n${phases.join('\n')}`));
  const titles = selectAll('.cluster', drawing).map((cluster) => [String(cluster.properties.id), textOf(cluster)]);
  expect(new Map(titles as [string, string][])).toEqual(
    new Map(hostileLabels.map((label, at) => [`graph-p${at}`, label])),
  );
});

test('a text that Mermaid cannot read is a fault in Mermaid’s words, and the next one is drawn', async () => {
  const { svg, fault } = await draw(flowchart('flowchart TB\n  a["one two"] -->'), caption);
  expect(svg).toBeUndefined();
  expect(fault).toMatch(/^Parse error on line 3:[\s\S]*one two/);
  expect((await draw(flowchart('no diagram'), caption)).fault).toContain('No diagram type detected');
  expect((await draw(diagram, caption)).svg).toBeDefined();
});

test('a drawing that takes too long is given up, and those that wait for their turn are drawn', async () => {
  const hurried = [1, 2, 3].map((at) => draw(diagram, { ...caption, id: `hurried${at}`, seconds: 0.001 }));
  const patient = draw(diagram, caption);
  for (const result of await Promise.allSettled(hurried)) {
    expect(result).toMatchObject({ reason: new Error('Drawing was given up after 0.001 seconds') });
  }
  expect((await patient).svg).toBeDefined();
});

test('a drawing has classes for what its size needs from the page', async () => {
  const chain = (length: number) =>
    Array.from(
      { length },
      (_, at) => `- [ ] **Task 1.${at + 1}**: T${at ? `\n  - **Depends on**: 1.${at}` : ''}\n`,
    ).join('');
  const sizes = async (markdown: string) =>
    [(await drawn(toFlowchart(graphOf(markdown)))).properties.className]
      .flat()
      .filter((name) => /narrow|small|tall/.test(`${name}`));
  expect(await sizes(chain(2))).toEqual(['pw-graph-small', 'pw-graph-narrow']);
  expect(await sizes(chain(40))).toEqual(['pw-graph-small', 'pw-graph-narrow', 'pw-graph-tall']);
  expect(await sizes('- [ ] **Task 1.1**: A\n- [ ] **Task 1.2**: B\n- [ ] **Task 1.3**: C\n')).toEqual([
    'pw-graph-small',
  ]);
});

test('unescaped markup is drawn as text, and a dangerous address becomes no link', async () => {
  const drawing = await drawn(
    flowchart(
      'flowchart TB\n  a["<img src=x onerror=alert(1)>"] --> b["B"]\n  click b href "javascript:alert(1)" "b"\n',
    ),
  );
  expect([...labels(drawing).values()].map((label) => label.replace(/\s/g, ''))).toEqual([
    '<imgsrc=xonerror=alert(1)>',
    'B',
  ]);
  expect(selectAll('img, image, [href], [onerror]', drawing)).toEqual([]);
});
