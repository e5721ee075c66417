import { make } from './dom.ts';
import type { Drawing, Vertex } from './drawing.ts';
import * as wording from './wording.ts';

type State = keyof typeof wording.states;

/**
 * Checkboxes for the states that occur and a list of the phases. Other tasks fade and are no Tab stops.
 *
 * @param tell Called with how many tasks are shown, and whether that is all
 */
export function filterPanel(drawing: Drawing, tell: (shown: string, all: boolean) => void): HTMLElement {
  const states = new Map(drawing.tasks.map((task) => [task, stateOf(task)]));
  const boxes = stateBoxes(new Set(states.values()));
  const phases = make('select', {}, new Option(wording.everyPhase, ''), ...drawing.phases.map(phaseOption));
  const apply = () => {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const phase = drawing.phases[phases.selectedIndex - 1];
    const isOff = (task: Vertex) => !wanted.has(states.get(task) ?? '') || (phase && task.phase !== phase);
    const shown = fade(drawing, new Set(drawing.tasks.filter(isOff)));
    tell(wording.shown(shown, drawing.tasks.length), shown === drawing.tasks.length);
  };
  const showAll = () => {
    for (const box of boxes) box.checked = true;
    phases.selectedIndex = 0;
    apply();
  };
  const labels = boxes.map((box) => make('label', {}, box, wording.states[box.value as State]));
  return make(
    'div',
    { className: 'pw-panel', onchange: apply },
    make('fieldset', {}, make('legend', { textContent: wording.state }), ...labels),
    ...(drawing.phases.length > 1 ? [make('label', {}, make('span', { textContent: wording.phase }), phases)] : []),
    make('button', { type: 'button', textContent: wording.showAll, onclick: showAll }),
  );
}

function stateOf({ classes }: Vertex): State | undefined {
  return (Object.keys(wording.states) as State[]).find((state) => classes.contains(`pw-graph-${state}`));
}

function stateBoxes(occurring: ReadonlySet<State | undefined>): HTMLInputElement[] {
  const states = (Object.keys(wording.states) as State[]).filter((state) => occurring.has(state));
  return states.map((value) => make('input', { type: 'checkbox', value, checked: true }));
}

function phaseOption({ name, element }: Vertex): HTMLOptionElement {
  return new Option(element.querySelector('text')?.textContent?.trim() || name, name);
}

/** Fades tasks and the edges at them. Returns the number of tasks that stay. */
function fade({ tasks, edges }: Drawing, off: ReadonlySet<Vertex>): number {
  for (const task of tasks) {
    task.element.classList.toggle('pw-off', off.has(task));
    if (off.has(task)) task.element.setAttribute('tabindex', '-1');
    else task.element.removeAttribute('tabindex');
  }
  const isOff = (end: Vertex) => off.has(end) || (end.tasks.length > 0 && end.tasks.every((task) => off.has(task)));
  for (const { element, from, to } of edges) element.classList.toggle('pw-off', isOff(from) || isOff(to));
  return tasks.length - off.size;
}
