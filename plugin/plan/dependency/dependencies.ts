/** The dependencies of a task or phase, from all values that say them. */
import { fieldInlineTexts } from '../field/field.ts';
import { pieceOf, sliceText, sourced, trimText } from '../inline/inline-text.ts';
import type { Dependencies, Field, InlineText, Span, UnreadDependency } from '../model.ts';
import { inPlainWidth } from '../text/letters.ts';
import type { Source } from '../text/source.ts';
import { noneValue } from '../vocabulary.ts';
import { idsNamedIn } from './ids-in-prose.ts';
import type { PlanNames } from './names.ts';
import { mark, type Owner, ValueReader } from './value-reader.ts';

/**
 * Reads the inline texts of one value (its inline part and any nested bullets), in order.
 *
 * @returns null for an empty value, which means nothing
 */
export function readDependencies(
  inlineTexts: readonly InlineText[],
  names: PlanNames,
  field: Field | null,
  owner: Owner = {},
): Dependencies | null {
  const struck = inlineTexts.flatMap(struckIn);
  const written = inlineTexts
    .map((inlineText) => withoutBrackets(trimText(plain(withoutStruck(inlineText)))))
    .filter((inlineText) => inlineText.text !== '');
  const first = written[0] ?? (struck.length > 0 ? inlineTexts[0] : undefined);
  if (!first) return null;
  const source = field?.text ?? sourced(first);
  if (noneValue.test(first.text.replace(mark, ''))) {
    const noted = written.flatMap((inlineText) => idsNamedIn(inlineText.text));
    return { none: true, items: [], noted, unread: struck, field, source };
  }
  const reader = new ValueReader(names, owner);
  for (const inlineText of written) reader.read(inlineText);
  const { items, noted, unread } = reader;
  const named = items.filter(({ kind }) => kind !== 'outside');
  const kept =
    owner.isRemark && named.length > 0
      ? items.filter(({ kind, source: { value } }) => kind !== 'outside' || /\p{L}.*\d|#\d/u.test(value))
      : items;
  return { none: kept.length === 0, items: kept, noted, unread: [...struck, ...unread], field, source };
}

const isStruck = ({ kind }: Span) => kind === 'delete';

/** Struck-out text that names tasks. */
function struckIn(inlineText: InlineText): UnreadDependency[] {
  return inlineText.spans.filter(isStruck).flatMap((span): UnreadDependency[] => {
    const source = pieceOf(inlineText, span);
    const ids = idsNamedIn(source.value);
    return ids.length === 0 ? [] : [{ kind: 'struck', source, ids, outside: null }];
  });
}

/** Blanks out what is crossed out, with a note about it, so that offsets stay. */
function withoutStruck(inlineText: InlineText): InlineText {
  const blank = (text: string, { from, to: end }: Span) => {
    const to = end + (/^\s?\([^()]*\)/.exec(text.slice(end))?.[0].length ?? 0);
    return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  };
  return { ...inlineText, text: inlineText.spans.filter(isStruck).reduce(blank, inlineText.text) };
}

function plain(inlineText: InlineText): InlineText {
  return { ...inlineText, text: inPlainWidth(inlineText.text) };
}

/** `[1.1, 1.2]` is a list. */
function withoutBrackets(inlineText: InlineText): InlineText {
  const { text } = inlineText;
  return /^(?:\[[^[\]]*\d[^[\]]*\]|\{[^{}]*\d[^{}]*\}|\([^()]*\d[^()]*\)|（[^（）]*\d[^（）]*）|<[^<>]*\d[^<>]*>)$/.test(
    text,
  )
    ? trimText(sliceText(inlineText, 1, text.length - 1))
    : inlineText;
}

/** All fields of a name as one value; `none` only where each of them is. */
export function readFieldDependencies(
  fields: readonly Field[],
  name: 'dependsOn' | 'blocks',
  names: PlanNames,
  source: Source | null,
  owner: Owner = {},
): Dependencies | null {
  const values = fields
    .filter((field) => field.name === name)
    .map((field) => readDependencies(fieldInlineTexts(field, source), names, field, owner));
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
    ...(said.every(({ isApart }) => isApart) && { isApart: true }),
    items: said.flatMap((value) => value.items),
    noted: said.flatMap((value) => value.noted),
    unread: said.flatMap((value) => value.unread),
  };
}
