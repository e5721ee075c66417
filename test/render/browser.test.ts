import { readFileSync } from 'node:fs';
import type { Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Browser, Page as Tab } from 'playwright-core';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch, type View } from '../support/browser.ts';
import { everyVerdict } from './every-verdict.ts';
import { pageOf } from './page.ts';

const styles = new URL('../../plugin/astro/styles/', import.meta.url);
const css = readFileSync(new URL('planwright.css', styles), 'utf8').replace(/@import "\.\/(.+?)";/g, (_, name) =>
  readFileSync(new URL(name, styles), 'utf8'),
);
const base =
  '* { box-sizing: border-box } html { color-scheme: light dark } body { margin: 1rem; background: var(--pw-page); color: var(--pw-text) }';
const svg =
  '<svg class="pw-graph" width="2400" height="300" role="img" aria-label="Graph"><text x="9" y="20">1.1</text></svg>';
const long = 'a_very_long_identifier_without_any_place_to_break_'.repeat(3);

const wide = `# Tasks: ${long}

## Overview

- **Design Document**: [${long}](a.md)
- **Total Tasks**: 4

### Phase 1: ${long}
*Every state, and words without a break.*

- [x] **Task 1.1**: \`${long}\`
  - **Depends on**: None
  - **Files**: src/${long}.ts
  - **Priority**: P1
- [~] **Task 1.2**: Run
  - **Depends on**: PR #802 merged (${long}), Task 9.9, \`other\` Task 1.1
  - **Done when**:
    - [x] One
    - [ ] Two, see \`code\`
- [!] **Task 1.3**: Blocked
- [ ] **Task 1.4**: Wait
  - **Depends on**: Phase 1
- [ ] ~~**Task 1.5**: Cancelled~~

## Sequence Constraints

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 before Task 1.2 | ${long} | ${long} |

\`\`\`
${long}
\`\`\`

## Progress Tracking

| Phase | Tasks | Completed | Status |
|---|---|---|---|
| 1 | 4 | 1 | Started |
`;

const finding = {
  rule: 'x',
  path: null,
  message: 'A `b`',
  hint: 'Write `c`',
  position: undefined,
  related: [],
  url: '#x',
};
const { tree } = pageOf(wide, {
  diagram: { svg },
  findings: [
    { ...finding, severity: 'error' },
    { ...finding, severity: 'warning' },
    { ...finding, severity: 'info' },
  ],
});
/** Verdicts of all kinds with their evidence open, waves, and deadlocks. */
const judged = pageOf(everyVerdict, { diagram: { svg } }).tree;
const closedHtml = documentOf(judged);
visit(judged, 'element', (element) => {
  if (element.tagName === 'details') element.properties.open = true;
});
const html = documentOf(tree);
const judgedHtml = documentOf(judged);
function documentOf(tree: HastRoot): string {
  return `<!doctype html><html lang="en"><title>A plan</title><style>${base}${css}</style><main class="pw-page">${toHtml(tree)}</main></html>`;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function shown<T>(
  { width = 1280, scheme = 'light' }: View,
  look: (tab: Tab) => Promise<T>,
  page = html,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  try {
    const tab = await context.newPage();
    await tab.setContent(page);
    return await look(tab);
  } finally {
    await context.close();
  }
}

describe('in a browser', () => {
  it.each([
    ['light', 'a plan', html],
    ['dark', 'a plan', html],
    ['light', 'its verdicts', judgedHtml],
    ['dark', 'its verdicts', judgedHtml],
  ] as const)('%s, no accessibility violations on %s', async (scheme, _, page) => {
    expect(await shown({ scheme }, violations, page)).toEqual([]);
  });

  it.each([390, 1280])('%i pixels wide, every verdict is in sight', async (width) => {
    const { page, hidden } = await shown(
      { width },
      (tab) =>
        tab.evaluate(() => ({
          page: document.documentElement.scrollWidth,
          hidden: [...document.querySelectorAll('.pw-verdict .pw-badge')].filter(
            (badge) => badge.getBoundingClientRect().right > innerWidth || badge.getBoundingClientRect().width < 20,
          ).length,
        })),
      judgedHtml,
    );
    expect({ page, hidden }).toEqual({ page: width, hidden: 0 });
  });

  it.each([390, 1280])('%i pixels wide, only frames scroll sideways', async (width) => {
    const { page, frames } = await shown({ width }, (tab) =>
      tab.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        frames: [...document.querySelectorAll('.pw-scroll')]
          .filter((frame) => frame.clientWidth > 0)
          .map((frame) => frame.scrollWidth > frame.clientWidth),
      })),
    );
    expect(page).toBe(width);
    // A constraint table has no columns where there is no room for them.
    expect(frames.slice(0, 2)).toEqual([true, width > 720]);
  });

  it('on paper all evidence is open', async () => {
    const evidence = (tab: Tab) =>
      tab.evaluate(() =>
        [...document.querySelectorAll('.pw-verdict > :not(summary)')].map((one) => one.checkVisibility()),
      );
    const [screen, paper] = await shown(
      {},
      async (tab) => {
        const before = await evidence(tab);
        await tab.emulateMedia({ media: 'print' });
        return [before, await evidence(tab)] as const;
      },
      closedHtml,
    );
    expect(screen.length).toBeGreaterThan(20);
    expect([new Set(screen), new Set(paper)]).toEqual([new Set([false]), new Set([true])]);
  });

  it('each severity has a colour of its own', async () => {
    const colours = await shown({}, (tab) =>
      tab.locator('.pw-finding .pw-severity').evaluateAll((words) => words.map((word) => getComputedStyle(word).color)),
    );
    expect(new Set(colours).size).toBe(3);
  });

  it('no link to a task is cut', async () => {
    const cut = await shown(
      { width: 390 },
      (tab) =>
        tab.evaluate(() => {
          const chips = [...document.querySelectorAll('.pw-chips .pw-chip')].filter((one) => one.checkVisibility());
          return [chips.length > 3, chips.filter((one) => one.scrollWidth > one.clientWidth).length];
        }),
      judgedHtml,
    );
    expect(cut).toEqual([true, 0]);
  });

  it('how far a phase is begins where the marks of its tasks do', async () => {
    const places = await shown({}, (tab) =>
      tab.locator(':is(.pw-phase-standing, .pw-marks)').evaluateAll((all) =>
        all.map((one) => {
          const padding = Number.parseFloat(getComputedStyle(one).paddingLeft);
          return Math.round(one.getBoundingClientRect().left + padding);
        }),
      ),
    );
    expect(places.length).toBeGreaterThan(5);
    expect(new Set(places).size).toBe(1);
  });

  it('a bar is as full as its text says', async () => {
    const bars = await shown({}, (tab) =>
      tab.evaluate(() =>
        [...document.querySelectorAll(':is(.pw-head, .pw-phase-line) .pw-segments')].map((bar) => {
          const { width } = bar.getBoundingClientRect();
          const done = bar.querySelector('.pw-is-done')?.getBoundingClientRect().width ?? 0;
          // Boxes have the line around them.
          return [Math.abs(done / width - 0.25) < 0.03, width > 90];
        }),
      ),
    );
    expect(bars).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
