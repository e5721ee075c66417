/** The marks, emoji and words of each status (FORMAT section 1). */
import type { ListItem, PhrasingContent } from 'mdast';
import { lazy } from './lazy.ts';
import type { Status } from './model.ts';
import { letter, startOfWords } from './text/letters.ts';
import type { Range } from './text/range.ts';

const marks: ReadonlyMap<string, Status> = new Map([
  [' ', 'todo'],
  ['x', 'done'],
  ['X', 'done'],
  ['~', 'in-progress'],
  ['-', 'in-progress'],
  ['>', 'in-progress'],
  ['/', 'in-progress'],
  ['!', 'blocked'],
]);

const emoji: ReadonlyMap<string, Status> = new Map([
  ['✅', 'done'],
  ['✔', 'done'],
  ['✓', 'done'],
  ['☑', 'done'],
  ['🔄', 'in-progress'],
  ['🚧', 'in-progress'],
  ['⏳', 'todo'],
]);

/** Sources of regular expressions. */
const statusWords: readonly (readonly [string, Status])[] = [
  ['pending|to[ _-]?do|not[ _-]started', 'todo'],
  ['in[ _-]progress|started', 'in-progress'],
  ['blocked', 'blocked'],
  ['completed?|done', 'done'],
  ['discarded|shelved|cancell?ed|skipped', 'cancelled'],
];
const statusPatterns = statusWords.map(([words, status]) => [new RegExp(`^(?:${words})\\b`, 'i'), status] as const);

/** A word for a status, as the source of a regular expression. */
export const statusWord = `(?:${statusWords.map(([words]) => words).join('|')})`;

/** The words of a Status value in the languages that its label is known in, besides English. */
const foreignWords: readonly (readonly [string, Status])[] = [
  [
    '(?:noch )?(?:offen|nicht (?:begonnen|gestartet))|ausstehend|(?:pas (?:encore )?|non )commencée?|à faire|en attente|pendientes?|por hacer|sin empezar|n(?:o|ão) iniciad[oa]|pendentes?|a fazer|не начат[оа]|待办|待處理|待处理|未开始|未開始|未着手|未完了|대기|예정|시작 전',
    'todo',
  ],
  [
    'in (?:Arbeit|Bearbeitung)|begonnen|en (?:cours|progreso|curso)|em (?:andamento|progresso|curso)|в (?:работе|процессе)|进行中|進行中|作業中|対応中|진행\\s?중',
    'in-progress',
  ],
  ['blockiert|bloquée?|bloquead[oa]|заблокирован[оа]?|阻塞|已阻塞|차단|차단됨', 'blocked'],
  [
    'erledigt|fertig|abgeschlossen|terminée?|faite?|hech[oa]|listo|lista|terminad[oa]|completad[oa]|feit[oa]|concluíd[oa]|готов[оа]?|сделан[оа]|выполнен[оа]|завершен[оа]|завершён|完成|已完成|完了|済み?|완료|완료됨',
    'done',
  ],
  [
    'abgebrochen|gestrichen|verworfen|annulée?|cancelad[oa]|descartad[oa]|отменен[оа]|отменён|取消|已取消|中止|취소|취소됨',
    'cancelled',
  ],
];
const foreignPatterns = lazy(() =>
  foreignWords.map(([words, status]) => [new RegExp(`^(?:${words})(?!${letter})`, 'iu'), status] as const),
);

/** Known in a Status value, and not judged in a progress table. */
const vagueWord = /^(?:planned|open|queued)\b/i;

/** One status emoji, as the source of a regular expression. */
export const statusEmoji = `(?:${[...emoji.keys()].join('|')})\uFE0F?`;

const emojiInText = new RegExp(statusEmoji, 'u');
const box = /^\s*\[([^\]\r\n])\uFE0F?\](?:\s+|$)/u;

/** A box at the start of a text: its mark, and where the text goes on. */
export function boxAt(text: string): { mark: string; length: number } | null {
  const match = box.exec(text);
  return match?.[1] === undefined ? null : { mark: match[1], length: match[0].length };
}

/** The inline content of a list item that begins with a paragraph. */
export function firstParagraph({ children: [first] }: ListItem): PhrasingContent[] | null {
  return first?.type === 'paragraph' ? first.children : null;
}

/** The box of a list item, and the length of what it takes up of its text: GFM's own boxes are no longer part of that. */
export function boxOf(item: ListItem): { mark: string; length: number } | null {
  if (typeof item.checked === 'boolean') return { mark: item.checked ? 'x' : ' ', length: 0 };
  const [text] = firstParagraph(item) ?? [];
  return text?.type === 'text' ? boxAt(text.value) : null;
}

/** The status of a box of ours: by its mark, or by the word in it, as in `[DONE]`. */
export function statusInBox(written: string): Status | undefined {
  return statusOfMark(written) ?? statusPatterns.find(([pattern]) => pattern.test(written))?.[1];
}

/** Undefined for an unknown mark. */
export function statusOfMark(mark: string): Status | undefined {
  return marks.get(mark) ?? emoji.get(mark);
}

/** The first status emoji in a text, and its range. */
export function emojiIn(
  text: string,
  { from, to } = { from: 0, to: text.length },
): (Range & { status: Status }) | null {
  const found = emojiInText.exec(text.slice(from, to));
  const status = emoji.get(found?.[0].replace('\uFE0F', '') ?? '');
  if (!found || !status) return null;
  return { status, from: from + found.index, to: from + found.index + found[0].length };
}

/**
 * A `Status:` value: an optional box and emoji, then words of which the first count. The word decides; without a known
 * word, box or emoji do. Undefined where none of them is known.
 */
export function statusOfValue(value: string): Status | undefined {
  const lead = boxAt(value);
  const rest = lead ? value.slice(lead.length) : value;
  const word = rest.slice(startOfWords(rest));
  const isKnown = ([pattern]: readonly [RegExp, Status]) => pattern.test(word);
  const known = statusPatterns.find(isKnown) ?? foreignPatterns().find(isKnown);
  const status = known?.[1] ?? (vagueWord.test(word) ? 'todo' : undefined);
  return status ?? (lead ? statusOfMark(lead.mark) : undefined) ?? emojiIn(rest)?.status;
}

/** A status in the three groups that are judged, the symbols in front of its word (`🔄`, `✅`), and the word. */
interface ProgressWord {
  value: 'done' | 'in-progress' | 'todo';
  symbols: Range | null;
  word: Range | null;
}

const symbol = String.raw`[\p{S}\p{Extended_Pictographic}]\uFE0F?`;
const symbolsIn = new RegExp(`${symbol}(?:.*${symbol})?`, 'u');

/**
 * The status word of a Progress Tracking row; undefined for any other word. A ✅ in front of it is a word itself.
 * @see FORMAT section 5
 */
export function progressWord(text: string): ProgressWord | undefined {
  const lead = text.slice(0, startOfWords(text));
  const rest = text.slice(lead.length);
  const [pattern, status] = statusPatterns.find(([known]) => known.test(rest)) ?? [];
  const isJudged = status === 'todo' || status === 'in-progress' || status === 'done';
  const value = lead.includes('✅') ? 'done' : isJudged ? status : undefined;
  if (value === undefined) return undefined;
  const symbols = symbolsIn.exec(lead);
  const length = isJudged ? pattern?.exec(rest)?.[0].length : undefined;
  return {
    value,
    symbols: symbols && { from: symbols.index, to: symbols.index + symbols[0].length },
    word: length === undefined ? null : { from: lead.length, to: lead.length + length },
  };
}
