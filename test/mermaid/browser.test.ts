import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { FONT_SIZE } from '../../plugin/mermaid/geometry.ts';
import { loadMeasure } from '../../plugin/mermaid/metrics.ts';
import { standalone } from '../../plugin/mermaid/standalone.ts';
import { graphOf } from '../graph/graph-of.ts';
import { launch } from '../support/browser.ts';
import { caption, flowchart, toFlowchart } from './drawing.ts';
import { FONTS, setContent } from './in-browser.ts';
import { hostileLabels } from './labels.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const css = readFileSync(`${root}plugin/astro/styles/graph.css`, 'utf8');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** Shows a drawing in a page with the graph's stylesheet and the fonts that the system has. */
async function show(diagram: Diagram, font?: string): Promise<void> {
  const { svg, fault } = await draw(diagram, caption);
  expect(fault).toBeUndefined();
  const fallback = font ? `svg text { font-family: "${font}" !important }` : '';
  await page.setContent(`<!doctype html><style>:root { color-scheme: light dark } ${css} ${fallback}</style>${svg}`);
}

/** Rows of labels of which a corner lies outside of the outline of their box, whatever its shape. */
function outsideOfOutlines(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.node')].flatMap((node) => {
      const outline = node.querySelector('.label-container') as SVGGeometryElement;
      const toOutline = outline.getScreenCTM()?.inverse();
      return [...node.querySelectorAll('text, tspan')].flatMap((row) => {
        const { left, right, top, bottom } = row.getBoundingClientRect();
        const corners = [left, right].flatMap((x) => [top, bottom].map((y) => new DOMPoint(x, y)));
        const isInside = corners.every((corner) => outline.isPointInFill(corner.matrixTransform(toOutline)));
        return isInside || !row.textContent?.trim() ? [] : [`${row.textContent} in ${node.getAttribute('class')}`];
      });
    }),
  );
}

/** Labels of which a part lies outside of their box or of the drawing, and how far. */
function overflows(): Promise<string[]> {
  return page.evaluate(() => {
    const outside = (inner: DOMRect, outer: DOMRect) =>
      Math.max(outer.left - inner.left, outer.top - inner.top, inner.right - outer.right, inner.bottom - outer.bottom);
    const svg = document.querySelector('svg') as SVGElement;
    return [...document.querySelectorAll('.node, .cluster')].flatMap((group) => {
      const [box, label] = [
        group.querySelector('.label-container, rect') as Element,
        group.querySelector('text') as Element,
      ];
      const by = Math.max(
        outside(label.getBoundingClientRect(), box.getBoundingClientRect()),
        outside(box.getBoundingClientRect(), svg.getBoundingClientRect()),
      );
      return by > 0 ? [`${label.textContent}: ${by.toFixed(1)} px`] : [];
    });
  });
}

describe('no label overflows its box', () => {
  test.each(globSync('plans/**/tasks.md', { cwd: root }))('%s', async (file) => {
    const graph = graphOf(readFileSync(`${root}${file}`, 'utf8'));
    await show(toFlowchart(graph));
    expect(await page.locator('a.node').count()).toBe(graph.tasks.length);
    expect(await page.locator('path.flowchart-link:not(.pw-graph-exclusion)').count()).toBeGreaterThanOrEqual(
      graph.edges.length + graph.phaseEdges.length + graph.entryEdges.length,
    );
    expect(await overflows()).toEqual([]);
  });

  test('hostile ones', async () => {
    const nodes = hostileLabels.map(
      (label, at) => `t${at}["${at} <br/>${label.replace(/[^\p{L}\p{M} ]/gu, (c) => `#${c.codePointAt(0)};`)}"]`,
    );
    await show(flowchart(`flowchart TB\n${nodes.join('\n')}`));
    expect(await overflows()).toEqual([]);
  });
});

const kinds = `### Phase 1: One with a name that is longer than its boxes are wide

- [x] **Task 1.1**: Done with a title that goes over several lines of its box
- [~] **Task 1.2**: Running with a title that goes over several lines of its box
  - **Depends on**: 1.1, legal has signed off on the whole of it, and the budget is there
- [!] **Task 1.3**: Stuck with a title that goes over several lines of its box
  - **Depends on**: \`payments\`/2.4, 9.9
- [ ] ~~**Task 1.4**: Never, i.e. (ill-fitting): 1, 1, 1; l!~~
- [ ] **Task 1.5**: Ready with a title that goes over several lines of its box
  - **Depends on**: 1.1

### Phase 2: 数据库 🚀 התקנת

- [ ] **Task 2.1**: 数据库迁移必须在部署之前完成并且经过完整的验证流程
- [!] **Task 2.2**: Ship it 🚀 for the 👩‍👩‍👧‍👦 in 🇩🇪 with 👍🏽
- [~] **Task 2.3**: התקנת המסד وتشغيل قاعدة البيانات
`;

describe('words stay within the outline of their box, of any shape', () => {
  test.each([undefined, 'DejaVu Sans', 'Liberation Serif', 'Verdana', 'sans-serif'])('in the font %s', async (font) => {
    await show(toFlowchart(graphOf(kinds)), font);
    expect(await page.locator('.node').count()).toBeGreaterThan(10);
    expect(await outsideOfOutlines()).toEqual([]);
    expect(await overflows()).toEqual([]);
  });
});

describe('long names of phases', () => {
  const names = {
    'many words': 'Everything that the import needs and that the export will need, too, before anybody can begin',
    'one word': `Donau${'dampfschifffahrts'.repeat(6)}gesellschaft`,
    capitals: 'MIGRATE ALL CUSTOMERS OF THE WAREHOUSE TO THE NEW MANAGEMENT OF ADDRESSES',
    'no blanks': '数据库迁移必须在部署之前完成并且经过完整的验证流程，然后再发布。数据库迁移必须在部署之前完成',
    'from right to left': 'إنشاء قاعدة البيانات وتشغيل الخدمات الأساسية للنظام الجديد قبل الإطلاق',
  };
  const named = (name: string) => graphOf(`### Phase 1: ${name}\n\n- [ ] **Task 1.1**: A\n`);

  test.each(Object.entries(names))('%s: are broken where they would leave their frame', async (_, name) => {
    for (const font of [undefined, 'DejaVu Sans', 'Liberation Serif']) {
      await show(toFlowchart(named(name)), font);
      expect(await overflows()).toEqual([]);
    }
    const label = await page.locator('.cluster text').textContent();
    expect(label?.replace(/[\s\u2068\u2069]/g, '')).toBe(`Phase1:${name} · 0/1`.replace(/\s/g, ''));
  });

  test('keep the order of their rows from right to left', async () => {
    await show(toFlowchart(named(names['from right to left'])));
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.cluster tspan')]
        .filter((row) => row.textContent?.trim())
        .map((row) => row.getBoundingClientRect().top),
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  });

  test('that are cut are complete in a tooltip', async () => {
    const name = `${'Another word for it, '.repeat(12)}and one more`;
    await show(toFlowchart(named(name)));
    expect(await page.locator('.cluster text').textContent()).toContain('…');
    expect(await page.locator('.cluster > title').textContent()).toBe(`Phase 1: ${name}`);
  });

  test('stay in their frames on a page that runs from right to left', async () => {
    await show(toFlowchart(named(names['many words'])));
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await overflows()).toEqual([]);
  });
});

describe('rows of titles', () => {
  /** The rows of each box below its id. */
  const rowsOf = (title: string) =>
    page.evaluate(
      (title) =>
        [...document.querySelectorAll('.node')].flatMap((node) => {
          const rows = [...node.querySelectorAll('tspan')].map((row) => row.textContent?.trim() ?? '').filter(Boolean);
          return rows.join('').includes(title) ? [rows] : [];
        })[0] ?? [],
      title.replaceAll(' ', '').slice(-2),
    );

  test('from right to left fill their box', async () => {
    const title = 'إنشاء قاعدة البيانات وتشغيل الخدمات الأساسية للنظام الجديد قبل الإطلاق';
    await show(toFlowchart(graphOf(`- [ ] **Task 1.1**: ${title}\n`)));
    expect(await rowsOf(title)).toHaveLength(3);
    expect(await overflows()).toEqual([]);
  });

  test.each([
    ['Update the API (v2) and its client بعد النقل مباشرة!', 'left'],
    ['تحديث واجهة API v2 للعملاء بعد النقل مباشرة (أو قبله).', 'right'],
  ])('keep to one side where both directions are in them: %s', async (title, side) => {
    await show(toFlowchart(graphOf(`- [ ] **Task 1.1**: ${title}\n`)));
    const places = await page.evaluate(
      ([side, isTurned]) =>
        [...document.querySelectorAll('.node tspan')]
          .filter((row) => row.textContent?.trim())
          .map((row) => {
            const text = row.firstChild as Text;
            const at = (place: number) => {
              const range = document.createRange();
              range.setStart(text, place);
              range.setEnd(text, place + 1);
              return range.getBoundingClientRect();
            };
            const letters = [...text.data.matchAll(/\p{L}/gu)].map(({ index }) => index);
            const [first, end] = [at(letters[0] ?? 0), at(text.data.search(/[!.]?\u2069?$/u))];
            // The last character of the whole is a full stop: it is on the far side of the first letter.
            const ends = /[!.]\u2069?$/u.test(text.data) ? [isTurned ? end.x < first.x : end.x > first.x] : [];
            return [Math.round(row.getBoundingClientRect()[side as 'left' | 'right']), ...ends];
          }),
      [side, side === 'right'] as const,
    );
    expect(places.length).toBeGreaterThan(1);
    expect(new Set(places.map(([edge]) => edge)).size).toBe(1);
    expect(places.at(-1)?.[1]).toBe(true);
  });

  test.each([
    '数据库迁移必须在部署之前完成，并且经过完整的验证流程（包括回滚）。',
    '在 API v2 上线之前，检查所有「旧」客户端；然后再发布，记录表',
    'データベースの移行をデプロイの前に完了し、「検証」を行う。',
    'ユーザーがログインできるようにするためのページ、エラーも。',
  ])('begin with no closing punctuation and are not a single character: %s', async (title) => {
    await show(toFlowchart(graphOf(`- [ ] **Task 1.1**: ${title}\n`)));
    const rows = await rowsOf(title);
    expect(rows.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter((row) => /^[，。、；」）ーっゃょ]|[「（]$|^.[，。]?$/u.test(row))).toEqual([]);
    expect(await overflows()).toEqual([]);
  });
});

describe('text is measured as a browser sets it', () => {
  const texts = [
    'Write unit tests for the reader',
    'AVATAR To We, Yes. “fi” office',
    '0123456789 1.10 (TASK-0001) 50 %',
    'Größe naïve Ångström Žluťoučký',
    'Проверить миграцию базы',
    'Έλεγχος μετάβασης',
    'Kiểm tra cơ sở dữ liệu',
    'התקנת המסד',
    'إنشاء قاعدة البيانات',
    'مُحَمَّد راجع الإعدادات ١٢٣',
    'می‌کنیم پروژه گفتگو',
    'i'.repeat(40),
    'W'.repeat(40),
  ];

  async function widthsOf(lines: readonly string[], font: string): Promise<number[]> {
    await setContent(page, '<canvas></canvas>');
    return page.evaluate(
      async ([lines, font]) => {
        await Promise.all(lines.map((line) => document.fonts.load(font, line)));
        const context = document.querySelector('canvas')?.getContext('2d') as CanvasRenderingContext2D;
        context.font = font;
        return lines.map((line) => context.measureText(line).width);
      },
      [lines, font] as const,
    );
  }

  test.each([false, true])('within a pixel, bold: %s', async (bold) => {
    const measure = loadMeasure();
    const widths = await widthsOf(texts, `${bold ? 'bold ' : ''}${FONT_SIZE}px Arimo, 'Noto Sans Arabic'`);
    const errors = texts.map(
      (line, at) => [line, Math.abs(measure(line, FONT_SIZE, bold) - (widths[at] ?? 0))] as const,
    );
    expect(errors.filter(([, error]) => error > 1)).toEqual([]);
  });

  test('what the font lacks is never measured too narrow', async () => {
    const measure = loadMeasure();
    const lacking = ['数据库迁移', 'データベース', '데이터', '🚀🎉', '✓ ◐ ⊘ ▸ ×'];
    const widths = await widthsOf(lacking, `${FONT_SIZE}px ${FONTS}`);
    expect(lacking.filter((line, at) => measure(line, FONT_SIZE) < (widths[at] ?? 0) - 1)).toEqual([]);
  });
});

describe('colours', () => {
  const plan = '- [x] **Task 1.1**: A\n- [~] **Task 1.2**: B\n  - **Depends on**: 1.1\n- [!] **Task 1.3**: C\n';
  const fills = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.node .label-container')].map((rect) => getComputedStyle(rect).fill),
    );

  test('each state has its own, in the light and in the dark', async () => {
    await show(toFlowchart(graphOf(plan)));
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await fills();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await fills();
    expect(new Set([...light, ...dark]).size).toBe(6);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    expect(await fills()).toEqual(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await fills()).toEqual(dark);
    await page.emulateMedia({ media: 'print' });
    expect(await fills()).toEqual(light);
    await page.emulateMedia({ media: 'screen' });
  });

  test('an exported drawing brings them along', async () => {
    await show(toFlowchart(graphOf(plan)));
    const inPage = await fills();
    const { svg = '' } = await draw(toFlowchart(graphOf(plan)), caption);
    await page.setContent(standalone(svg));
    expect(await fills()).toEqual(inPage);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(new Set([...(await fills()), ...inPage]).size).toBe(6);
    await page.emulateMedia({ colorScheme: 'light' });
  });
});
