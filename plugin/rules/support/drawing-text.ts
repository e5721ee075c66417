import type { PlanGraph } from '../../graph/model.ts';
import type { InlineText } from '../../plan/model.ts';
import { alphanumeric, wordEnd } from '../../plan/text/letters.ts';
import { pattern } from '../../plan/text/pattern.ts';
import type { DrawnId } from './drawing.ts';

const dotted = new RegExp(
  String.raw`(?<!${alphanumeric}|[_.~$€@/\\-])\d{1,4}(?:\.\d{1,4})+[a-z]?(?!${alphanumeric}|[_%/]|\.\d)`,
  'gu',
);
const unit = pattern`^\s*(?:h|hrs?|hours?|d|days?|w|weeks?|months?|min(?:ute)?s?|ms|s|secs?|x|[kmg]i?b|k|m|%|percent|\+|or (?:later|newer|above))${wordEnd}`;
const compared = /(?:[<>]=|[=≥≤≈^<]|version|release|step|section|chapter|§)\s*$/iu;

/**
 * The dotted ids in a text diagram that no task has, each once. Only in a diagram that names tasks by such ids at all, and
 * not what may be a version, an amount or prose.
 */
export function unknownInText({ text }: InlineText, { byId }: PlanGraph): DrawnId[] {
  const depths = new Set([...byId.keys()].map((id) => id.split('.').length));
  const named = [...text.matchAll(dotted)].flatMap(({ 0: id, index }) =>
    depths.has(id.split('.').length) && isName(text, index, index + id.length)
      ? { id, at: { from: index, to: index + id.length } }
      : [],
  );
  if (!named.some(({ id }) => byId.has(id))) return [];
  const unknown = named.filter(({ id }) => !byId.has(id));
  return [...new Map(unknown.reverse().map((one) => [one.id, one])).values()].reverse();
}

function isName(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  if (unit.test(text.slice(to, to + 20)) || compared.test(before)) return false;
  return !/\p{L}[ \t]?$/u.test(before) || /(?:^|[^\p{L}])(?:tasks?|and|or|to|after|before|then) ?$/iu.test(before);
}
