/** A plan as a picture for link previews: its name, its progress, its next tasks, and its graph in small. */
import { hash } from 'node:crypto';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h, s } from 'hastscript';
import { render } from 'takumi-js';
import type { PlanGraph, State } from '../graph/model.ts';
import { nextTasks } from '../graph/next.ts';
import { readCached, writeCached } from '../mermaid/cache.ts';
import { packageFile } from '../mermaid/draw.ts';
import { shownId } from '../plan/id.ts';
import { doneText, standingOf } from '../render/segments.ts';
import type { Translate } from '../render/words/index.ts';
import { lostLetters, settable, typefaceFor } from './fonts.ts';

/** Pixels, as the services that show such previews ask for. */
const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 64;

interface Size {
  width: number;
  height: number;
}

const BAR: Size = { width: WIDTH - 2 * MARGIN, height: 20 };
const GRAPH: Size = { width: 470, height: 220 };
const MAX_NEXT = 3;

const ink = { strong: '#10141a', muted: '#57606a', line: '#d0d7de' };
const fills: Record<State, string> = {
  done: '#1a6b35',
  'in-progress': '#1d57b3',
  blocked: '#b3261e',
  ready: '#9db9e2',
  waiting: '#d8dee4',
  todo: '#d8dee4',
  cancelled: '#d8dee4',
};

/** The input of a picture. */
export interface Pictured {
  title: string;
  graph: PlanGraph;
  /** Files from which packages with fonts are looked for, such as the `package.json` of a site. */
  projects: readonly string[];
  /** Folder that pictures are kept in between runs. */
  cache?: string;
}

/** A picture, and what it lacks. */
export interface SharePicture {
  png: Uint8Array;
  /** Packages with fonts that the title lacks: without them it is left out. */
  missing: string[];
}

/** Draws the picture of a plan. What no font has is left out: the title, or the title of a task. */
export async function pictureOf({ title, graph, projects, cache }: Pictured, t: Translate): Promise<SharePicture> {
  const { missing } = typefaceFor(title, projects);
  const content = contentOf({ title, graph, projects }, t);
  const { files } = typefaceFor(Object.values(content).flat().join(' '), projects);
  const html = toHtml(
    card(
      content,
      files.map(({ name }) => name),
    ),
  );
  const bar = toHtml(segments(graph), { space: 'svg' });
  const small = toHtml(smallGraph(graph), { space: 'svg' });
  const key = hash('sha256', `${JSON.stringify([html, bar, small])}${packageFile('takumi-js') ?? ''}`);
  const kept = cache === undefined ? null : await readCached(cache, key);
  if (kept !== null) return { png: Buffer.from(kept, 'base64'), missing };
  const png = await render(html, {
    width: WIDTH,
    height: HEIGHT,
    fonts: files,
    format: 'png',
    // Nothing is fetched: emoji would be, by default.
    emoji: 'from-font',
    images: [
      { src: 'bar', data: new TextEncoder().encode(bar) },
      { src: 'graph', data: new TextEncoder().encode(small) },
    ],
  });
  if (cache !== undefined) await writeCached(cache, key, Buffer.from(png).toString('base64'));
  return { png, missing };
}

/** The words of a picture. The next tasks are those that most others wait for, as on the page. */
export function contentOf({ title, graph, projects }: Omit<Pictured, 'cache'>, t: Translate): Content {
  const whole = (text: string) => {
    const typeface = typefaceFor(text, projects);
    return lostLetters(typeface).length === 0 ? settable(text, typeface) : '';
  };
  const next = nextTasks(graph).slice(0, MAX_NEXT);
  return {
    title: whole(title),
    done: doneText(standingOf(graph.tasks), t),
    tally: tally(graph, t).join('  ·  '),
    label: t('head.next'),
    next: next.map(({ node: { task } }) => `${shownId(task.id)} ${whole(task.title.value)}`.trim()),
  };
}

function tally(graph: PlanGraph, t: Translate): string[] {
  return standingOf(graph.tasks).states.flatMap(([state, count]) =>
    state === 'done' ? [] : [t(`standing.${state}`, { count })],
  );
}

interface Content {
  title: string;
  done: string;
  tally: string;
  label: string;
  next: readonly string[];
}

function card({ title, done, tally, label, next }: Content, families: readonly string[]): Element {
  const oneLine = { overflow: 'hidden', 'white-space': 'nowrap', 'text-overflow': 'ellipsis' };
  const bold = { 'font-weight': 700 };
  return h(
    'div',
    {
      style: style({
        ...column,
        width: '100%',
        height: '100%',
        padding: `56px ${MARGIN}px`,
        background: '#fff',
        'font-family': families.join(','),
      }),
    },
    [
      line(title, title.length > 60 ? 46 : 56, {
        ...bold,
        'line-height': 1.15,
        'line-clamp': 3,
        overflow: 'hidden',
        'text-overflow': 'ellipsis',
        'text-align': isRightToLeft(title) ? 'right' : 'left',
      }),
      line(done, 34, { ...bold, 'margin-top': '26px' }),
      h('img', { src: 'bar', style: style({ ...sized(BAR), 'margin-top': '12px' }) }),
      line(tally, 24, { ...oneLine, color: ink.muted, 'margin-top': '12px' }),
      h(
        'div',
        {
          style: style({
            display: 'flex',
            'justify-content': 'space-between',
            'align-items': 'flex-end',
            'margin-top': 'auto',
          }),
        },
        [
          h('div', { style: style({ ...column, width: '560px' }) }, [
            ...(next.length > 0 ? [line(label, 24, { ...bold, color: ink.muted, 'margin-bottom': '6px' })] : []),
            ...next.map((text) => line(text, 26, oneLine)),
          ]),
          h('img', { src: 'graph', style: style(sized(GRAPH)) }),
        ],
      ),
    ],
  );
}

type Rules = Readonly<Record<string, string | number>>;

const column: Rules = { display: 'flex', 'flex-direction': 'column' };

const style = (rules: Rules) =>
  Object.entries(rules)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');

const sized = ({ width, height }: Size): Rules => ({ width: `${width}px`, height: `${height}px` });

const line = (text: string, size: number, rules: Rules) =>
  h(
    'div',
    { style: style({ display: 'block', color: ink.strong, 'font-size': `${size}px`, 'line-height': 1.3, ...rules }) },
    text,
  );

/** By the first letter that has a direction. */
function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}

function segments(graph: PlanGraph): Element {
  const { states, total } = standingOf(graph.tasks);
  const share = BAR.width / Math.max(1, total);
  let before = 0;
  const parts = states.flatMap(([state, count]) => {
    const x = before * share;
    before += count;
    const gap = s('rect', { x: x - 1.5, width: 3, height: BAR.height, fill: '#fff' });
    return [s('rect', { x, width: count * share, height: BAR.height, fill: fills[state] }), ...(x > 0 ? [gap] : [])];
  });
  return svg(BAR, [s('rect', { ...BAR, fill: fills.waiting }), ...parts]);
}

/** A dot for each task, from left to right by the longest path to it, and a line for each dependency between tasks. */
function smallGraph(graph: PlanGraph): Element {
  const depth = depths(graph);
  const columns = Map.groupBy(graph.tasks, ({ index }) => depth[index] ?? 0);
  const last = Math.max(0, ...columns.keys());
  const most = Math.max(1, ...Array.from(columns.values(), (column) => column.length));
  const radius = Math.max(2, Math.min(13, GRAPH.width / (last + 1) / 3.2, GRAPH.height / most / 2.8));
  const places = new Map<string, { x: number; y: number }>();
  for (const [column, nodes] of columns) {
    const x = last === 0 ? GRAPH.width / 2 : radius + (column / last) * (GRAPH.width - 2 * radius);
    for (const [row, { task }] of nodes.entries()) {
      places.set(task.id, { x, y: ((row + 0.5) / nodes.length) * GRAPH.height });
    }
  }
  const lines = graph.edges.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [s('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: ink.line, strokeWidth: 2 })] : [];
  });
  const dots = graph.tasks.flatMap(({ task, state }) => {
    const at = places.get(task.id);
    return at ? [s('circle', { cx: at.x, cy: at.y, r: radius, fill: fills[state] })] : [];
  });
  return svg(GRAPH, [...lines, ...dots]);
}

function svg({ width, height }: Size, children: Element[]): Element {
  return s('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }, children);
}

/** The number of tasks on the longest path to each. Around a cycle the count ends after as many rounds as there are tasks. */
function depths({ network, tasks }: PlanGraph): number[] {
  const { from, to } = network;
  const depth: number[] = Array(network.forward.size).fill(0);
  for (let round = 0, changed = true; changed && round < tasks.length; round++) {
    changed = false;
    for (let arc = 0; arc < from.length; arc++) {
      const [a = 0, b = 0] = [from[arc], to[arc]];
      // The end of a phase is not a task and takes no step.
      const reached = (depth[a] ?? 0) + (a < network.tasks ? 1 : 0);
      if (reached <= (depth[b] ?? 0)) continue;
      depth[b] = reached;
      changed = true;
    }
  }
  return depth;
}
