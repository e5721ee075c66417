import type { Page } from 'playwright-core';

/** What a reader needs at once and does not see on the first screen of a plan's page, or sees cut; empty where all is there. */
export async function missingOnFirstScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element | null) => {
      const { top, bottom, left, right, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return height > 0 && top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
    };
    const isWhole = (element: Element | null) =>
      element !== null &&
      element.scrollWidth <= element.clientWidth + 1 &&
      element.scrollHeight <= element.clientHeight + 1;
    const [first, ...others] = [...document.querySelectorAll('.pw-now > dd')];
    const next = first?.querySelector('li, span') ?? first ?? null;
    const blocked = others.flatMap((row) => row.querySelector('.pw-chip.pw-is-blocked') ?? []);
    const count = Number(/\d+/.exec(document.querySelector('.pw-tally .pw-is-blocked')?.textContent ?? '0')?.[0]);
    return [
      isSeen(document.querySelector('.pw-done')) && isSeen(document.querySelector('.pw-standing .pw-segments'))
        ? []
        : 'how far',
      isSeen(next) && isWhole(next) ? [] : 'next',
      count === 0 || blocked.length > 0 ? [] : 'blocked',
      ...blocked.map((chip) => {
        const title = chip.querySelector('bdi');
        const reason = chip.parentElement?.querySelector('.pw-note') ?? null;
        return isSeen(title) && isWhole(title) && isSeen(reason) ? [] : `blocked: ${chip.textContent}`;
      }),
    ].flat();
  });
}
