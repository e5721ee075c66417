/** Notes in brackets: what they name is no dependency. */
import { phaseId, phaseWordOrWords } from '../outline/phase-line.ts';
import { selfTaskId, taskId } from '../outline/task-line.ts';

/** One level of brackets within brackets; an unclosed bracket is no note. */
export const note = /\([^()]*(?:\([^()]*\)[^()]*)*\)|（[^（）]*）/gu;

/** The text with its notes blanked out, so that offsets stay. */
export function blankNotes(text: string): string {
  return !/[(（]/.test(text) ? text : text.replace(note, (brackets) => brackets.replace(/[^\r\n]/g, ' '));
}

export function notesIn(text: string): string[] {
  return text.match(note) ?? [];
}

const named = new RegExp(`${phaseWordOrWords}\\s+(${phaseId})|(?<![\\p{L}\\p{N}.~])(${selfTaskId}|${taskId})`, 'gu');

/** The ids of tasks and phases that a text names. */
export function idsNamedIn(text: string): string[] {
  return [...text.matchAll(named)].map(([, phase, task]) => phase ?? task ?? '');
}
