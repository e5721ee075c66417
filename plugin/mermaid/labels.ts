import stringWidth from 'string-width';
import { members } from '../graph/algorithms/closure.ts';
import type { PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import { shownId } from '../plan/id.ts';
import type { Phase, Status, Task } from '../plan/model.ts';
import { ownName } from '../plan/phase-heading.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { oneLine } from './escape.ts';
import { phrasesOf } from './phrases.ts';
import type { Say } from './say.ts';

/** A state's mark in the label, so that it shows by more than its colour; an icon takes its place in a drawing. */
const MARKS: Record<TaskNode['state'], string> = {
  done: '✓',
  'in-progress': '◐',
  blocked: '⊘',
  cancelled: '×',
  ready: '▸',
  waiting: '',
  todo: '',
};

/** A longer title says no more at a glance, and the layout of its words is not linear. */
const LONGEST_TITLE = 160;

/** The width of a phase's title in bold above one box, beside which lines can enter; see `widthOf`. */
const TITLE_WIDTH = 22;

/** A problem with a task's place in the graph. */
export type Trouble = 'cycle' | 'orphan';

const TROUBLE_MARKS = { cycle: '↻', orphan: '∅' } as const;

export const statusMark = (status: Status): string => MARKS[status];
export const taskMark = ({ state }: TaskNode): string => MARKS[state];
export const phaseMark = (node: PhaseNode): string => MARKS[stateOf(node)];

/** Label of a task's node: id and mark, then the title. In place of an id that it does not have is its state. */
export function nodeLabel(node: TaskNode, trouble: Trouble | null, say: Say): string[] {
  const warning = trouble === null ? [] : [`${TROUBLE_MARKS[trouble]} ${say(`drawing.${trouble}`)}`];
  return [[headOf(node, say), ...warning].join(' '), shorten(node.task.title.value)];
}

const headOf = ({ task, state }: TaskNode, say: Say): string =>
  `${shownId(task.id) || say(`state.${state}`)} ${MARKS[state]}`.trimEnd();

/** Accessible name of a task's link: it begins with what is to be read in the box. */
export function linkTitle({ task, ...node }: TaskNode, trouble: Trouble | null, say: Say): string {
  const id = shownId(task.id);
  const [state = '', ...others] = remarks(node, null, say);
  const words = [id || state, trouble === null ? '' : say(`drawing.${trouble}`), task.title.value];
  return [words.filter(Boolean).join(' '), ...(id === '' ? [] : [state]), ...others].join(' · ');
}

function remarks({ state, critical }: Omit<TaskNode, 'task'>, trouble: Trouble | null, say: Say): string[] {
  return [
    say(`state.${state}`),
    ...(critical ? [say('drawing.critical')] : []),
    ...(trouble === null ? [] : [say(`drawing.${trouble}`)]),
  ];
}

/** Title, state, when it is done, and how many tasks it unblocks. */
export function taskTooltip(node: TaskNode, trouble: Trouble | null, { network }: PlanGraph, say: Say): string {
  const { task, index, dependents } = node;
  const all = members(network.reach.all.after(index)).length;
  return [
    `${shownId(task.id)} ${task.title.value}`,
    remarks(node, trouble, say).join(' · '),
    ...(task.doneWhen ? [say('drawing.done-when', { text: shorten(task.doneWhen.value) })] : []),
    ...(all > 0 ? [say('drawing.unblocks', { direct: dependents.length, all })] : []),
  ]
    .map(oneLine)
    .join('\n');
}

/** Label of a condition outside the plan. */
export const outsideLabel = (words: string, say: Say): string[] => [`◇ ${say('drawing.outside')}`, shorten(words)];

/** Label of a name that nothing has. */
export const unknownLabel = (name: string, why: string): string[] => [`? ${why}`, shorten(name)];

/** Label of another plan's task; its status is null and its title empty where they are not known. */
export function foreignLabel(id: string, plan: string, status: Status | null, title: string): string[] {
  return [`↗ ${id} ${status === null ? '' : MARKS[status]}`.trimEnd(), shorten(title), shorten(plan)];
}

/** The same for another plan's task. */
export function foreignTitle({ id, title, status }: Task, plan: string, say: Say): string {
  return [`${id} ${title.value}`, say(`state.${status}`), say('drawing.in-plan', { plan })].join(' · ');
}

/** Label of a task beside a phase that is not its own. */
export function neighbourLabel(node: TaskNode, say: Say): string[] {
  const { task, phase } = node;
  const place = phase ? [shorten(ownName(phase) ?? '')] : [];
  return [headOf(node, say), shorten(task.title.value), ...place];
}

/** A phase's condition: one whose tasks were all cancelled was not done. */
export function stateOf({ status, count }: PhaseNode): PhaseNode['status'] | 'cancelled' {
  return count.total === 0 && count.cancelled > 0 ? 'cancelled' : status;
}

/** Label of a phase as one box: its word and id, its mark, its name and its counted progress. */
export function phaseBoxLabel(node: PhaseNode, say: Say): string[] {
  return [
    `${shorten(ownName(node.phase) ?? '')} ${phaseMark(node)}`.trimEnd(),
    shorten(node.phase.name),
    tally(node, say),
  ];
}

/** Label of a phase that is over, as one box. */
export function foldedLabel(node: PhaseNode, say: Say): string[] {
  const { phase, count } = node;
  const tasks = count.total > 0 ? say('drawing.tasks-done', { count: count.done }) : say('state.cancelled');
  return [`${shorten(ownName(phase) ?? '')} ${phaseMark(node)}`, shorten(phase.name), tasks];
}

/** Accessible name of a phase's link. */
export function phaseTitle(node: PhaseNode, say: Say): string {
  return [titleOf(node.phase), say(`state.${stateOf(node)}`), tally(node, say)].filter(Boolean).join(' · ');
}

function tally({ count: { done, total } }: PhaseNode, say: Say): string {
  return total > 0 ? say('drawing.done-of', { done, total }) : '';
}

/** The whole of a phase's title where its label is cut. */
export function uncutTitle({ phase }: PhaseNode): string | undefined {
  const title = titleOf(phase);
  return cut(title, LONGEST_TITLE) === title ? undefined : title;
}

/** Label of a phase's frame: its heading and its counted progress. */
export function phaseLabel({ phase, count }: PhaseNode): string[] {
  const words = shorten(titleOf(phase)).split(/\s+/);
  if (count.total === 0) return breakLines(words, TITLE_WIDTH);
  const tally = `· ${count.done}/${count.total}`;
  // Not alone in a line, where the last word has room beside it.
  const end = `${words.at(-1)} ${tally}`;
  const ended = widthOf(end) <= TITLE_WIDTH * UNBROKEN ? [...words.slice(0, -1), end] : [...words, tally];
  return breakLines(ended, TITLE_WIDTH);
}

/** The heading without what decorates its end, such as `(5/8)` and emoji. */
function titleOf({ id, heading, name }: Phase): string {
  const start = heading.value.indexOf(name, heading.value.indexOf(id) + id.length);
  return name && start >= 0 ? heading.value.slice(0, start + name.length) : heading.value;
}

const shorten = (title: string): string => isolated(cut(title, LONGEST_TITLE));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const heavy = /[mwMW@%—…]/;
const capital = /\p{Lu}/u;
const slim = /[\sijlI.,:;·'|()/!-]/;
const narrow = /[ftr]/;
/** Must not start a line: closing punctuation, of Chinese and Japanese too. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}]$/u;

/** About the width, in small letters such as `n`. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += stringWidth(segment) * factorOf(segment);
  return width;
}

function factorOf(grapheme: string): number {
  if (slim.test(grapheme)) return 0.5;
  if (narrow.test(grapheme)) return 0.7;
  if (heavy.test(grapheme)) return 1.5;
  return capital.test(grapheme) ? 1.15 : 1;
}

/** The share of a line that letters may fill among which there is no blank. */
const UNBROKEN = 0.9;

/** Words in lines of at most the width of so many letters; a word that is longer than a line is broken. */
function breakLines(words: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...broken(word, most * UNBROKEN));
  }
  return lines;
}

function broken(word: string, most: number): string[] {
  const lines = [''];
  const units = phrasesOf(word).flatMap((phrase) => (widthOf(phrase) <= most ? [phrase] : lettersOf(phrase)));
  for (const unit of units) {
    const last = lines.at(-1) ?? '';
    const fits = widthOf(last + unit) <= most || (closing.test(unit) && widthOf(last) <= most);
    if (fits) lines[lines.length - 1] = last + unit;
    else lines.push(unit);
  }
  return lines;
}

const lettersOf = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);
