/** Reads the values of `Depends on` and `Blocks` item by item: the grammar of FORMAT section 2. */
import { pieceOf, sliceText, sourced, splitText } from '../inline/inline-text.ts';
import type { Dependency, InlineText, Reference, UnreadDependency } from '../model.ts';
import { statusEmoji } from '../status.ts';
import { alphanumeric, hasLetterOrDigit, letter, wordEnd, wordStart } from '../text/letters.ts';
import { blankNotes, notesIn } from '../text/note.ts';
import { pattern } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import {
  anyId,
  apart,
  apartInside,
  phaseId,
  phasesName,
  phaseWord,
  rangeDash,
  taskName,
  tasksName,
} from '../vocabulary.ts';
import { asidesIn, blankAsides, blankSeparators } from './asides.ts';
import { idsLeft, idsNamedIn } from './ids-in-prose.ts';
import type { PlanNames } from './names.ts';
import { planReference } from './other-plan.ts';
import {
  exception,
  type FoundReference,
  gluedPhaseName,
  gluedTask,
  type ReferenceContext,
  readReference,
  sibling,
  spelled,
  wordsForTasks,
} from './reference.ts';

/** The task that a value belongs to. */
export interface Owner {
  /** The task whose field it is. */
  id?: string;
  /** The phase that the task is in. */
  phase?: string | null;
  /** Whether it is a remark in a heading or title, where words beside a reference are not conditions. */
  isRemark?: boolean;
}

/** A box, an emoji, a bullet or a quotation mark in front of an item, and a word that joins it to the one before. */
export const mark = new RegExp(
  `^(?:\\s|["'“‘«](?=#?\\d)|\\[[^\\]\\r\\n]\\](?=\\s)|${statusEmoji}|[\\p{So}\\p{Extended_Pictographic}\\uFE0E\\uFE0F]|(?:[•·→⇒*+-]|->)(?=\\s))+`,
  'u',
);
const opening = /^(?:(and\/or|and|or|then|either|both|oder|ou|или)\s+)+/iu;
const or = new RegExp(`(?<!${letter})(?:(?:and/)?or|oder|ou|или|または|或)(?!${letter})`, 'iu');
/** Joins an id to the next one within an item. */
const joint = pattern`^\s*(?:/|→|->|=>|⇒|⟶|>|\||\+|(?:(?:and/)?or|as well as|then|and|plus|und|oder|ou|et|y|e|o|или|и)(?!${letter})|または|或|と)\s*|^\s+`;
const state =
  /^(?:fully\s+)?(?:merged|deployed|released|reviewed|tested|verified|approved|complete[ds]?|done|finished|green|passing|working)\.?$/i;
const completed = /\s+(?:(?:is|are)\s+)?(?:complete[ds]?|done|finished|merged)\.?\s*$/i;
const nextReference = new RegExp(
  `^(?:(${tasksName}(?:${anyId})|(?:${phasesName}|${gluedPhaseName})${phaseId}|\\d+(?:\\.\\d+)*\\.[x*](?![A-Za-z0-9]))|#?(${anyId}))`,
  'iu',
);

/** Cap on references that an item joins; each is looked for in so many characters. */
const MAX_JOINED = 500;
const LONGEST_REFERENCE = 300;

/** Reads items one by one, carrying `Phase`, `Task` and the shape of the last id over to bare numbers. */
export class ValueReader {
  readonly items: Dependency[] = [];
  readonly noted: string[] = [];
  readonly unread: UnreadDependency[] = [];
  #context: ReferenceContext = null;
  #last: string | null = null;
  #isApart = false;
  readonly #names: PlanNames;
  readonly #owner: Owner;

  constructor(names: PlanNames, owner: Owner) {
    this.#names = names;
    this.#owner = owner;
  }

  read(inlineText: InlineText): void {
    const blank = blankAsides(inlineText.text, this.#names);
    this.noted.push(...notesIn(inlineText.text).flatMap(idsNamedIn), ...asidesIn(inlineText.text, blank));
    for (const part of splitText(inlineText, blankSeparators(blank, this.#names), /[;；]/g)) {
      this.#isApart = false;
      const index = this.#exceptionIn(part);
      this.#itemsOf(index === null ? part : sliceText(part, 0, index));
      if (index !== null) this.#except(part, index);
    }
  }

  #itemsOf(part: InlineText): void {
    const split = blankSeparators(blankAsides(part.text, this.#names), this.#names);
    for (const item of splitText(part, split, separators)) {
      if (hasLetterOrDigit(item.text)) this.#item(item);
    }
  }

  /** The start of `except 1.3`; null if it follows a single task. */
  #exceptionIn(part: InlineText): number | null {
    const found = exception.exec(part.text);
    const id = found?.[1];
    const isMeant = id === undefined || /^\d+\.[\dx]/.test(id) || spelled(id, this.#names.ids) !== undefined;
    if (!found || !isMeant) return null;
    const before = new ValueReader(this.#names, this.#owner);
    before.#itemsOf(sliceText(part, 0, found.index));
    const last = before.items.at(-1);
    return last === undefined || namesOne.has(last.kind) ? null : found.index;
  }

  /** Takes what an exception is made from, and the exception, for an outside condition. */
  #except(part: InlineText, index: number): void {
    const last = this.items.pop();
    const from = last ? Math.max(0, part.text.lastIndexOf(last.source.value, index)) : 0;
    const outside: Dependency = { kind: 'outside', source: sourced(part, from) };
    this.items.push(outside);
    this.unread.push({ kind: 'except', source: outside.source, ids: idsNamedIn(part.text.slice(index)), outside });
  }

  /** After `not blocked by 1.1`, further ids up to a semicolon go on from it. */
  #item(written: InlineText): void {
    const lead = mark.exec(written.text)?.[0].length ?? 0;
    const joined = opening.exec(written.text.slice(lead));
    const item = sliceText(written, lead + (joined?.[0].length ?? 0), written.text.length);
    if (joined && or.test(joined[0])) this.unread.push(orFound(written));
    this.#isApart = apart.test(item.text) || (this.#isApart && nextReference.test(item.text));
    if (this.#isApart) this.#apart(item.text);
    else if (!this.#isState(item.text)) this.#references(item);
  }

  /** The `merged` of `1.1 complete and merged`. */
  #isState(text: string): boolean {
    const last = this.items.at(-1);
    return last !== undefined && last.kind !== 'outside' && state.test(text);
  }

  #apart(text: string): void {
    this.noted.push(...idsNamedIn(text));
  }

  /** An item is one reference, or several that something else than a separator joins. */
  #references(item: InlineText): void {
    const { text } = item;
    const first = this.#takeFirst(item, false);
    if (!first && this.#takeTitles(item)) return;
    if (!first) {
      this.#outside(item);
      return;
    }
    const blank = blankAsides(text, this.#names);
    this.#remainder(item, blank, { from: 0, to: first.from });
    let at = first.to;
    for (let count = 1; count < MAX_JOINED; count++) {
      const join = this.#joint(blank.slice(at, at + LONGEST_REFERENCE));
      if (join === null) break;
      const start = at + join.length;
      const next = this.#takeFirst(sliceText(item, start, Math.min(start + LONGEST_REFERENCE, text.length)), true);
      if (!next) break;
      at = start + next.to;
      if (or.test(join)) this.unread.push(orFound(item));
    }
    this.#remainder(item, blank, { from: at, to: text.length });
  }

  /** Takes up titles that something else than a comma joins, if all are such. */
  #takeTitles(item: InlineText): boolean {
    if (item.text.length > LONGEST_REFERENCE) return false;
    const pieces = splitText(item, item.text, /\s*[/|]\s*|\s(?:→|->|=>)\s/g);
    const found = pieces.flatMap((piece) => this.#titled(piece.text) ?? []);
    if (pieces.length < 2 || found.length < pieces.length) return false;
    found.forEach((title, index) => {
      const piece = pieces[index];
      if (piece) this.#take(title, piece);
    });
    return true;
  }

  /** Takes up the first reference of a text; null where it has none. */
  #takeFirst(rest: InlineText, isJoined: boolean): Range | null {
    const plan = planReference(rest, this.#names.ids);
    if (plan) {
      this.items.push(plan);
      return { from: 0, to: plan.source.value.length };
    }
    const found = this.#found(rest.text, isJoined);
    if (found) this.#take(found, rest);
    return found;
  }

  #take(found: FoundReference, rest: InlineText): void {
    const source = sourced(rest, found.from, found.to);
    this.items.push({ ...this.#reference(found), ...nameBefore(found, rest), source });
    this.#context = found.context;
    if (found.reference.kind === 'task') this.#last = found.reference.id;
  }

  #outside(item: InlineText): void {
    const outside: Dependency = { kind: 'outside', source: sourced(item) };
    this.items.push(outside);
    const blank = blankAsides(item.text, this.#names);
    if (wordsForTasks.test(blank)) this.unread.push({ kind: 'words', source: outside.source, ids: [], outside });
    // Where a note is all there is, it is none; and one that is only an id may be meant, as in `Schema (1.1)`.
    const isMeant = /^\s*(?:tasks?)?\s*$/i.test(blank) || notesIn(item.text).some((note) => onlyIds.test(note));
    this.#remainder(item, isMeant ? item.text : blank, { from: 0, to: item.text.length }, outside);
  }

  /** The text that joins the next reference to the one before; after only a space, the reference must be an id of the plan. */
  #joint(text: string): string | null {
    const join = joint.exec(text)?.[0];
    if (join === undefined) return null;
    const after = text.slice(join.length);
    const [whole = '', worded, id] = nextReference.exec(after) ?? [];
    if (worded !== undefined) return join;
    if (id === undefined) return null;
    const isLoose = join.trim() === '';
    const isLast = /^\s*(?:$|[/,;|→]|0\d)/.test(after.slice(whole.length));
    const { ids } = this.#names;
    const goesOn = /^\d+$/.test(id)
      ? isLast && (ids.has(id) || (!isLoose && this.#context !== null) || this.#isShort(id, isLoose))
      : spelled(id, ids) !== undefined ||
        this.#names.phases.has(id) ||
        (!isLoose && /^(?:\d+[A-Za-z]?\.\d|TASK-)/i.test(id));
    return goesOn ? join : null;
  }

  /** Whether it is the end of an id such as the one before; after a blank alone, only with a zero in front. */
  #isShort(number: string, isLoose: boolean): boolean {
    return (!isLoose || number.startsWith('0')) && this.#sibling(number) !== undefined;
  }

  #sibling(number: string): string | undefined {
    return this.#last === null ? undefined : sibling(this.#last, number, this.#names.ids);
  }

  #found(text: string, isJoined: boolean): FoundReference | null {
    const { ids } = this.#names;
    const context = this.#context;
    const { phase } = this.#owner;
    const own = phase ? ownPhase.exec(text)?.[0] : undefined;
    if (phase && own !== undefined)
      return { reference: { kind: 'phase', id: phase, to: null }, from: 0, to: own.length, context };
    const found = readReference(blankAsides(text, this.#names), context, ids);
    if (found?.from === 0) return found;
    const phaseAlone = this.#phaseAlone(text);
    if (phaseAlone) return phaseAlone;
    const glued = gluedTask.exec(text)?.[0].length ?? 0;
    const bare = glued > 0 ? readReference(text.slice(glued), 'task', ids) : null;
    if (bare?.from === 0) return { ...bare, to: bare.to + glued };
    const titled = this.#titled(text);
    if (titled) return titled;
    const [written, number = ''] = /^\s*-?(\d+)(?=\s*(?:$|[/,;|→]|0\d))/.exec(text) ?? [];
    // `TASK-001, 002`, but of 1.1 only `1.1/2`: a number after a comma can count anything.
    const carries =
      written !== undefined && context !== 'phase' && (isJoined || /[A-Za-z]-?\d+$/.test(this.#last ?? ''));
    const next = carries && !ids.has(number) ? this.#sibling(number) : undefined;
    return next === undefined
      ? found
      : { reference: { kind: 'task', id: next }, from: 0, to: written?.length ?? 0, context };
  }

  /** A letter alone is a phase only where nothing follows: `A` may be an article. */
  #phaseAlone(text: string): FoundReference | null {
    const { phases } = this.#names;
    if (phases.size === 0) return null;
    const [whole = '', id = '', to = null] = letteredPhase.exec(text) ?? [];
    if (!phases.has(id) || (to !== null && !phases.has(to))) return null;
    const rest = text.slice(whole.length, whole.length + LONGEST_REFERENCE);
    const isMeant = /\d/.test(id) || blankNotes(rest).replace(completed, '').trim() === '';
    return isMeant ? { reference: { kind: 'phase', id, to }, from: 0, to: whole.length, context: 'phase' } : null;
  }

  #titled(text: string): FoundReference | null {
    if (text.length > LONGEST_REFERENCE) return null;
    const { titled } = this.#names;
    const owner = this.#owner.id ?? null;
    for (const words of [blankAsides(text, this.#names), blankNotes(text), text]) {
      const said = words.replace(completed, '').trimEnd();
      const id = titled(said, owner) ?? titled(said.replace(beforeTitle, '').replace(/\s+task$/i, ''), owner);
      if (id !== null) return { reference: { kind: 'task', id }, from: 0, to: said.length, context: this.#context };
    }
    return null;
  }

  #reference({ reference, others }: FoundReference): Reference {
    const { ids, ends } = this.#names;
    const known = (id: string) => spelled(id, ids) ?? id;
    if (others && ends) return { kind: 'range', from: ends[0], to: ends[1] };
    if (reference.kind === 'range') return { ...reference, from: known(reference.from), to: known(reference.to) };
    return reference.kind === 'task' ? { ...reference, id: known(reference.id) } : reference;
  }

  /** Looks for ids in what is left of an item. */
  #remainder(item: InlineText, blank: string, { from, to }: Range, outside: Dependency | null = null): void {
    const said = apartInside.exec(blank.slice(from, to));
    const end = said ? from + said.index : to;
    if (said) this.#apart(blank.slice(end, to));
    for (const { id, at, length } of idsLeft(blank.slice(from, end), this.#names.ids)) {
      const source = pieceOf(item, { from: from + at, to: from + at + length });
      this.unread.push({ kind: 'id', source, ids: [id], outside });
    }
  }
}

function orFound(item: InlineText): UnreadDependency {
  return { kind: 'or', source: sourced(item), ids: [], outside: null };
}

const onlyIds = new RegExp(
  `^[(（]\\s*(?:(?:${tasksName})?#?(?:${anyId})(?:\\s*(?:[,;/&]|and)\\s*|(?=\\s*[)）])))+\\s*[)）]$`,
  'iu',
);

/** A name in front of `Task 2.4` may be a plan's; which plans there are is not the reader's to know. */
function nameBefore({ reference, from }: FoundReference, { text }: InlineText): { before?: string } {
  if (reference.kind !== 'task' || !worded.test(text.slice(from))) return {};
  const [before] =
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]*(?=\s+$)/u.exec(text.slice(0, Math.min(from, LONGEST_NAME))) ?? [];
  return before === undefined ? {} : { before };
}

const letteredPhase = new RegExp(`^\\s*([A-Z]+\\d*)(?:${rangeDash}([A-Z]+\\d*))?(?!${alphanumeric}|[.-]\\d)`, 'u');

/** Allowed in front of a title: `the`, `Task`, `completion of`. */
const beforeTitle = /^\s*(?:the\s+)?(?:(?:completion|end|output|results?)\s+of\s+(?:the\s+)?|tasks?:?\s+)?(?=\S)/i;

/** `all other tasks in this phase` */
const ownPhase = new RegExp(
  `^(?:all|every|everything)(?:\\s+(?:of|the|other|previous|prior|above|tasks?))*\\s+(?:in|of)\\s+(?:this|the same|the current)\\s+${phaseWord}${wordEnd}`,
  'iu',
);
const LONGEST_NAME = 200;
const namesOne: ReadonlySet<Dependency['kind']> = new Set(['task', 'number', 'plan']);
const worded = new RegExp(`^${taskName}`, 'iu');

/** A new line separates items only where it opens with one: long values go over several lines. */
const separators = new RegExp(
  String.raw`[,;、，；和]|(?<!${letter})&|&(?!${letter})|(?<=\s)(?:and|plus|\+)(?=\s)|\+(?=[ \t]*(?:${tasksName}|#?\d))|(?<!${wordStart}(?:tasks?|phases?)[ \t]*)\r?\n(?=[ \t]*(?:#?\d|${tasksName}|task-\d|all\s|${phasesName}))`,
  'giu',
);
