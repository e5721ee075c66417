import type { PhaseNode, TaskNode } from '../graph/model.ts';
import type { Phase } from '../plan/model.ts';
import { escapeLabel } from './escape.ts';

/** A state's mark in the label, so that it is told by more than its colour, and its words in the title. */
const STATES: Record<TaskNode['state'], { mark: string; words: string }> = {
  done: { mark: '✓', words: 'done' },
  'in-progress': { mark: '◐', words: 'in progress' },
  blocked: { mark: '⊘', words: 'blocked' },
  cancelled: { mark: '×', words: 'cancelled' },
  ready: { mark: '▸', words: 'ready' },
  waiting: { mark: '', words: 'waiting' },
};

/** A longer title says no more at a glance, and the layout of its words is not linear. */
const LONGEST_TITLE = 160;

/** Characters of a phase's title, in bold, that fit above one box. */
const TITLE_PER_COLUMN = 28;

/** Label of a task's node: id and mark, then the title. */
export function nodeLabel({ task, state }: TaskNode): string {
  return lines([`${task.id} ${STATES[state].mark}`, shorten(task.title.value)]);
}

/** What a pointer or a screen reader is told of a task's node. */
export function linkTitle({ task, state, critical }: TaskNode): string {
  const path = critical ? ', on the critical path' : '';
  return escapeLabel(`${task.id} ${task.title.value} (${STATES[state].words}${path})`);
}

/** Label of a phase's frame, at least `columns` boxes wide: its heading and its counted progress. */
export function phaseLabel({ phase, count }: PhaseNode, columns: number): string {
  const tally = count.total > 0 ? ` · ${count.done}/${count.total}` : '';
  return lines(breakLines(shorten(titleOf(phase)) + tally, columns * TITLE_PER_COLUMN));
}

/** The heading without what decorates its end, such as `(5/8)` and emoji. */
function titleOf({ id, heading, name }: Phase): string {
  const start = heading.value.indexOf(name, heading.value.indexOf(id) + id.length);
  return name && start >= 0 ? heading.value.slice(0, start + name.length) : heading.value;
}

function shorten(title: string): string {
  const characters = [...title.slice(0, 2 * LONGEST_TITLE + 1)];
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join('').trimEnd()}…` : title;
}

/** `text` in lines of at most `most` characters, where its words allow. */
function breakLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The space before each break is what a reader of the bare text is left with. */
const lines = (parts: string[]) => parts.map(escapeLabel).filter(Boolean).join(' <br/>');
