import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../plugin/graph/timeline.ts';
import type { GanttChart } from '../../plugin/mermaid/diagram.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { ganttDiagram } from '../../plugin/mermaid/gantt.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';
import { generatePlan } from '../support/generate.ts';
import { caption, drawn, flowchart } from './drawing.ts';
import { hostileLabels } from './labels.ts';

const plan = `# Tasks: Shop

- [ ] **Task 0.1**: Outside

### Phase 1: Foundation

- [x] **Task 1.1**: Set up
- [~] **Task 1.2**: Run
  - **Depends on**: 1.1

### Phase 2: Core

- [ ] **Task 2.1**: Build
  - **Depends on**: 1.2
- [!] **Task 2.2**: Stuck
- [ ] ~~**Task 2.3**: Never~~
`;

/** Words of Mermaid's gantt charts and of JavaScript's objects. */
const words = ['done', 'crit', 'active', 'milestone', 'vert', 'gantt', 'title: x', 'section', 'click t1 href "#"'];
const more = ['dateFormat YYYY', 'todayMarker off', '2024-01-01', 'weekday monday', 'call me()', '%%{init: {}}%%'];
const titles = [...hostileLabels, ...words, ...more, '__proto__', 'a: b, c; d # e', ':leading', '() x', 'accTitle: a'];

const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
const gantt = (source: string) => ganttDiagram(timelineOf(graphOf(source)), english) as GanttChart;
const timeline = (source: string) => drawn(gantt(source));
/** Without the marks that keep the direction of a title to itself. */
const bare = (element: Element) => textOf(element).replace(/[\u2068\u2069]/g, '');
const rows = (drawing: Element) => selectAll('.node text, .cluster text', drawing).map(bare);
const bars = (drawing: Element) =>
  new Map(
    selectAll('[data-task]', drawing).map((row) => {
      const { x, width } = select('rect', row)?.properties ?? {};
      return [String(row.properties.dataTask), [Number(x), Number(x) + Number(width)] as const];
    }),
  );

test('open tasks stand below their phases, each as a link with its state in a class and in words', async () => {
  const drawing = await timeline(plan);
  expect(rows(drawing)).toEqual([
    'Phase 1: Foundation · 1/2',
    '1.2 ◐ Run',
    'Phase 2: Core · 0/2',
    '2.1 Build',
    '2.2 ⊘ Stuck',
    'Outside of phases',
    '0.1 ▸ Outside',
  ]);
  const link = selectAll('a', drawing)[1];
  expect(link?.properties).toMatchObject({ href: '#task-2-1', dataTask: '2.1', dataPhase: '2' });
  expect(select('g', link ?? drawing)?.properties.className).toEqual(['node', 'pw-graph-waiting', 'pw-graph-critical']);
  expect(selectAll('a > title', drawing).map(textOf)).toEqual([
    '1.2 Run · In progress · on the critical path, wave 1',
    '2.1 Build · Waiting · on the critical path, wave 2',
    '2.2 Stuck · Blocked, wave 2',
    '0.1 Outside · Ready, wave 1',
  ]);
  expect(selectAll('.cluster', drawing).map(({ properties }) => properties.dataPhase)).toEqual(['1', '2', undefined]);
});

test('columns are waves, with their numbers in the middle', async () => {
  const drawing = await timeline(plan);
  const spans = bars(drawing);
  expect(spans.get('1.2')).toEqual(spans.get('0.1'));
  expect(spans.get('2.1')?.[0]).toBe(spans.get('1.2')?.[1]);
  expect(selectAll('.tick text', drawing).map(textOf)).toEqual(['1', '2']);
  expect(textOf(select('.pw-axis-name', drawing) ?? drawing)).toBe('Waves');
});

test('with estimates, bars are as long as them and begin where what they need ends', async () => {
  const timed = (id: string, needs: string, hours: string) =>
    `- [ ] **Task ${id}**: T\n  - **Depends on**: ${needs}\n  - **Estimate**: ${hours}\n`;
  const drawing = await timeline(timed('1', 'None', '1 day') + timed('2', '1', '2 days') + timed('3', 'None', '4h'));
  const [one, two, three] = ['1', '2', '3'].map((id) => bars(drawing).get(id) ?? [0, 0]);
  const day = (one?.[1] ?? 0) - (one?.[0] ?? 0);
  expect(two).toEqual([one?.[1], (one?.[1] ?? 0) + 2 * day]);
  expect(three).toEqual([one?.[0], (one?.[0] ?? 0) + day / 2]);
  expect(selectAll('.tick text', drawing).map(textOf)).toEqual(['0', '1', '2', '3']);
  expect(selectAll('a > title', drawing).map(textOf)).toEqual([
    '1 T · Ready · on the critical path, takes 1 day',
    '2 T · Waiting · on the critical path, begins after 1 day, takes 2 days',
    '3 T · Ready, takes 0.5 days',
  ]);
});

describe('hostile words come out as they were written', () => {
  test('as titles of tasks', async () => {
    const drawing = await timeline(titles.map((title, at) => `- [ ] **Task ${at}.0**: ${escaped(title)}\n`).join(''));
    expect(rows(drawing)).toEqual(titles.map((title, at) => `${at}.0 ▸ ${title}`));
    expect(selectAll('a > title', drawing).map((title) => bare(title).replace(/ · Ready.*$/, ''))).toEqual(
      titles.map((title, at) => `${at}.0 ${title}`),
    );
    expect(selectAll('script, img, i, b, foreignObject', drawing)).toEqual([]);
  });

  test('as names of phases', async () => {
    const phases = titles.map((title, at) => `### Phase ${at}: ${escaped(title)}\n\n- [ ] **Task ${at}.1**: T\n`);
    const graph = graphOf(phases.join('\n'));
    const drawing = await drawn(ganttDiagram(timelineOf(graph), english) as GanttChart);
    expect(selectAll('.cluster', drawing).map(bare)).toEqual(
      graph.phases.map(({ phase }) => `Phase ${phase.id}: ${phase.name} · 0/1`),
    );
  });

  test('as ids', async () => {
    const ids = ['crit1', 'done1', 't1', 'done-1', 'end.1', 'TASK-0001', 'A.1', '1', '01', '1.1.2'];
    const drawing = await timeline(ids.map((id) => `- [ ] **Task ${escaped(id)}**: T\n`).join(''));
    expect([...bars(drawing).keys()]).toEqual(ids);
  });
});

test('a long label takes the room that it needs, and the drawing no more', async () => {
  const short = await timeline('- [ ] **Task 1**: A\n');
  const long = await timeline(`- [ ] **Task 1**: ${'wide '.repeat(30)}\n`);
  expect(Number(short.properties.width)).toBeLessThan(200);
  expect(Number(long.properties.width)).toBeGreaterThan(900);
});

test('a label that would make the drawing wider stands before its bar where there is room', async () => {
  const chain = Array.from(
    { length: 12 },
    (_, at) => `- [ ] **Task ${at + 1}**: Twenty or so letters\n  - **Depends on**: ${at || 'None'}\n`,
  );
  const drawing = await timeline(chain.join(''));
  const before = selectAll('.node', drawing).map((row) => select('.pw-before', row) !== undefined);
  expect(before).toEqual([...Array(8).fill(false), ...Array(4).fill(true)]);
  expect(Number(drawing.properties.width)).toBeLessThan(600);
});

test('a plan with too many tasks is shown by its phases', async () => {
  const drawing = await timeline(generatePlan(300));
  expect(rows(drawing)).toHaveLength(20);
  expect(rows(drawing)[2]).toMatch(/^Phase 3: .* · 0\/15$/);
  expect(selectAll('a', drawing)).toEqual([]);
});

test('phases are links where they can be read', async () => {
  const links = { task: () => null, phase: () => '#phase-%231' };
  const drawing = await drawn(ganttDiagram(timelineOf(graphOf(plan)), english, links) as GanttChart);
  expect(selectAll('a > .cluster', drawing)).toHaveLength(2);
  expect(selectAll('a', drawing).map(({ properties }) => properties.href)).toEqual(['#phase-%231', '#phase-%231']);
  expect(selectAll('a > title', drawing).map(textOf)).toEqual([
    'Phase 1: Foundation · 1/2, wave 1',
    'Phase 2: Core · 0/2, wave 2',
  ]);
  expect(selectAll('.node[data-task]', drawing)).toHaveLength(4);
});

test('where nothing is open, nothing is drawn', () => {
  expect(ganttDiagram(timelineOf(graphOf('- [x] **Task 1**: A\n')), english)).toBeNull();
  expect(ganttDiagram(timelineOf(graphOf('# Plan\n')), english)).toBeNull();
});

test('the same plan gives the same bytes on any day, in any time zone and whatever was drawn before', async () => {
  const here = await draw(gantt(plan), caption);
  await draw(flowchart('flowchart TB\n a --> b'), caption);
  const print = fileURLToPath(new URL('print-drawing.ts', import.meta.url));
  const { stdout: there } = await promisify(execFile)(
    process.execPath,
    [print, JSON.stringify(gantt(plan)), JSON.stringify(caption)],
    {
      env: { ...process.env, TZ: 'Asia/Kathmandu' },
    },
  );
  expect(JSON.parse(there).drawing).toEqual(here);
  expect(await draw(gantt(plan), caption)).toEqual(here);
});

test('nothing of Mermaid’s theme is left', async () => {
  visit(await timeline(plan), 'element', ({ tagName, properties }) => {
    expect(['style', 'script', 'foreignObject', 'filter']).not.toContain(tagName);
    expect(Object.keys(properties).filter((name) => /^(?:style|fill|stroke|on.*)$/.test(name))).toEqual([]);
  });
});
