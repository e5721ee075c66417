/** `.pw-filter`: finds and filters tasks, in the list and in the drawings. The choice is in the address. */
import { choose, chosen, target, whenChosen } from './address.ts';
import { centre, fadeBoxes, type Row, showRows } from './matches.ts';
import { showView } from './switch.ts';
import { filled } from './wording.ts';

function start(form: HTMLFormElement): void {
  const list = [...document.querySelectorAll<HTMLElement>('.pw-task')].map((element): Row => {
    return { element, id: element.dataset.task ?? '', words: wordsOf(element) };
  });
  const status = form.querySelector('output') as HTMLOutputElement;
  const reset = form.querySelector('button') as HTMLButtonElement;
  const folds = new Map<HTMLDetailsElement, boolean>();
  let shown = list;
  let at = -1;
  const say = (...what: Parameters<typeof filled>) => {
    status.value = filled(...what);
  };
  const fields = ([...form.elements] as HTMLInputElement[]).filter(({ name }) => name);
  const isOn = () => fields.some(({ value }) => value !== '');

  const apply = () => {
    const wasOn = folds.size > 0;
    for (const field of fields) if (field.value !== chosen(field.name)) field.value = chosen(field.name);
    const wanted = Object.fromEntries(fields.map(({ name, value }) => [name, value.toLowerCase()]));
    at = -1;
    shown = list.filter((row) => isWanted(row, wanted));
    if (isOn() || wasOn) {
      showRows(new Set(shown), list, folds, isOn());
      fadeBoxes(new Set(list.filter((row) => !shown.includes(row)).map(({ id }) => id)));
    }
    reset.hidden = !isOn();
    say(isOn() ? status.dataset.shown : '', { shown: shown.length });
    showView(isOn() ? shown.map(({ id }) => id) : []);
  };

  form.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    // All that is typed in a row is one step.
    choose({ [name]: value }, name !== 'q' || chosen(name) === '');
  });
  form.addEventListener('reset', () => {
    // The button goes, and the focus with it.
    if (document.activeElement === reset) fields[0]?.focus();
    choose(Object.fromEntries(fields.map(({ name }) => [name, ''])));
  });
  form.querySelector('details')?.addEventListener('toggle', ({ newState }) => {
    for (const one of document.querySelectorAll('.pw-phase > details, .pw-task-more')) {
      one.toggleAttribute('open', newState === 'open');
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    at = (at + 1) % shown.length;
    const row = shown[at];
    if (!row) return;
    centre(row);
    const task = row.element.querySelector('.pw-task-title')?.textContent ?? row.id;
    say(status.dataset.found, { at: at + 1, shown: shown.length, task });
  });
  // A row that a link leads to is shown, whatever was chosen before.
  addEventListener('hashchange', () => {
    const row = target()?.closest('.pw-task');
    if (row && isOn() && !shown.some(({ element }) => element === row)) form.reset();
  });
  form.hidden = false;
  whenChosen(apply);
}

/** The text of a task, without that of its links to other tasks. */
function wordsOf(row: HTMLElement): string {
  const chips = [...row.querySelectorAll('.pw-chip')].map((chip) => chip.textContent ?? '');
  return chips.reduce((words, chip) => words.replace(chip, ''), row.textContent ?? '').toLowerCase();
}

/** Whether a task has all that is chosen, in small letters; what is empty is not chosen. */
function isWanted({ element: { dataset }, words }: Row, { state, q = '', ...rest }: Record<string, string>): boolean {
  const { state: own = '' } = dataset;
  return (
    (!state || (state === 'open' ? own !== 'done' && own !== 'cancelled' : own === state)) &&
    Object.entries(rest).every(([name, value]) => !value || dataset[name]?.toLowerCase().split(' ').includes(value)) &&
    q.split(/\s+/).every((word) => words.includes(word))
  );
}

const form = document.querySelector<HTMLFormElement>('.pw-filter');
if (form) start(form);
else whenChosen(() => showView());
