/** The graph for those who use a keyboard, a voice, large letters, colours of their own, or paper. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from '../../support/axe.ts';
import { graphSite, plan } from './site.ts';

/** Tasks that wait for nothing are drawn next to each other. */
const sideBySide = (tasks: number) =>
  `# Tasks: Stalls\n\n${Array.from({ length: tasks }, (_, at) => `- [ ] **Task 1.${at + 1}**: Put up stall ${at + 1}\n  - **Depends on**: ${at === 0 ? 'None' : '1.1'}`).join('\n')}\n`;

const { shown, errors } = graphSite(`${plan}
## Temporal Logic Constraints

### Mutual Exclusion

| A | B | Conflict |
|---|---|---|
| Task 1.3 | Task 2.3 | One desk |
`);
const wide = graphSite(sideBySide(12));

const views = ['pw-figure', 'pw-timeline', 'pw-progress-picture'];

describe.each(['light', 'dark'] as const)('%s, without accessibility violations', (scheme) => {
  it.each(views)('without script: %s', (id) =>
    shown({ scheme, script: 'empty', hash: `#${id}` }, async (page) => {
      expect(await page.locator('pw-views figure:visible').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
    }),
  );

  it('with all that can be opened open', () =>
    shown({ scheme }, async (page) => {
      await page.locator('#pw-figure').getByRole('button', { name: 'Copy and download' }).click();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await page.locator('.pw-panel:visible').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
    }));
});

describe('by keyboard', () => {
  it.each([true, false])('the tasks come in topological order, each seen to have the focus (script: %s)', (script) =>
    shown({ script }, async (page) => {
      await page.locator('#pw-figure .pw-scroll').focus();
      const order: string[] = [];
      for (let step = 0; step < 8; step++) {
        await page.keyboard.press('Tab');
        const { task, width, line, usual } = await page.evaluate(() => {
          const link = document.activeElement as SVGAElement;
          const [box, other] = [link, document.querySelector('#pw-figure a:not(:focus)')].map((one) =>
            getComputedStyle(one?.querySelector('.label-container') ?? document.body),
          );
          return { task: link.dataset.task ?? '', width: box?.strokeWidth, line: box?.stroke, usual: other?.stroke };
        });
        order.push(task);
        expect(width).toBe('4px');
        expect(line).not.toBe(usual);
      }
      expect([...order].sort()).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2']);
      for (const [from, to] of [
        ['1.1', '1.2'],
        ['1.2', '2.1'],
        ['1.3', '2.1'],
        ['2.1', '2.2'],
        ['2.2', '3.1'],
        ['2.3', '3.2'],
      ] as const) {
        expect(order.indexOf(from), `${from} before ${to}`).toBeLessThan(order.indexOf(to));
      }
    }),
  );
});

it('screen readers announce the tasks of a phase within it', () =>
  shown({}, async (page) => {
    const heard = await page.locator('#pw-figure svg.pw-graph').ariaSnapshot();
    const phases = heard.split(/^\s*- group:?$/m).slice(1);
    expect(phases.map((phase) => phase.match(/(?<=link ")\d\.\d|(?<=text: "?)Phase \d/g))).toEqual([
      ['Phase 1', '1.1', '1.2', '1.3'],
      ['Phase 2', '2.1', '2.2', '2.3'],
      ['Phase 3', '3.1', '3.2'],
    ]);
  }));

describe('where colours are forced', () => {
  const look = (page: Page) =>
    page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const system = (name: string) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      };
      const reader = { canvas: system('Canvas'), text: system('CanvasText'), link: system('LinkText') };
      const paints = [...document.querySelectorAll('#pw-figure svg :is(rect, polygon, path, text)')]
        .filter((one) => !one.closest('defs'))
        .flatMap((one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke]);
      return { reader, paints: [...new Set(paints)] };
    });

  it.each(['light', 'dark'] as const)('%s: the drawing and its legend use the reader’s colours only', (scheme) =>
    shown({ scheme, media: { forcedColors: 'active' } }, async (page) => {
      const { reader, paints } = await look(page);
      const allowed = ['none', 'context-stroke', reader.canvas, reader.text, reader.link];
      expect(paints.filter((paint) => !allowed.includes(paint))).toEqual([]);
      expect(paints).toEqual(expect.arrayContaining([reader.canvas, reader.text, reader.link]));
    }),
  );

  it('each state is recognizable by its icon and the style of its outline', () =>
    shown({ media: { forcedColors: 'active' } }, async (page) => {
      const looks = await page.evaluate(() =>
        ['1.1', '1.3', '2.1', '2.3', '3.1', '3.2'].map((id) => {
          const box = document.querySelector(`#pw-figure [data-task="${id}"] .label-container`);
          const icon = document
            .querySelector(`#pw-figure [data-task="${id}"] .pw-mark`)
            ?.getAttribute('d')
            ?.replace(/^.*?z/, '');
          const { strokeDasharray, strokeWidth, rx } = getComputedStyle(box ?? document.body);
          return { icon, outline: [rx, strokeWidth, strokeDasharray].join(' ') };
        }),
      );
      expect(new Set(looks.map(({ icon }) => icon)).size).toBe(6);
      expect(new Set(looks.map(({ outline }) => outline)).size).toBeGreaterThanOrEqual(5);
    }));

  it('the focus has the reader’s highlight colour', () =>
    shown({ media: { forcedColors: 'active' } }, async (page) => {
      await page.locator('#pw-figure .pw-scroll').focus();
      await page.keyboard.press('Tab');
      const [line, highlight] = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'Highlight';
        const box = document.activeElement?.querySelector('.label-container') ?? document.body;
        return [getComputedStyle(box).stroke, getComputedStyle(probe).color];
      });
      expect(line).toBe(highlight);
    }));
});

describe('contrast', () => {
  const texts: [string, string[]][] = [
    ['text', ['graph-node', 'graph-done', 'graph-running', 'graph-blocked', 'graph-external']],
    ['graph-muted', ['page', 'surface', 'graph-node']],
    ['text', ['page', 'surface']],
    ['strong', ['page', 'surface']],
    ['muted', ['page', 'surface']],
    ['link', ['page', 'surface']],
    ...['done', 'progress', 'blocked', 'critical'].map((tone): [string, string[]] => [
      `tone-${tone}`,
      ['page', 'surface'],
    ]),
  ];
  const around = ['page', 'surface'];
  const shapes: [string, string[]][] = [
    ['graph-line', [...around, 'graph-node']],
    ['graph-external-line', [...around, 'graph-external']],
    ['tone-critical', [...around, 'graph-node', 'graph-done', 'graph-running', 'graph-blocked']],
    ['tone-done', [...around, 'graph-done', 'line']],
    ['tone-progress', [...around, 'graph-node', 'graph-running', 'line']],
    ['tone-blocked', [...around, 'graph-blocked', 'line']],
  ];

  it.each(['light', 'dark'] as const)('%s: text has 4.5 to 1, lines, borders and icons 3 to 1', (scheme) =>
    shown({ scheme }, async (page) => {
      const names = [...new Set([...texts, ...shapes].flatMap(([name, grounds]) => [name, ...grounds]))];
      const colours = new Map(Object.entries(await page.evaluate(coloursOf, names)));
      const faint = (pairs: [string, string[]][], least: number) =>
        pairs.flatMap(([name, grounds]) =>
          grounds
            .map((ground) => [name, ground, contrast(colours.get(name), colours.get(ground))] as const)
            .filter(([, , ratio]) => !(ratio >= least)),
        );
      expect(faint(texts, 4.5)).toEqual([]);
      expect(faint(shapes, 3)).toEqual([]);
    }),
  );

  /** What custom properties come to in a drawing, as red, green and blue. */
  function coloursOf(names: string[]): Record<string, number[]> {
    const bar = document.querySelector('.pw-segments');
    const probe = document.createElement('i');
    probe.className = 'pw-graph';
    document.querySelector('.pw-page')?.append(probe);
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context || !bar) throw new Error('Nothing to look at');
    const entries = names.map((name) => {
      probe.style.color = `var(--pw-${name})`;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      return [name, [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)];
    });
    return Object.fromEntries(entries);
  }

  /** WCAG 2.2, contrast ratio. */
  function contrast(one: number[] = [], other: number[] = []): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(rgb: number[]): number {
    const [red = Number.NaN, green = 0, blue = 0] = rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
});

describe('on paper', () => {
  it.each([true, false])('a wide drawing is as wide as the page (script: %s)', (script) =>
    wide.shown({ script, width: 794 }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const seen = await page.evaluate(() => {
        const shown = '.pw-figure:not(.pw-is-sliced) svg.pw-graph, svg.pw-slice';
        const drawings = [...document.querySelectorAll<SVGSVGElement>(shown)];
        return drawings.map((svg) => ({
          natural: svg.viewBox.baseVal.width,
          drawn: svg.getBoundingClientRect().width,
          room: svg.parentElement?.clientWidth ?? 0,
        }));
      });
      expect(seen.some(({ natural, room }) => natural > room)).toBe(true);
      expect(seen.filter(({ drawn, room }) => drawn > room + 0.5 || room > 794)).toEqual([]);
    }),
  );

  it('one that is not very tall is on one page, with nothing to click or open', () =>
    shown({ scheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const box = await page.locator('#pw-figure svg.pw-graph').boundingBox();
      expect(box?.height).toBeLessThanOrEqual(0.85 * 900);
      expect(await page.locator('.pw-tools:visible, .pw-panel:visible, .pw-source:visible').count()).toBe(0);
      const colours = await page.evaluate(() =>
        ['.pw-legend', '#pw-figure svg.pw-graph'].map((selector) => {
          const one = document.querySelector(selector);
          return one && getComputedStyle(one).colorScheme;
        }),
      );
      expect(colours).toEqual(['light', 'light']);
    }));
});

describe('large letters and small screens', () => {
  it.each([true, false])(
    '320 pixels wide, which is 1280 at 400 %, only frames scroll sideways (script: %s)',
    (script) =>
      shown({ width: 320, height: 256, script }, async (page) => {
        for (const id of views) {
          await page.evaluate((hash) => location.assign(hash), `#${id}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        }
      }),
  );

  it.each([
    [1280, false],
    [390, true],
  ] as const)('the tools have their place before they come (%i pixels, touch: %s)', (width, touch) =>
    shown({ width, touch, script: false }, async (without) => {
      const reserved = await without.evaluate(() => {
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        const found = rules.filter(
          (rule) =>
            rule instanceof CSSMediaRule &&
            rule.cssText.includes('pw-graph') &&
            rule.conditionText.includes('scripting'),
        ) as CSSMediaRule[];
        const style = (found[0]?.cssRules[0] as CSSStyleRule | undefined)?.style;
        const probe = document.body.appendChild(document.createElement('div'));
        probe.style.height = style?.paddingBlockStart ?? '';
        return probe.offsetHeight;
      });
      const tools = await shown({ width, touch }, (page) =>
        page.locator('#pw-figure .pw-tools').evaluate((bar) => (bar as HTMLElement).offsetHeight),
      );
      expect(reserved).toBeGreaterThan(30);
      expect(Math.abs(tools - reserved)).toBeLessThanOrEqual(1);
    }),
  );
});

it('no error is written to the console', () => {
  expect([...errors, ...wide.errors]).toEqual([]);
});
