/**
 * Links to parts of a plan: a click copies one, and an old one still leads to its task, or says what became of it. A link to a
 * task carries its title, as in `#task-2-1--claim-stored-events`, by which it is found under another id.
 */
import type { LinkWord } from '../../render/permalink.ts';
import { anchorIn, target } from './address.ts';
import { make } from './dom.ts';
import { centre } from './matches.ts';
import { showView } from './switch.ts';
import { type Say, wordsOf } from './wording.ts';

/** A link on the page, and what it leads to: of a task its anchor and its title, as in an address. */
interface Permalink {
  link: HTMLAnchorElement;
  anchor: string;
  title: string;
  /** The row of a task. */
  row: HTMLElement | null;
}

const output = document.querySelector<HTMLOutputElement>('.pw-notice');
if (output) start(output);

function start(output: HTMLOutputElement): void {
  const words = wordsOf<LinkWord>(output);
  let said: readonly (Node | string)[] = [];
  let silence = 0;
  const hide = () => output.replaceChildren();
  const show = (content: readonly (Node | string)[]) => {
    clearTimeout(silence);
    hide();
    if (content.length === 0) return;
    const close = make('button', { type: 'button', ariaLabel: words('close'), onclick: hide }, '×');
    output.append(make('span', {}, ...content), close);
  };

  addEventListener('click', async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.pw-permalink');
    // Only secure contexts have a clipboard; elsewhere the link leads to its place, and its address can be copied.
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(addressOf(link));
    } catch {
      location.assign(link.hash);
      return;
    }
    show([words('copied', { link: link.ariaLabel ?? link.title })]);
    silence = window.setTimeout(hide, 6000);
  });
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide());

  const lookUp = () => {
    const { place, note } = whatBecameOf(location.hash, words);
    if (place === null) return show(note);
    // Once more, with an address that leads there.
    said = note;
    location.replace(place.link.hash);
  };
  const arrive = () => {
    const place = target();
    if (!place && location.hash.length > 1) return lookUp();
    show(said);
    said = [];
    showTask(place?.closest<HTMLElement>('.pw-task') ?? null);
  };
  addEventListener('hashchange', arrive);
  // What is said before the page is there may not be heard.
  addEventListener('load', arrive);
}

/** Without what the reader has chosen, which is not part of the page's address. */
function addressOf({ href }: HTMLAnchorElement): string {
  const address = new URL(href);
  address.search = '';
  return address.href;
}

/** Opens the row of a task with its title in sight, and highlights its box in the drawing. */
function showTask(element: HTMLElement | null): void {
  const id = element?.dataset.task ?? '';
  element?.querySelector('details')?.setAttribute('open', '');
  // The anchor is below the title, which may have many lines.
  element?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  const boxes = [...document.querySelectorAll(`pw-graph [data-task="${CSS.escape(id)}"]`)];
  if (element && !boxes.some((box) => box.checkVisibility())) showView([id]);
  centre(element && boxes[0] ? { element, id } : null);
}

interface Outcome {
  /** The current target of the link. */
  place: Permalink | null;
  note: (Node | string)[];
}

/** The message about an address that leads to no place of the page. */
function whatBecameOf(hash: string, words: Say<LinkWord>): Outcome {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.pw-permalink')].map(read);
  // The box of a task is not in every drawing.
  const wanted = parse(hash.replace(/^#pw-[\w-]*?-(?=task-)/, '#'));
  if (!isTask.test(wanted.anchor)) return whatBecameOfPart(wanted.anchor, links, words);
  const tasks = links.filter(({ row }) => row);
  return whatBecameOfTask(wanted, tasks, words);
}

function whatBecameOfPart(anchor: string, links: readonly Permalink[], words: Say<LinkWord>): Outcome {
  const place = alike(anchor, links) ?? null;
  const note = place && [words('gone-title', { title: spelled(anchor) }), ...nearest(place, words)];
  return { place, note: note ?? [] };
}

/** A task without an id of its own is known by its title only: its place in the list is not a name. */
function whatBecameOfTask(
  { anchor, title }: Pick<Permalink, 'anchor' | 'title'>,
  tasks: readonly Permalink[],
  words: Say<LinkWord>,
): Outcome {
  const was = idOf(anchor);
  const isNamed = !was.startsWith('~');
  const titled = closest(
    anchor,
    tasks.filter((one) => title !== '' && one.title === title),
  );
  if (titled) {
    const now = titled.row?.dataset.task ?? '';
    return { place: titled, note: isNamed && !now.startsWith('~') ? [words('moved', { was, now })] : [] };
  }
  const own = tasks.find((one) => one.anchor === anchor);
  const similar = alike(title, tasks);
  if (own) {
    const note = [
      words('retitled', { was, title: spelled(title) }),
      ...nearest(similar === own ? null : similar, words),
    ];
    return { place: own, note: title === '' ? [] : note };
  }
  if (!isNamed && title === '') return { place: null, note: [] };
  const gone = isNamed ? words('gone', { was }) : words('gone-title', { title: spelled(title) });
  return { place: null, note: [gone, ...nearest(similar ?? closest(anchor, tasks), words)] };
}

/** The words of an anchor. */
function spelled(anchor: string): string {
  return anchor.replaceAll('-', ' ');
}

/** `task-2-1`, and not a heading that begins with the word. */
const isTask = /^task-[\p{L}\p{N}_~]+(?:-\p{N}\p{L}*)*$/u;

/** `2.1` for `task-2-1`. */
function idOf(anchor: string): string {
  return anchor.slice('task-'.length).replaceAll('-', '.').replaceAll('_', '-');
}

function read(link: HTMLAnchorElement): Permalink {
  const row = link.matches('.pw-task-title > a, .pw-task > a') ? link.closest<HTMLElement>('.pw-task') : null;
  return { link, ...parse(link.hash), row };
}

function parse(hash: string): { anchor: string; title: string } {
  const whole = anchorIn(hash);
  const [, anchor = whole, title = ''] = /^(task-.*?)--(.*)$/s.exec(whole) ?? [];
  return { anchor, title };
}

/** The task whose id has most in common with an anchor from its beginning; of several the last before it. */
function closest(anchor: string, tasks: readonly Permalink[]): Permalink | undefined {
  const parts = anchor.split(/[-_]/);
  const shared = (one: Permalink) => {
    const own = one.anchor.split(/[-_]/);
    const end = parts.findIndex((part, index) => part !== own[index]);
    return end < 0 ? parts.length : end;
  };
  const most = Math.max(...tasks.map(shared));
  const best = tasks.filter((one) => shared(one) === most);
  const { compare } = new Intl.Collator('en', { numeric: true });
  return best.findLast((one) => compare(one.anchor, anchor) < 0) ?? best[0];
}

/** The part of the page that has most words of an anchor, if those are more than half. */
function alike(words: string, links: readonly Permalink[]): Permalink | undefined {
  const wanted = new Set(words.split('-').filter(Boolean));
  const share = ({ anchor, title, row }: Permalink) => {
    const own = new Set((row ? title : anchor).split('-').filter(Boolean));
    return wanted.intersection(own).size / Math.max(wanted.size, own.size, 1);
  };
  const [best] = links.toSorted((one, other) => share(other) - share(one));
  return best && share(best) > 0.5 ? best : undefined;
}

/** A link to a place, with the words that are there, after what is said. */
function nearest(place: Permalink | null | undefined, words: Say<LinkWord>): (Node | string)[] {
  if (!place) return [];
  const { link, row } = place;
  const named = row?.querySelector('.pw-task-title') ?? document.getElementById(anchorIn(link.hash));
  const [before = '', after = ''] = words('nearest', { link: '\n' }).split('\n');
  return [` ${before}`, make('a', { href: link.hash, textContent: named?.textContent ?? '' }), after];
}
