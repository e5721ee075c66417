/** The words of the format (FORMAT section 1) and the shapes of its ids, all in one place. */
import { wordsFor } from './labels.ts';
import { letter, wordEnd, wordStart } from './text/letters.ts';
import { pattern } from './text/pattern.ts';

/** The headings of sections that mean something, without leading marks. */
export const sectionTitles = {
  overview: /^overview$/i,
  implementationOrder: /^implementation order$/i,
  dependenciesGraph: /^dependenc(?:y|ies) graph\b/i,
  temporal: /^(?:[\d.]+\s*)?temporal logic constraints?\b/i,
  sequence: /^(?:[\d.]+\s*)?sequence constraints?\b/i,
  mutualExclusion: /^(?:[\d.]+\s*)?mutual exclusions?\b/i,
  liveness: /^(?:[\d.]+\s*)?liveness(?:\s+requirements?)?(?=\s*(?:\(|$))/i,
  atomicity: /^(?:[\d.]+\s*)?atomicity(?:\s+requirements?)?(?=\s*(?:\(|$))/i,
  deadlock: /^(?:[\d.]+\s*)?deadlock analysis\b/i,
  progress: /^progress(?:\s+(?:tracking|tracker|summary))?(?:\s*\([^()]*\))?$/i,
} as const satisfies Record<string, RegExp>;

/** A dependency value that names nothing. */
export const noneValue = pattern`^[(（[]?(?:(?:none|nothing|n/a|nil|null|n\.a\.?|no(?=[\s.!]*$)|no (?:hard |strict |direct )?(?:dependenc(?:y|ies)|deps|prerequisites|blockers)|無し?|无依赖|無依賴|无|依存(?:関係)?なし|의존성\s?없음|s(?:in|em) depend[eê]ncias?|sans dépendances?|без зависимостей|なし|없음|没有|沒有|特になし|keine?|nichts|aucune?|rien|ninguna|ninguno|nada|nenhuma?|нет|ничего)${wordEnd}|[-–—]+(?=\s*(?:$|[(（])))`;

const able = String.raw`(?:(?:(?:it|this|this task)\s+)?(?:can|may|could|should|will)\s+(?:also\s+|be\s+)*)?(?:(?:run|start|go|proceed|work|execute|be done|done|built|developed|implemented|worked on|started|executed)s?\s+|(?:kann|können|peut|puede|pode)\s+(?:${letter}+\s+){0,2})?`;
const beside = String.raw`(?:in\s+)?(?:parallel(?:i[sz]able|i[sz]ed)?|concurrent(?:ly)?|simultaneous(?:ly)?)(?=\s*(?:$|[.,;:()（–—-]|(?:with|to|zu|mit)\b|w\/))|(?:in\s+)?(?:alongside|beside)\b|side[ -]by[ -]side\b|(?:at\s+)?the same time\b|e[nm] (?:parall[eè]le|paralelo)\b|параллельно(?!${letter})|[^,;、，；]{0,40}?(?:并行|並行|병렬)`;
const atOnce = String.raw`(?:immediately|at once|right away|any\s?time|now|stand-?alone|self-?contained|ready(?:\s+to\s+(?:start|go|begin))?)(?=\s*(?:$|[.,;()–—-]))`;
const refusal = String.raw`(?:is\s+|are\s+)?(?:not|never|no longer)\s+(?:blocked|dependent|depending|waiting|gated)\b|(?:does|do)(?:\s+not|n['’]t)\s+(?:depend|require|need|wait|block)|independent(?:ly)?(?=\s*(?:$|[.,;:()（–—-]|of\b|from\b))|unblocked(?!\s+by)\b|(?:unabhängig|indépendante?|independiente|независимо|独立(?:任务|任務|[于於])?)(?!${letter})|no need (?:to wait|for)\b|without waiting\b`;

/** Words that say of what follows that the task does not wait for it: `can run in parallel with`, `not blocked by`. */
export const apart = new RegExp(`^(?:${able}(?:${beside}|${atOnce})|${refusal})`, 'iu');
/** The same in the midst of a text. */
export const apartInside = new RegExp(`${wordStart}(?:${able}(?:${beside})|${refusal})`, 'iu');

export const phaseWords = wordsFor('phase');
export const taskWords = wordsFor('task');

/** For a class of characters: scripts that write no blanks between words, nor between a word and its number. */
export const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const unspaced = new RegExp(`^[${unspacedScripts}ー]`, 'u');
export const isUnspaced = (word: string): boolean => unspaced.test(word);

// The rest are sources of regular expressions.

/** Words in any case, spelled out because the ids after them know only capitals (`Part A`, but not `Part of`). */
function anyCase(words: readonly string[]): string {
  const forms = words.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]);
  return [...new Set(forms.flatMap((form) => [form.normalize('NFD'), form]))].join('|');
}

const spaced = (words: readonly string[]) => words.filter((word) => !isUnspaced(word));
const glued = (words: readonly string[]) => words.filter(isUnspaced).join('|');

export const phaseWord = `(?:${anyCase(phaseWords)})`;

const phaseWordInText = new RegExp(
  `(?<!${letter})(?:${anyCase(spaced(phaseWords))})(?!${letter})|${glued(phaseWords)}`,
  'u',
);

/** The word for a phase that a text has, in lower case. */
export function phaseWordIn(text: string): string | null {
  return phaseWordInText.exec(text)?.[0].toLowerCase() ?? null;
}

/** `1` or `一` */
const ordinal = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';

/** The prefix of a phase's id: `Phase `, `阶段`, `第` in `第1阶段`, and nothing in `1단계`. */
const gluedPhase = `(?:${glued(phaseWords)})\\s*#?|第?(?=${ordinal}\\s?(?:${glued(phaseWords)}))`;
export const phaseName = `(?:(?:${anyCase(spaced(phaseWords))})\\s+#?|${gluedPhase})`;

/** The same in singular or plural: `Phases`, `Batches`. */
export const phasesName = `(?:(?:(?:${anyCase(spaced(phaseWords))})(?:[eE]?[sS])?|${anyCase(wordsFor('phases'))})\\s+#?|${gluedPhase})`;

/** The optional suffix of the id: `阶段` in `第1阶段`. */
export const phaseNameEnd = `(?:\\s?(?:${glued(phaseWords)}))?`;

/** `0`, `1.5`, `2a`, `A`, `B2`, `IV` */
export const phaseId = String.raw`(?:\d+(?:\.\d+)*[A-Za-z]?|[A-Z]\d*|[IVX]+|[一二三四五六七八九十]{1,3})(?![A-Za-z0-9])`;

/** From one on. */
export const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const numerals = '一二三四五六七八九';

/** The id of a phase, with Chinese numerals as digits: `12` for `十二`. */
export function inDigits(id: string): string {
  const [, tens = '', ten, ones = ''] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(id) ?? [];
  if (id === '' || ten === undefined) return id;
  const digit = (numeral: string) => numerals.indexOf(numeral) + 1;
  return String(ten === '' ? digit(tens + ones) : digit(tens || '一') * 10 + digit(ones || ' '));
}

/**
 * An id of a task: holds a digit; `1.1`, `1.10`, `1.6a`, `A.1`, `1.1.2`, `BE-01`, `M1-T2`, `T2-001`.
 * One letter at most may follow a digit, so that `3rd` and `24hrs` are none.
 */
export const taskId = String.raw`(?=[A-Za-z.-]{0,12}\d)(?:\d+[A-Za-z]?|[A-Za-z]{1,6}\d-\d{3}[A-Za-z]?|[A-Za-z]{1,6}-?\d+[A-Za-z]?(?:-[A-Za-z]{1,6}\d+[A-Za-z]?)*|[A-Za-z]{1,3}(?=\.))(?:\.(?:\d+[A-Za-z]?|[A-Za-z]\d*))*(?![A-Za-z0-9]|\.\d)`;

/** The gap between the word Task and an id: `Task-1.1` is Task 1.1, but `TASK-001` is an id. */
const taskGap = String.raw`(?:\s+#?|-(?=\d{1,2}\.\d))`;

/** The prefix of a task's id: `Task `, `Aufgabe `, `タスク`. */
export const taskName = `(?:(?:${anyCase(spaced(taskWords))})${taskGap}|(?:${glued(taskWords)})\\s*#?)`;

/** The same in singular or plural. */
export const tasksName = `(?:(?:(?:${anyCase(spaced(taskWords))})s?|${anyCase(wordsFor('tasks'))})${taskGap}|(?:${glued(taskWords)})\\s*#?)`;

/** After a number, it says how many: `작업 3개`. */
export const counter = '\\s?[个個개つ件項项]';

/** An id that is a task's without the word before it. */
export const selfTaskId = String.raw`TASK-(?!\d{1,2}\.\d)\d+[a-z]?(?:\.\d+)*(?![A-Za-z0-9])`;

export const anyId = `(?:${selfTaskId}|${taskId})`;

/** `all previous tasks` */
export const earlierWord = '(?:previous|prior|above|preceding|earlier)';

/** Joins the ends of a range of ids. */
export const rangeDash = String.raw`(?:\s*(?:[-‐‑–—−〜～]|\.{2,3}|…|至|到|から|\b(?:to|thru|through)\b)\s*|\s+(?:~|bis|à|hasta|até|до)\s+|~)`;

/** Allowed before a task's or a phase's name: white space, emoji and marks that Markdown left as text. */
export const lead = String.raw`(?:[\s*_~\p{S}\p{Cf}\p{Mn}‼⁉]|[0-9]\uFE0F?\u20E3)*`;

/** Separates an id from its title: a colon or a dash. Bold marks remain where a colon kept them from closing. */
export const separator = new RegExp(
  String.raw`^(?:\*\*)?[ \t]*(?:[:：.)–—-]+(?=[\s*]|$)|[:：]|[.–—-](?=${letter}))?(?:\*\*)?[ \t]*`,
  'u',
);

/** Other signs between an id and its title, which can also be part of a sentence about it. */
export const looseSeparator = /^[,;=>→|~·﹕»]\s+/;
