import type { PlaygroundConfig } from '../../../playground/page.ts';
import type { Answer, Shown } from '../../../playground/worker.ts';
import { anchorIn } from '../address.ts';
import { make } from '../dom.ts';

/** The result shown beside the editor. */
export interface Result {
  show(answer: Answer): void;
  /** Says why there is nothing to show. */
  fail(shown: Shown, why: string): void;
  /** Says that something takes a while, where it has not been shown yet. */
  wait(shown: Shown): void;
  /** Calls `act` where a link leads to a place of the page. */
  onAnchor(act: () => void): void;
}

/**
 * The panels of a playground. The links of a plan lead to its own places, and never change the address, which holds the plan.
 *
 * @param onPlace called with the offsets of a place in the source that a link leads to
 */
export function result(
  host: HTMLElement,
  words: PlaygroundConfig['words'],
  onPlace: (from: number, to: number) => void,
): Result {
  const status = host.querySelector('[role="status"]') as HTMLElement;
  const panel = (shown: Shown) => host.querySelector(`[role="tabpanel"][data-shows="${shown}"]`) as HTMLElement;
  const page = panel('page');
  let wanted: string | null = null;
  let leave = () => {};
  const tell = (shown: Shown, text: string) =>
    panel(shown).replaceChildren(make('p', { className: 'pw-play-told' }, text));

  for (const shown of ['findings', 'page', 'graph'] as const) {
    panel(shown).addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      const address = link?.getAttribute('href');
      if (!link || !address) return;
      if (!address.startsWith('#')) {
        link.setAttribute('target', '_blank');
        link.setAttribute('rel', 'noopener noreferrer');
        return;
      }
      event.preventDefault();
      const [, from, to] = /^#source-(\d+)-(\d+)$/.exec(address) ?? [];
      if (from !== undefined) return onPlace(Number(from), Number(to));
      wanted = anchorIn(address);
      if (shown === 'page') lead();
      else leave();
    });
  }

  /** Goes to the place that was asked for, which may be in something folded. */
  const lead = () => {
    const target = wanted === null ? null : page.querySelector<HTMLElement>(`[id="${CSS.escape(wanted)}"]`);
    if (!target) return;
    wanted = null;
    for (let at: Element | null | undefined = target; at && at !== page; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  };

  return {
    show(answer) {
      if (answer.kind === 'findings') {
        if (status.textContent !== answer.summary) status.textContent = answer.summary;
        if (answer.html === '') return tell('findings', words.none);
      }
      replace(panel(answer.kind), answer.html);
      if (answer.kind === 'page') lead();
    },
    fail: tell,
    wait(shown) {
      if (shown === 'graph' && panel(shown).childElementCount === 0) tell(shown, words.drawing);
    },
    onAnchor(act) {
      leave = act;
    },
  };
}

/** Puts HTML into a panel, of which as much stays open and scrolled as was. */
function replace(panel: HTMLElement, html: string): void {
  const { scrollTop } = panel;
  const folds = () => [...panel.querySelectorAll('details')];
  const before = new Map(folds().map((details) => [keyOf(details), details.open]));
  panel.innerHTML = html;
  for (const details of folds()) details.open = before.get(keyOf(details)) ?? details.open;
  panel.scrollTop = scrollTop;
}

/** Identifies a fold from one keystroke to the next. */
function keyOf(details: HTMLDetailsElement): string {
  return `${details.className} ${details.closest('[id]')?.id}`;
}
