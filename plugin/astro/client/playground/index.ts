/** `<pw-playground>`: checks the plan in its text field while it is typed. */
import type { FormatName } from '../../../plan/model.ts';
import { fromFragment, toFragment, type WrittenPlan } from '../../../playground/link.ts';
import type { PlaygroundConfig } from '../../../playground/page.ts';
import type { Shown } from '../../../playground/worker.ts';
import '../tools.ts';
import { editor } from './editor.ts';
import { result } from './result.ts';
import { tabs } from './tabs.ts';
import { thread } from './thread.ts';

/** Seconds of silence after which a worker is given up. */
const PATIENCE = { check: 10, graph: 60 };
/** Milliseconds after the last keystroke. */
const PAUSE = { graph: 300, link: 400 };
/** Characters that every browser leaves whole. */
const LONGEST_LINK = 100_000;

/** @param startWorker starts one more of the workers that judge and draw */
export function definePlayground(startWorker: () => Worker): void {
  customElements.define(
    'pw-playground',
    class extends HTMLElement {
      connectedCallback(): void {
        start(this, startWorker);
      }
    },
  );
}

function start(host: HTMLElement, startWorker: () => Worker): void {
  const { settings, words, example, plans } = JSON.parse(host.dataset.config ?? '') as PlaygroundConfig;
  const find = <Found extends HTMLElement>(selector: string) => host.querySelector(selector) as Found;
  const field = find<HTMLTextAreaElement>('textarea');
  const format = find<HTMLSelectElement>('select');
  const notice = find('.pw-play-notice');
  const copied = find<HTMLOutputElement>('output');
  let shown: Shown = 'findings';
  let [drawing, writing] = [0, 0];

  const say = (text: string) => {
    notice.textContent = text;
    notice.hidden = text === '';
  };
  const shares = (): WrittenPlan => ({ text: field.value, format: (format.value || null) as FormatName | null });
  const view = result(host, words, (from, to) => edit.select(from, to));
  const askToCheck = thread(startWorker, PATIENCE.check, view.show, (why) => view.fail(shown, words[why]));
  const askToDraw = thread(
    startWorker,
    PATIENCE.graph,
    (answer) => answer.kind === 'graph' && view.show(answer),
    (why) => view.fail('graph', words[why === 'slow' ? 'slow-graph' : why]),
  );
  const draw = () => askToDraw({ source: shares(), shown: 'graph', settings });
  const check = () => {
    askToCheck({ source: shares(), shown: shown === 'page' ? 'page' : 'findings', settings });
    clearTimeout(drawing);
    if (shown === 'graph') drawing = window.setTimeout(draw, PAUSE.graph);
  };
  const write = async () => {
    clearTimeout(writing);
    const fragment = await toFragment(shares());
    const isLong = fragment.length > LONGEST_LINK;
    copied.value = isLong ? words['too-long'] : '';
    history.replaceState(history.state, '', location.pathname + (isLong ? location.search : `#${fragment}`));
    return !isLong;
  };
  const change = () => {
    say('');
    check();
    clearTimeout(writing);
    writing = window.setTimeout(write, PAUSE.link);
  };
  const fill = ({ text, format: chosen }: WrittenPlan) => {
    field.value = text.replace(/^\uFEFF/, '');
    format.value = chosen ?? '';
    field.scrollTo(0, 0);
    say('');
    check();
  };
  const edit = editor(host, field, example, {
    onText: (text) => {
      fill({ text, format: null });
      change();
    },
    onLarge: () => say(words['large-file']),
  });
  const load = async () => {
    const named = new URLSearchParams(location.search);
    const plan = (await fromFragment(location.hash.slice(1))) ?? (await publishedPlan(named, plans));
    if (typeof plan === 'string') say(words[plan].replace('{{plan}}', named.get('plan') ?? ''));
    else if (plan !== null) fill(plan);
    else if (field.value === '') fill({ text: example, format: null });
  };

  const show = tabs(host, (name) => {
    shown = name as Shown;
    view.wait(shown);
    check();
  });
  view.onAnchor(() => shown !== 'page' && show('page'));
  field.addEventListener('input', change);
  format.addEventListener('change', change);
  find('[name="example"]').addEventListener('click', () => {
    fill({ text: example, format: null });
    change();
  });
  const file = find<HTMLInputElement>('[type="file"]');
  find('[name="open"]').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    void edit.open(file.files?.[0]);
    file.value = '';
  });
  find('[name="copy"]').addEventListener('click', async () => {
    if (!(await write())) return;
    // Without `https:` there is no clipboard.
    const copying = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
    copied.value = await copying.then(
      () => words.copied,
      () => words['not-copied'],
    );
  });
  addEventListener('hashchange', load);
  void load();
}

/**
 * The plan of the site that an address names after its `?`; null where it names none.
 *
 * @param plans the address of the site's plans
 */
async function publishedPlan(named: URLSearchParams, plans: string): Promise<WrittenPlan | 'no-plan' | null> {
  const steps = named.get('plan')?.split('/').map(encodeURIComponent);
  if (steps === undefined) return null;
  if (steps.some((step) => /^\.*$/.test(step))) return 'no-plan';
  const answer = await fetch(`${plans}${steps.join('/')}/source.md`).catch(() => null);
  // Some hosts answer with a page where they have no file.
  if (!answer?.ok || answer.headers.get('content-type')?.startsWith('text/html')) return 'no-plan';
  return { text: await answer.text(), format: named.get('format') as FormatName | null };
}
