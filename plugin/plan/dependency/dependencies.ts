/** The value of `Depends on` and `Blocks`: the grammar of FORMAT section 2. */
import { fieldInlineTexts } from '../field/field.ts';
import { sourced, splitText, trimText } from '../inline/inline-text.ts';
import type { Dependencies, Dependency, Field, InlineText } from '../model.ts';
import { blankNotes, notesIn } from '../text/note.ts';
import type { Source } from '../text/source.ts';
import { noneValue, phaseId, phaseWordOrWords, selfTaskId, taskId } from '../vocabulary.ts';
import { planReference } from './other-plan.ts';
import { type FoundReference, type ReferenceContext, readReference } from './reference.ts';

/**
 * Reads the inline texts of one value (its inline part and any nested bullets), in order.
 *
 * @param ids the plan's task ids: a bare word such as `T1` or `3` names a task only where the plan has it
 * @returns null for an empty value, which means nothing
 */
export function readDependencies(
  inlineTexts: readonly InlineText[],
  ids: ReadonlySet<string>,
  field: Field | null,
): Dependencies | null {
  const written = inlineTexts.map(trimText).filter((inlineText) => inlineText.text !== '');
  const [first] = written;
  if (!first) return null;
  const source = field?.text ?? sourced(first);
  if (noneValue.test(first.text)) {
    return {
      none: true,
      items: [],
      noted: written.flatMap((inlineText) => idsNamedIn(inlineText.text)),
      field,
      source,
    };
  }
  const read = itemReader(ids);
  const items = written.flatMap((inlineText) => splitItems(inlineText).map(read));
  return {
    none: false,
    items,
    noted: written.flatMap((inlineText) => notesIn(inlineText.text).flatMap(idsNamedIn)),
    field,
    source,
  };
}

/** All fields of a name as one value; `none` only where each of them is. */
export function readFieldDependencies(
  fields: readonly Field[],
  name: 'dependsOn' | 'blocks',
  ids: ReadonlySet<string>,
  source: Source | null,
): Dependencies | null {
  const values = fields
    .filter((field) => field.name === name)
    .map((field) => readDependencies(fieldInlineTexts(field, source), ids, field));
  return joinDependencies(values);
}

/** Several values as one; the first gives field and source. Null where all are empty. */
export function joinDependencies(values: readonly (Dependencies | null)[]): Dependencies | null {
  const said = values.filter((value) => value !== null);
  const [first] = said;
  if (!first || said.length === 1) return first ?? null;
  return {
    ...first,
    none: said.every((value) => value.none),
    items: said.flatMap((value) => value.items),
    noted: said.flatMap((value) => value.noted),
  };
}

/** Reads items one by one, carrying `Phase` and `Task` over to bare numbers. */
function itemReader(ids: ReadonlySet<string>): (item: InlineText) => Dependency {
  let context: ReferenceContext = null;
  return (item) => {
    const plan = planReference(item, ids);
    if (plan) return plan;
    const found = readReference(item.text, context, ids);
    if (!found) return { kind: 'outside', source: sourced(item) };
    context = found.context;
    return { ...found.reference, ...nameBefore(found, item), source: sourced(item, found.from, found.to) };
  };
}

/** A name in front of `Task 2.4` may be a plan's; which plans there are is not the reader's to know. */
function nameBefore({ reference, from }: FoundReference, { text }: InlineText): { before?: string } {
  if (reference.kind !== 'task' || !/^task\s/i.test(text.slice(from))) return {};
  const [before] = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*(?=\s+$)/u.exec(text.slice(0, Math.min(from, LONGEST_NAME))) ?? [];
  return before === undefined ? {} : { before };
}

const LONGEST_NAME = 200;

/** A new line separates items only where it opens with one: long values go over several lines. */
const separators = new RegExp(
  String.raw`[,;、，；和]|(?<!\p{L})&|&(?!\p{L})|(?<=\s)(?:and|\+)(?=\s)|\r?\n(?=[ \t]*(?:#?\d|tasks?\s|task-\d|all\s|${phaseWordOrWords}\s))`,
  'giu',
);

/** Splits at `,` `;` `and` `&` and the like, outside brackets, code spans and links. */
function splitItems(inlineText: InlineText): InlineText[] {
  return splitText(inlineText, blankNotes(inlineText.text), separators).filter((item) =>
    /[\p{L}\p{N}]/u.test(item.text),
  );
}

const named = new RegExp(`${phaseWordOrWords}\\s+(${phaseId})|(?<![\\p{L}\\p{N}.~])(${selfTaskId}|${taskId})`, 'gu');

/** The ids of tasks and phases that a text names. */
export function idsNamedIn(text: string): string[] {
  return [...text.matchAll(named)].map(([, phase, task]) => phase ?? task ?? '');
}
