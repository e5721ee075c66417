/** What a note beside a dependency names, which is no dependency. */
import { phaseId, phaseWordOrWords } from '../outline/phase-line.ts';
import { selfTaskId, taskId } from '../outline/task-line.ts';

const named = new RegExp(`${phaseWordOrWords}\\s+(${phaseId})|(?<![\\p{L}\\p{N}.~])(${selfTaskId}|${taskId})`, 'gu');

/** The ids of tasks and phases that a text names. */
export function idsNamedIn(text: string): string[] {
  return [...text.matchAll(named)].map(([, phase, task]) => phase ?? task ?? '');
}
