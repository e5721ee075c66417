import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { FONT_SIZE } from '../../plugin/mermaid/geometry.ts';
import { loadMeasure } from '../../plugin/mermaid/metrics.ts';
import { picturesOf } from '../../plugin/mermaid/pictures.ts';
import { corners } from '../../plugin/mermaid/polyline.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';
import { generatePlan } from '../support/generate.ts';
import { drawn, rowsOf } from './drawing.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const links = { task: () => null, phase: () => null, planPage: () => null };
const measure = loadMeasure();

/** Left, top, right and bottom of a frame's title, by the drawing's own numbers. */
function titleBox(cluster: Element): [number, number, number, number] {
  const label = select('text', cluster) as Element;
  const rows = rowsOf(cluster);
  const width = Math.max(...rows.map((row) => measure(row, FONT_SIZE, true)));
  const [x = 0, y = 0] = (String(label.properties.transform).match(/-?[\d.]+/g) ?? []).map(Number);
  const left = label.properties.textAnchor === 'end' ? x - width : x;
  return [left, y, left + width, y + rows.length * FONT_SIZE * 1.1];
}

/** The titles that a line runs through, each with the line. */
function crossedTitles(drawing: Element): string[] {
  const lines = selectAll('path.flowchart-link', drawing).map(({ properties }) => ({
    id: String(properties.id),
    points: corners(String(properties.d)),
  }));
  return selectAll('.cluster', drawing).flatMap((cluster) => {
    const [left, top, right, bottom] = titleBox(cluster);
    const crossing = lines.filter(({ points }) =>
      points.some(([x, y], at) => {
        const [nextX, nextY] = points[at + 1] ?? [x, y];
        const [isBeside, isAbove] = [
          Math.max(x, nextX) < left || Math.min(x, nextX) > right,
          Math.max(y, nextY) < top || Math.min(y, nextY) > bottom,
        ];
        return !isBeside && !isAbove;
      }),
    );
    return crossing.map(({ id }) => `${id} through ${textOf(cluster)}`);
  });
}

async function crossedIn(source: string): Promise<{ frames: number; crossed: string[] }> {
  const { main, phases } = picturesOf(graphOf(source), { links, reduce: false, say: english });
  const found = { frames: 0, crossed: [] as string[] };
  for (const picture of [main, ...phases.values()]) {
    if (!picture) continue;
    const drawing = await drawn(picture.diagram, { id: picture.id });
    found.frames += selectAll('.cluster', drawing).length;
    found.crossed.push(...crossedTitles(drawing));
  }
  return found;
}

/** A phase of tasks, each with what it depends on. */
function phase(id: number, name: string, dependencies: readonly string[]): string {
  const tasks = dependencies.map((on, at) => `- [ ] **Task ${id}.${at + 1}**: Part\n  - **Depends on**: ${on}\n`);
  return `### Phase ${id}: ${name}\n\n${tasks.join('')}\n`;
}

const four = phase(1, 'Ground', ['None', 'None', 'None', 'None']);
const made = {
  'one box that many lines enter': four + phase(2, 'Implementation of it all', ['1.1, 1.2, 1.3, 1.4']),
  'three boxes in a row': four + phase(2, 'Implementation of it all', ['1.1, 1.2', '1.2, 1.3', '1.4']),
  'lines that pass a row': four + phase(2, 'Implementation of it all', ['1.1', '2.1, 1.2, 1.3', '2.2, 1.4']),
  'a title from right to left': four + phase(2, 'התקנת המסד והשירותים של המערכת', ['1.1', '1.2', '1.3, 1.4']),
  generated: generatePlan(48, 12),
};

describe('no line runs through the title of a phase', () => {
  const files = globSync('plans/**/tasks.md', { cwd: root });
  const plans = Object.fromEntries(files.map((file) => [file, readFileSync(`${root}${file}`, 'utf8')]));

  test.each(Object.entries({ ...plans, ...made }))('%s', async (_, source) => {
    const { frames, crossed } = await crossedIn(source);
    expect(frames).toBeGreaterThan(0);
    expect(crossed).toEqual([]);
  });

  test('a title is at the side where its script begins', async () => {
    const gaps = async (name: string) => {
      const [picture] = [
        picturesOf(graphOf(phase(1, name, ['None', 'None'])), { links, reduce: false, say: english }).main,
      ];
      const cluster = select('.cluster', await drawn(picture?.diagram as Diagram)) as Element;
      const frame = select('rect', cluster)?.properties ?? {};
      const [left, , right] = titleBox(cluster);
      return [left - Number(frame.x), Number(frame.x) + Number(frame.width) - right].map((gap) => gap <= 10);
    };
    expect(await gaps('Ground')).toEqual([true, false]);
    expect(await gaps('התקנת המסד')).toEqual([false, true]);
  });
});
