/** Ids of tasks and phases in the midst of words. */

import { alphanumeric } from '../text/letters.ts';
import { phaseId, phasesName, selfTaskId, taskId, tasksName, unspacedScripts } from '../vocabulary.ts';
import { spelled } from './reference.ts';

const unspaced = `[${unspacedScripts}]`;
const idInProse = new RegExp(
  `(?<!(?!${unspaced})(?:${alphanumeric}|[._~/#-]))(${tasksName})?(${selfTaskId}|${taskId})(?!(?!${unspaced})(?:${alphanumeric}|[_/%-]))`,
  'giu',
);
/** Words before a number that say what it counts. */
const counted =
  /(?:\b(?:sections?|sec|chapters?|versions?|v|appendix|figures?|fig|tables?|steps?|requirements?|reqs?|criteri(?:on|a)|page|paragraph|python|node|java|ruby|php|swift|rust|release|level|story|issue|decision)\.?|[§#≥≤<=~]|(?<!-)>)\s*$/iu;
/** `HTTP 1.1`, `TLS 1.2` */
const acronym = /\b[A-Z]{2,}\s*$/u;
const unit =
  /^\s?(?:%|x\b|[mkg]b\b|ms\b|s\b|m\b|mins?\b|minutes?\b|h\b|hrs?\b|hours?\b|d\b|days?\b|w\b|weeks?\b|points?\b)/i;

/** Ids of the plan in prose, and words that are shaped like them. */
export function idsLeft(text: string, ids: ReadonlySet<string>): { id: string; at: number; length: number }[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(idInProse)].flatMap(({ index, 0: whole, 1: word, 2: id = '' }) => {
    const known = spelled(id, ids);
    const before = text.slice(Math.max(0, index - 20), index);
    const isPlain =
      !counted.test(before) && !acronym.test(before) && !unit.test(text.slice(index + whole.length)) && /\D/.test(id);
    const isMeant = word !== undefined || /^TASK-/i.test(id) || (isPlain && (known !== undefined || isShaped(id, ids)));
    return isMeant ? [{ id: known ?? id, at: index, length: whole.length }] : [];
  });
}

/** Whether the plan has an id that differs only in its last number. */
function isShaped(id: string, ids: ReadonlySet<string>): boolean {
  const prefix = /^\d+(?:\.\d+)*\.(?=\d+$)/.exec(id)?.[0];
  if (prefix === undefined) return false;
  for (const other of ids) if (other.startsWith(prefix) && /^\d+$/.test(other.slice(prefix.length))) return true;
  return false;
}

const named = new RegExp(
  `${phasesName}(${phaseId})|(?<!(?!${unspaced})(?:${alphanumeric}|[.~]))(${selfTaskId}|${taskId})`,
  'gu',
);

/** The ids of tasks and phases that a text names. */
export function idsNamedIn(text: string): string[] {
  return [...text.matchAll(named)].map(([, phase, task]) => phase ?? task ?? '');
}
