import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timelineOf } from '../../plugin/graph/timeline.ts';
import type { GanttChart } from '../../plugin/mermaid/diagram.ts';
import { escapeLabel } from '../../plugin/mermaid/escape.ts';
import { ganttDiagram } from '../../plugin/mermaid/gantt.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';
import { launch } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { drawn } from './drawing.ts';
import { bare, drawnInBrowser, openMermaid } from './in-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
type Drawing = Parameters<typeof selectAll>[1];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await openMermaid(browser);
});
afterAll(() => browser.close());

/** Of a text and of labels, what Mermaid shows without our detour round its parsers. */
function bareChart(chart: GanttChart): GanttChart {
  const rows = chart.rows.map((row) => ({ ...row, label: bare(escapeLabel(row.label)).replaceAll(':', ' ') }));
  return { ...chart, text: bare(chart.text.replaceAll('#58;', ' ')), rows };
}

const charts = Object.fromEntries(
  Object.entries({
    'a generated plan': generatePlan(30, 6),
    'one that is shown by phases': generatePlan(120, 12),
    ...Object.fromEntries(
      globSync('plans/**/tasks.md', { cwd: root }).map((file) => [file, readFileSync(`${root}${file}`, 'utf8')]),
    ),
  }).flatMap(([name, source]) => {
    const chart = ganttDiagram(timelineOf(graphOf(source)), english);
    return chart === null ? [] : [[name, bareChart(chart)]];
  }),
);

/** Label, place and width of a row, from top to bottom. */
type Row = [label: string, x: number, y: number, width: number];

const plain = (text: string) =>
  text
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const byHeight = ([, , one]: Row, [, , other]: Row) => one - other;

/** Our rows: a bar and its label in one group, the line of a phase a little below where its bar was. */
function ourRows(drawing: Drawing): Row[] {
  const offset = (name: unknown) => (String(name).includes('cluster') ? 20 : 0);
  return selectAll('.node, .cluster', drawing)
    .map((row): Row => {
      const { x, y, width } = select('rect', row)?.properties ?? {};
      const words = plain(textOf(select('text', row) ?? row));
      return [words, Number(x), Number(y) - offset(row.properties.className), Number(width)];
    })
    .sort(byHeight);
}

/** Mermaid's rows: bars and labels that belong together by their ids. */
function theirRows(drawing: Drawing): Row[] {
  return selectAll('rect.task', drawing)
    .map(({ properties: { id, x, y, width } }): Row => {
      const label = select(`[id="${id}-text"]`, drawing);
      return [label ? plain(textOf(label)) : '', Number(x), Number(y), Math.max(5, Number(width))];
    })
    .sort(byHeight);
}

/** The labels of phases: in ours of rows that stand for no task, in Mermaid's the titles beside the sections. */
const ourSections = (drawing: Drawing) => {
  const tasks = new Set(selectAll('[data-task] text', drawing));
  return selectAll('.node text, .cluster text', drawing).flatMap((text) =>
    tasks.has(text) ? [] : plain(textOf(text)),
  );
};
const theirSections = (drawing: Drawing) => selectAll('text.sectionTitle', drawing).map((text) => plain(textOf(text)));

/** Numbers on the axis above, with their places on it. */
function ticksOf(drawing: Drawing): string[] {
  const axes = selectAll('.grid', drawing).filter((axis) => select('.tick line', axis));
  const above = axes.at(-1);
  return above
    ? selectAll('.tick', above).map(
        (tick) => `${textOf(tick)} ${Math.round(Number.parseFloat(String(tick.properties.transform).slice(10)))}`,
      )
    : [];
}

describe('Mermaid in Chromium draws the same timeline', () => {
  test.each(Object.entries(charts))('%s', { timeout: 60_000 }, async (_, chart) => {
    const ours = await drawn(chart);
    const theirs = fromHtml(await drawnInBrowser(page, chart.text), { fragment: true, space: 'svg' });
    const [rows, expected] = [ourRows(ours), theirRows(theirs)];
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(([label]) => label)).toEqual(expected.map(([label]) => label));
    expect(ourSections(ours)).toEqual(theirSections(theirs));
    expect(ticksOf(ours).length).toBeGreaterThan(1);
    expect(ticksOf(ours)).toEqual(ticksOf(theirs));
    const differing = rows.filter((row, at) =>
      row.some((value, key) => typeof value === 'number' && Math.abs(value - Number(expected[at]?.[key])) > 0.01),
    );
    expect(differing).toEqual([]);
  });
});
