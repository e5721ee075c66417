import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { drawAny } from '../../../plugin/mermaid/any/draw.ts';
import { folder } from '../../support/folder.ts';
import { drawn, markupOf } from './drawing.ts';
import { examples } from './examples.ts';

const chart = 'flowchart LR\n  a[One] --> b[Two]';

test('the same text gives the same bytes, whatever was drawn before', async () => {
  const names = ['sankey', 'mindmap', 'gitgraph', 'timeline', 'flowchart'];
  const draw = async () => {
    const drawings: string[] = [];
    for (const name of names) drawings.push(markupOf(await drawn(examples[name] ?? '')));
    return drawings;
  };
  const [first, second] = [await draw(), await draw()];
  expect(second).toEqual(first);
});

test('an unnamed commit is called the same in every drawing', async () => {
  const text = 'gitGraph\n  commit\n  commit';
  const [first, second] = [await drawn(text), await drawn(text)];
  expect(textOf(second)).toBe(textOf(first));
  expect(textOf(first)).toMatch(/0-[\da-f]{7}/);
});

describe.each(Object.entries(examples))('%s', (_, text) => {
  test('has ids of its own, and refers to nothing that is not there', async () => {
    const drawing = await drawn(text, { id: 'mermaid-1' });
    const ids = selectAll('[id]', drawing).map(({ properties }) => String(properties.id));
    expect(ids.filter((id) => id !== 'mermaid-1' && !id.startsWith('mermaid-1-'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const used = Array.from(markupOf(drawing).matchAll(/url\(["']?#([^"')]+)/g), ([, id]) => id);
    expect(used.filter((id) => !ids.includes(String(id)))).toEqual([]);
  });

  test('has a name, a size and a role', async () => {
    const { properties, children } = await drawn(text);
    expect(properties.ariaLabelledBy).toHaveLength(1);
    expect(children[0]).toMatchObject({ tagName: 'title', properties: { id: [properties.ariaLabelledBy].flat()[0] } });
    expect(properties.role).toBe('graphics-document document');
    expect(properties.ariaRoleDescription).not.toHaveLength(0);
  });
});

test('colours that an author set are in the drawing, and the words on them stay as on light pages', async () => {
  const drawing = await drawn(
    `${chart}\n  style a fill:#bbf7d0,stroke:#14532d\n  classDef loud fill:#fde68a\n  class b loud`,
  );
  const nodes = selectAll('.node', drawing);
  expect(nodes.map(({ properties }) => properties.style)).toEqual(['color-scheme:light', 'color-scheme:light']);
  expect(markupOf(drawing)).toMatch(/fill:\s*#bbf7d0[^"]*stroke:\s*#14532d/);
  expect(markupOf(drawing)).toMatch(/fill:\s*#fde68a/);
});

test('a theme that an author chose is on all pages, on the ground that it is made for', async () => {
  const byDirective = await drawn(`%%{init: {"theme": "dark"}}%%\n${chart}`);
  const byFrontMatter = await drawn(`---\nconfig:\n  theme: forest\n---\n${chart}`);
  expect(byDirective.properties.style).toContain('background-color:#333');
  expect(byFrontMatter.properties.style).toContain('background-color:white');
  for (const drawing of [byDirective, byFrontMatter]) expect(markupOf(drawing)).not.toContain('light-dark(');
  expect(markupOf(await drawn(chart))).toContain('light-dark(');
  expect(markupOf(await drawn(chart, { dark: null }))).not.toContain('light-dark(');
});

test('the configuration of a site is Mermaid’s, but for what keeps pages safe and words in their boxes', async () => {
  const config = { flowchart: { minNodeWidth: 400 }, securityLevel: 'loose', htmlLabels: true } as const;
  const spread = await drawn('flowchart LR\n a --> b\n a --> c\n click b call alert()', { config, dark: config });
  expect(Number(spread.properties.width)).toBeGreaterThan(400);
  expect(selectAll('foreignObject', spread)).toEqual([]);
});

test('labels show the characters that entities mean, and are measured with them', async () => {
  const drawing = await drawn('flowchart LR\n  a["#quot;a#quot; #9829; #amp; #lt;b#gt;"] --> b["#35;1; a&b"]');
  expect(selectAll('.node', drawing).map((node) => textOf(node).trim())).toEqual(['"a" ♥ & <b>', '#1; a&b']);
  const plain = await drawn('sequenceDiagram\n  A->>B: #lt;3 #59; done');
  expect(textOf(selectAll('.messageText', plain)[0] ?? plain)).toBe('<3 ; done');
});

test('a gantt chart has no line for the day of the build', async () => {
  const day = new Date().toISOString().slice(0, 10);
  expect(markupOf(await drawn(`gantt\n  dateFormat YYYY-MM-DD\n  Now :a, ${day}, 3d`))).not.toContain('today');
});

describe('a diagram that is too large', () => {
  const job = { id: 'drawing', title: 'Diagram', config: {}, dark: null };

  test('is given up after its time, and the next one is drawn', async () => {
    const edges = Array.from({ length: 480 }, (_, at) => `n${at % 60} --> n${(at * 7 + 3) % 61}`);
    const text = `flowchart TD\n${edges.join('\n')}`;
    const { fault } = await drawAny({ ...job, text }, { cache: null, seconds: 0.3 });
    expect(fault).toBe('Drawing was given up after 0.3 seconds');
    expect(markupOf(await drawn(chart))).toContain('One');
  });

  test('is refused where its text is longer than Mermaid takes', async () => {
    const text = `flowchart TD\n${'a --> b\n'.repeat(7000)}`;
    const { fault } = await drawAny({ ...job, text }, { cache: null, seconds: 60 });
    expect(fault).toBe('The diagram has more than 50000 characters.');
  });
});

test('a drawing is kept, and made safe again when it is read', async () => {
  const cache = await folder({});
  const job = { id: 'drawing', text: chart, title: 'Diagram', config: {}, dark: null };
  const first = await drawAny(job, { cache, seconds: 60 });
  // There is no time left to draw.
  expect(await drawAny(job, { cache, seconds: 0 })).toEqual(first);
  expect((await drawAny({ ...job, text: `${chart} --> c` }, { cache, seconds: 0 })).fault).toMatch('given up');
});
