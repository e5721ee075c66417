import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../support/browser.ts';
import { drawn, markupOf } from './drawing.ts';
import { examples } from './examples.ts';
import { compare, openMermaid, type Part, partsOf, wordsOutside } from './in-browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await openMermaid(browser);
});
afterAll(() => browser.close());

/** Pixels; the largest differences are those of widths that layouts double. */
const TOLERANCE = 5;
/** Where Mermaid puts labels beside the middle of their boxes, and we do not. */
const RECENTRED = new Set(['state', 'usecase']);

/** Parts whose box differs, with both boxes. */
function moved(ours: readonly Part[], theirs: readonly Part[], name: string): unknown[] {
  return ours.flatMap((part, at) => {
    const other = theirs[at];
    const isFree = (side: number) => side === 0 && part.tag === 'text' && RECENTRED.has(name);
    const differs = part.box.some(
      (value, side) => !isFree(side) && Math.abs(value - (other?.box[side] ?? 1e9)) > TOLERANCE,
    );
    return differs ? [[part.tag, part.text, part.box, other?.box]] : [];
  });
}

const said = (parts: readonly Part[]) => parts.map(({ tag, text }) => [tag, text]);
const painted = (parts: readonly Part[]) => parts.map(({ tag, text, paint }) => [tag, text, paint]);

describe.each(Object.entries(examples))('%s', (name, text) => {
  let drawing: string;
  beforeAll(async () => {
    drawing = markupOf(await drawn(text));
  });

  test('has the shapes and words of the browser’s drawing, each where it is there, and no word outside', async () => {
    await compare(page, text, drawing);
    const [ours, theirs] = [await partsOf(page, 'ours'), await partsOf(page, 'theirs')];
    expect(said(ours)).toEqual(said(theirs));
    expect(moved(ours, theirs, name)).toEqual([]);
    expect(painted(ours)).toEqual(painted(theirs));
    expect(await wordsOutside(page)).toEqual([]);
  });

  test('has the colours of the browser’s dark drawing on a dark page', async () => {
    await compare(page, text, drawing, true);
    const [ours, theirs] = [await partsOf(page, 'ours'), await partsOf(page, 'theirs')];
    expect(painted(ours)).toEqual(painted(theirs));
  });
});
