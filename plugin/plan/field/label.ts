/** Finds the labels of fields in a paragraph. */
import { isDependency, type Labels, longestLabel } from '../labels.ts';
import type { FieldName, InlineText } from '../model.ts';
import { statusOfValue } from '../status.ts';
import { letter, wordStart } from '../text/letters.ts';
import type { Range } from '../text/range.ts';
import { anyId, isUnspaced, noneValue, phasesName, tasksName } from '../vocabulary.ts';
import { hoursOf, isPath } from './values.ts';

/** The start of a field in an inline text; offsets count in its text. */
interface LabelStart {
  /** The end of the text before it, in front of a ` | `. */
  cut: number;
  at: number;
  label: string;
  /** The start of the value. */
  value: number;
}

type Label = Omit<LabelStart, 'cut'>;

/** The labels at the beginning of an inline text, of its lines, and after each ` | `. */
export function labelStarts(inline: InlineText, labels: Labels): LabelStart[] {
  const starts: LabelStart[] = [];
  const bold = inline.spans.filter(({ kind }) => kind === 'strong');
  if (bold.length === 0 && !/[:：]/.test(inline.text) && !phrase.test(inline.text)) return starts;
  const places = beginnings(inline.text);
  let next = 0;
  for (const { cut, at } of places) {
    while ((bold[next]?.from ?? at) < at) next++;
    const span = bold[next];
    const label =
      (span?.from === at
        ? (boldLabel(inline.text, at, span.to) ?? labelWithoutColon(inline.text, at, span.to, labels))
        : unclosedLabel(inline.text, at)) ??
      plainLabel(inline.text, at, starts.length > 0, labels) ??
      (cut === 0 || (starts.length > 0 && capital.test(inline.text.slice(at, at + 2)))
        ? phraseWithoutColon(inline.text, at, labels)
        : null);
    if (label) starts.push({ cut, ...label });
  }
  const lead = starts.length > 0 ? null : plainLabel(inline.text, places[0]?.at ?? 0, true, labels);
  if (starts.length === 0 && !lead) return starts;
  const all = withFurther(lead ? [{ cut: 0, ...lead }] : starts, bold, inline.text, labels);
  return lead && all.length === 1 ? [] : all;
}

/** Parts fields in a line, besides ` | `. */
const divider = /[,;·•、，；][ \t]*(?=\p{L})/gu;
const dividerAtEnd = /[,;·•、，；]?[ \t]{0,9}$/;

/**
 * `**Depends on**: 1.1 **Files**: a.ts`, `Effort: 2h; Depends on: 1.1`: known labels after a short value. After a label that is
 * not known, something clearer than a comma must part them.
 */
function withFurther(
  starts: readonly LabelStart[],
  bold: readonly Range[],
  text: string,
  labels: Labels,
): LabelStart[] {
  const all = [...starts];
  const add = (from: number, gap: string, labelAt: () => Label | null) => {
    const index = all.findLastIndex(({ at }) => at <= from);
    const before = all[index];
    if (!before || from <= before.value) return;
    const name = labels.fieldName(before.label);
    const label = (name === null ? /[;·•；]/.test(gap) : !inProse.has(name)) ? labelAt() : null;
    if (label && labels.fieldName(label.label) !== null) all.splice(index + 1, 0, { cut: from - gap.length, ...label });
  };
  for (const { from, to } of bold) {
    const gap = dividerAtEnd.exec(text.slice(Math.max(0, from - 10), from))?.[0] ?? '';
    add(from, gap, () => boldLabel(text, from, to));
  }
  for (const { index, 0: gap } of text.matchAll(divider))
    add(index + gap.length, gap, () => plainLabel(text, index + gap.length, false, labels));
  return all;
}

const inProse: ReadonlySet<FieldName> = new Set(['description', 'doneWhen']);

/** The starts of a text, of its lines and of the pieces after each ` | `, each with the end of the text before it. */
function beginnings(text: string): { cut: number; at: number }[] {
  const first = { cut: 0, at: /^[ \t]*/.exec(text)?.[0].length ?? 0 };
  if (!/[\r\n|]/.test(text)) return [first];
  const further = /(?:\r?\n|\r|[ \t]\|[ \t])[ \t]*/g;
  further.lastIndex = first.at;
  return [first, ...text.matchAll(further).map(({ index, 0: { length } }) => ({ cut: index, at: index + length }))];
}

/** `**Label**: value` or `**Label:** value` */
function boldLabel(text: string, at: number, to: number): Label | null {
  if (to - at > longestLabel) return null;
  const bold = text.slice(at, to);
  const label = /^[^:：\r\n]+(?=[:：]\s*$)/.exec(bold)?.[0].trimEnd();
  if (label) return { at, label, value: to };
  const colon = /^\s*[:：]/.exec(text.slice(to, to + 4));
  return colon && !/[\r\n]/.test(bold) ? { at, label: bold.trimEnd(), value: to + colon[0].length } : null;
}

/**
 * `**Done when** it runs`, `**Depends on** 1.1`: a known label in two or more words, or one with a value of its kind
 * after it; alone in its line, `**Dependencies**`, any but a short word such as `After`. Other bold words begin sentences.
 */
function labelWithoutColon(text: string, at: number, to: number, labels: Labels): Label | null {
  if (to - at > longestLabel) return null;
  const label = text.slice(at, to).trimEnd();
  const name = labels.fieldName(label);
  if (name === null) return null;
  const rest = text.slice(to, to + 20);
  if (/^[ \t]*(?:[\r\n]|$)/.test(rest)) return isLabelAlone(name, label) ? { at, label, value: to } : null;
  const gap = /^(?:[ \t]*[;.=][ \t]+|[ \t]+(?:(?:[-–—=]|->|→)[ \t]+)?)(?=[^\s|])/.exec(rest)?.[0];
  if (gap === undefined) return null;
  const value = text.slice(to + gap.length, to + gap.length + 40);
  return isValue(name, label, value) ? { at, label, value: to + gap.length } : null;
}

/** Whether what follows a label in bold is its value, and not the rest of a sentence. */
function isValue(name: FieldName, label: string, text: string): boolean {
  if (isDependency(name)) return idAfter.test(text);
  if (isPhrase(label) || isUnspaced(label)) return true;
  if (name === 'status') return statusOfValue(text) !== undefined;
  if (name === 'estimate') return hoursOf(text) !== null;
  return name === 'files' && isPath(/^[^\s,;]*/.exec(text)?.[0] ?? '');
}

/** Whether a label is of two or more words. */
export const isPhrase = (label: string): boolean => /\S[\s_-]+\S/.test(label);

/** Whether a known label is one without a colon where nothing else is in its line. */
export function isLabelAlone(name: FieldName, label: string): boolean {
  return !isDependency(name) || isPhrase(label) || label.length > 8 || isUnspaced(label);
}

/** Whether a value starts like one that names tasks, or none, or names one by the word. */
export const namesTask = (text: string): boolean => idAfter.test(text) || noneValue.test(text) || taskInside.test(text);
const idAfter = new RegExp(`^(?:${tasksName}|${phasesName}\\d|#?${anyId}|none\\b|all\\b)`, 'i');

const taskInside = new RegExp(`${wordStart}${tasksName}${anyId}`, 'iu');

const capital = /^\p{Lu}/u;
const phrase = new RegExp(
  String.raw`^[\s\u2600-\u27bf\u{1f300}-\u{1faff}\uFE0F]*(${letter}+[ \t]+${letter}+)[ \t]+(?:([-–—=]|->|→)[ \t]+)?(?=\S)`,
  'u',
);

/** `done when`, in whatever language. */
const conjunction = /\s(?:when|once|wenn|quand|lorsque|cuando|quando|когда|если)$/iu;

/** `Depends on 1.1`, `Done when it runs`, `Exit criteria – it runs`: two words for dependencies, with an id after them, or for Done when. */
function phraseWithoutColon(text: string, at: number, labels: Labels): Label | null {
  const [whole = '', label = '', dash] = phrase.exec(text.slice(at, at + longestLabel)) ?? [];
  const name = whole === '' ? null : labels.fieldName(label);
  const value = at + whole.length;
  const isRead = isDependency(name)
    ? idAfter.test(text.slice(value, value + 40))
    : name === 'doneWhen' && (dash !== undefined || conjunction.test(label));
  return isRead ? { at: at + whole.indexOf(label), label, value } : null;
}

/** `**Label：**value`, `** Label **: value`: Markdown closes no bold there, so the marks are still in the text. */
function unclosedLabel(text: string, start: number): Label | null {
  const match = /^(\*\*|__)\s?([^*_:：\r\n]{1,60})(?:[:：]\s?\1|\1\s?[:：])/.exec(
    text.slice(start, start + longestLabel),
  );
  const label = match?.[2]?.trimEnd();
  return match && label ? { at: start + match[0].indexOf(label), label, value: start + match[0].length } : null;
}

/** A name in up to three words, such as `Priority`. */
const nameLike = new RegExp(String.raw`^\p{Lu}(?:${letter}|[/-])*(?: (?:${letter}|[/-])+){0,2}$`, 'u');

/**
 * `Label: value` without bold, where the format knows the label; below another field any name with a value on its line
 * ends that one's value. A colon of ASCII needs white space after it, for `12:30` is not a label.
 */
function plainLabel(text: string, at: number, isBelowField: boolean, labels: Labels): Label | null {
  const colon = text.slice(at, at + longestLabel).search(/[:：|\r\n]/) + at;
  const label = text.slice(at, Math.max(at, colon)).trimEnd();
  const mark = text[colon];
  if (label === '' || !(mark === '：' || (mark === ':' && /^\s?$/.test(text.charAt(colon + 1))))) return null;
  const isLabel =
    labels.fieldName(label) !== null ||
    (isBelowField && nameLike.test(label) && /^[ \t]*[^\s]/.test(text.slice(colon + 1, colon + 9)));
  return isLabel ? { at, label, value: colon + 1 } : null;
}
