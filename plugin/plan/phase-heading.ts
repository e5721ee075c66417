/** Reads the heading of a phase. */
import { foreignLabels } from './labels.ts';
import type { InlineText, Phase, Status } from './model.ts';
import { emojiIn, statusEmoji } from './status.ts';
import { alphanumeric, inPlainWidth, letter, nonAlphanumeric } from './text/letters.ts';
import type { Range } from './text/range.ts';
import {
  inDigits,
  lead,
  looseSeparator,
  phaseId,
  phaseName,
  phaseNameEnd,
  phasesName,
  separator,
  tasksName,
} from './vocabulary.ts';

const front = String.raw`^${lead}(?:\[[^\]\r\n]\uFE0F?\]\s${lead})?`;
const beforeName = new RegExp(front, 'u');
const phaseLine = new RegExp(
  String.raw`${front}${phaseName}(${phaseId}(?:[-–]\d+)?)(?:\uFE0F?\u20E3)?${phaseNameEnd}(?!${alphanumeric}|_|\.\d)`,
  'u',
);

/** The parts of a phase heading; offsets count in the inline text's text. */
export interface PhaseLine {
  id: string;
  /** Whether the id is written in the heading. */
  isNumbered: boolean;
  name: string;
  count: (Range & { done: (Range & { value: number }) | null; total: Range & { value: number } }) | null;
  mark: (Range & { status: Status }) | null;
  /** The text after `depends on`, in brackets or at the end; also `no dependencies`. */
  depends: Range | null;
}

/** Reads `Phase 2: Core (5/8) ✅`; null for a heading that does not begin like a phase. */
export function readPhaseLine({ text }: InlineText): PhaseLine | null {
  const match = phaseLine.exec(inPlainWidth(text));
  const id = match?.[1] && inDigits(match[1]);
  if (!match || id === undefined) return null;
  return readGroupLine({ text }, { id, isNumbered: true }, match[0].length);
}

/** The phase's name in its heading: `Wave 2`, `第一阶段`, or the id alone; null if the heading has none of them. */
export function ownName({ id, heading: { value: text } }: Phase): string | null {
  const before = beforeName.exec(text)?.[0].length ?? 0;
  const match = phaseLine.exec(inPlainWidth(text));
  if (match) return text.slice(before, match[0].length).replace(/\s+/g, ' ');
  const start = text.indexOf(id, before);
  return start < 0 ? null : text.slice(before, start + id.length).replace(/\s+/g, ' ');
}

/**
 * The rest of a heading whose id is known.
 *
 * @param from where the name begins
 */
export function readGroupLine(
  { text }: Pick<InlineText, 'text'>,
  group: Pick<PhaseLine, 'id' | 'isNumbered'>,
  from: number,
): PhaseLine {
  const [count, depends] = [countIn(text), dependsIn(text)];
  const decorations = [count, depends?.whole].flatMap((range) => range ?? []);
  return {
    ...group,
    name: nameOf(text, from, decorations),
    count,
    mark: emojiIn(text),
    depends: depends?.value ?? null,
  };
}

const [open, close] = ['[([（【]', '[)\\]）】]'];
const words = `(?:\\s*(?:tasks?|completed?|done|finished|${statusEmoji}))*`;
const plainWords = '(?:\\s+(?:tasks?|completed?|done|finished))*';
const inBrackets = new RegExp(`${open}\\s*(\\d{1,6})\\s*(?:/|of)\\s*(\\d{1,6})${words}\\s*${close}`, 'diu');
const atEnd = new RegExp(`(?<=\\s)(\\d{1,6})/(\\d{1,6})${plainWords}(?=\\s*(?:${statusEmoji}\\s*)*$)`, 'diu');
const totalAlone = new RegExp(
  `${open}\\s*(\\d{1,6})\\s+tasks?\\s*${close}|(?<=\\s)[–—-]\\s+(\\d{1,6})\\s+tasks?\\s*$`,
  'diu',
);

/** `(5/8)`, `[5 of 8 tasks]`, `(8 tasks)`, or `5/8` at the end; there `24/7` is not a count. */
function countIn(text: string): PhaseLine['count'] {
  const match = inBrackets.exec(text) ?? atEnd.exec(text);
  const [whole, done, total] = match?.indices ?? [];
  if (!whole || !done || !total) return totalIn(text);
  const count = { from: whole[0], to: whole[1], done: numberAt(text, done), total: numberAt(text, total) };
  const isBare = done[0] === whole[0];
  return isBare && count.done.value > count.total.value ? null : count;
}

function totalIn(text: string): PhaseLine['count'] {
  const [whole, bracketed, dashed] = totalAlone.exec(text)?.indices ?? [];
  const total = bracketed ?? dashed;
  return whole && total ? { from: whole[0], to: whole[1], done: null, total: numberAt(text, total) } : null;
}

function numberAt(text: string, [from, to]: [number, number]) {
  return { value: Number(text.slice(from, to)), from, to };
}

const arrow = '(?:[←⬅]\uFE0F?|<-)';
const foreignVerbs = foreignLabels('dependsOn').join('|');
const dependsOn = `(?:(?:depends?(?: (?:on|upon))?|dependenc(?:y|ies))(?!${letter})|(?:requires|deps?|prereq(?:uisite)?s?|(?:(?:can )?(?:runs?|starts?) )?after|blocked by|needs|${foreignVerbs})(?=[:：]?\\s*(?:(?:\\p{Ll}{1,3}\\s+)?(?:${tasksName}|${phasesName})|\\d)))`;
const value = '([^()[\\]（）【】\\s][^()[\\]（）【】]{0,300})';
/** Other words in front of it, in the same brackets: `(2 days, depends on Phase 1)`. */
const before = '(?:[^()[\\]（）【】]{1,40}[,;]\\s+)?';
/** `1.1 完成后`, `フェーズ1の後`, `1.1 완료 후` */
const placeBefore = `((?:${tasksName}|${phasesName}|#?\\d+\\.\\d)[^()[\\]（）【】]{0,100}?)\\s?(?:の?完了後|の後|(?:完成|之|以)?[后後]|(?:완료\\s?|이)?후)`;
const depends = new RegExp(
  `${open}\\s*${before}(?:${dependsOn}|${arrow})[:：]?\\s*${value}${close}|${open}\\s*${placeBefore}\\s*${close}|(?:(?<=[\\s–—:,-])depends (?:on|upon)|(?<=\\s[–—-]\\s)(?:after|follows|needs|requires|blocked by)(?=[:：]?\\s+${phasesName})|(?<=\\s)${arrow}(?=\\s+${phasesName}))[:：]?\\s+${value}(?:\\([^()]{0,100}\\)\\s*)?$`,
  'diu',
);

const beside = '(?:can (?:run|be done|start) )?(?:in )?parallel (?:with|to)\\s|alongside\\s';
const free = new RegExp(
  `${open}\\s*((?:no (?:dependenc(?:y|ies)|deps|prerequisites?)|无依赖|無依賴|依存(?:関係)?なし|의존성\\s?없음|keine Abhängigkeit(?:en)?|s(?:in|em) depend[eê]ncias?|sans dépendances?|без зависимостей|independent(?=\\s*(?:${close}|[,;]|of\\s|from\\s))|${beside})[^()[\\]（）]{0,100})${close}|(?<=\\s[–—-]\\s)(no dependencies)\\s*$`,
  'diu',
);

/** `(depends on Phase 1)`; `(no dependencies)` says that there are none. */
function dependsIn(text: string): { whole: Range; value: Range } | null {
  return rangesOf(depends.exec(text)) ?? rangesOf(free.exec(text));
}

function rangesOf(match: RegExpExecArray | null): { whole: Range; value: Range } | null {
  const [from, to] = match?.indices?.slice(1).find((group) => group !== undefined) ?? [];
  if (!match || from === undefined || to === undefined) return null;
  return { whole: { from: match.index, to: match.index + match[0].length }, value: { from, to } };
}

/** The text from after the id's colon, without decorations. */
function nameOf(text: string, from: number, decorations: readonly Range[]): string {
  const blank = (rest: string, range: Range) =>
    rest.slice(0, range.from) + ' '.repeat(range.to - range.from) + rest.slice(range.to);
  const plain = decorations.reduce(blank, text).slice(from).replace(anyEmoji, '');
  const name = plain.slice(separator.exec(plain)?.[0].length ?? 0).trim();
  return name
    .split(/\s+/)
    .join(' ')
    .replace(looseSeparator, '')
    .replace(/ ?[:,–—-]$/, '');
}

const anyEmoji = new RegExp(statusEmoji, 'gu');

const verb = `(?:depends?(?:[ _-]?(?:on|upon))?|dependent (?:on|upon)|dependenc(?:y|ies)|deps?\\.?|prereq(?:uisite)?s?|requires?|after|follows|once|blocked[ _-]?(?:by|on|until)|needs|wait(?:s|ing) (?:for|on)|${arrow}|${foreignVerbs})`;
/** Also after an article: `after the Task 1.1`; but not `after 2 weeks`, `after v1.1`. */
const named = `(?=(?:\\p{Ll}{1,3}\\s+)?(?:${tasksName}|${phasesName})|#?\\d+(?:\\.\\d|\\s*(?:$|[,;&)\\]）】}–-]|and\\b))|TASK-\\d|all\\b|none\\b|nothing\\b|(?!v\\.?\\d)[A-Z]{1,6}[-.]?\\d)`;
const dotted = `(?=${tasksName}|${phasesName}|#?\\d+\\.\\d|TASK-\\d)`;
const bracketed = `[([（【{]\\s*(?:${before}${verb}[:：]?\\s*${named}${value}|${placeBefore})\\s*[)\\]）】}]`;
const afterMark = `(?<=^|(?!\\s)[${nonAlphanumeric}]\\s+)`;
const marked = `(?:(?<=\\s)(?<!(?:what|which|that|thing)\\s)(?:depends (?:on|upon)|blocked by)\\s+(?=${tasksName})|${afterMark}(?:(?:depends (?:on|upon)|blocked by)[:：]?\\s+${named}|${verb}[:：]?\\s+(?=${tasksName}|${phasesName}|TASK-\\d)))`;
const labelled = `(?:(?:depends(?: on)?|dependencies|deps|blocked by|requires)[:：]|${arrow})\\s+${dotted}`;
/** Allowed after it in a title: a duration, a tag, an emoji. */
const after = `(?=(?:\\s|[([][^()[\\]]{0,40}[)\\]]|${statusEmoji}|\\.)*$)`;
const inTitle = new RegExp(
  `${bracketed}${after}|(?:^|[\\s,;:]+)(?:(?:[–—→⇒←⬅|-]|->|=>)\\s+)?(?:${marked}|${labelled})${value}$`,
  'diu',
);

/** Most titles have neither brackets nor a verb. */
const mayDepend =
  /[)\]）】}←⬅]|<-|[dD]epend|DEPEND|[dD]eps|[rR]equires|[bB]locked|[–—→⇒←⬅-]\s+(?:[aA]fter|[fF]ollows|[nN]eeds|[oO]nce|[pP]rereq|[wW]ait)/;

/** The dependencies at the end of a task's title, as in `Install (depends on 1.1)`, and their range. */
export function dependsAtEnd(title: string): { whole: Range; value: Range } | null {
  return title.length <= 500 && mayDepend.test(title) ? rangesOf(inTitle.exec(title)) : null;
}
