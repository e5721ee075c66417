import type { Page } from 'playwright-core';

/** An element that had the focus, and what is wrong with it. */
interface Stop {
  name: string;
  faults: string[];
}

/** More stops than any page here has. */
const MAX_STOPS = 1000;

/**
 * Presses Tab from the beginning of a page to its end.
 *
 * @returns where the focus went, in its order, and what only a pointer can use
 */
export async function walk(page: Page): Promise<{ stops: Stop[]; missed: string[] }> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  while (stops.length < MAX_STOPS) {
    await page.keyboard.press('Tab');
    const { stop, before } = await page.evaluate(look);
    if (before !== null) stops.at(-1)?.faults.push(...before);
    if (stop === null) break;
    stops.push(stop);
    if (stop.faults.includes('again')) break;
  }
  return { stops, missed: await page.evaluate(missed) };
}

/** The element that has the focus now, and what is to be said of the one before once it has it no longer. */
function look(): { stop: Stop | null; before: string[] | null } {
  const state = globalThis as unknown as { last?: { element: Element; looks: string } };
  const rings = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'stroke', 'strokeWidth'] as const;
  // A ring can be around what the element labels or holds.
  const looksOf = (element: Element) =>
    [element, element.nextElementSibling, element.querySelector('.label-container'), element.querySelector('rect')]
      .filter((one) => one !== null)
      .map((one) => {
        const style = getComputedStyle(one);
        return rings.map((name) => style[name]).join(' ');
      })
      .join('; ');
  const isSeen = (element: Element) => {
    const { left, width, top, bottom } = element.getBoundingClientRect();
    const middle = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
    return [0.1, 0.3, 0.5, 0.7, 0.9].some((share) => {
      const hit = document.elementFromPoint(left + share * width, middle);
      return (
        hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element))
      );
    });
  };
  const { last } = state;
  const before = last && (last.looks === looksOf(last.element) ? ['no ring'] : []);
  const element = document.activeElement;
  if (!element || element === document.body) return { stop: null, before: before ?? null };
  state.last = { element, looks: looksOf(element) };
  const faults = [
    ...(element.hasAttribute('data-walked') ? ['again'] : []),
    ...(isSeen(element) ? [] : ['out of sight']),
  ];
  element.setAttribute('data-walked', '');
  const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return {
    stop: { name: `${element.localName} ${words.replace(/\s+/g, ' ').trim()}`, faults },
    before: before ?? null,
  };
}

/** What can be seen and worked and never had the focus: of radio buttons, tabs and tools one of each group has it. */
function missed(): string[] {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex], [onclick], [role="button"]';
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0)
    .filter((one) => !one.hasAttribute('data-walked') && !one.matches(':disabled, main, .pw-task-body'))
    .filter((one) => !one.closest('[role="toolbar"], [role="tablist"], fieldset')?.querySelector('[data-walked]'))
    .map((one) => one.outerHTML.slice(0, 120));
}
