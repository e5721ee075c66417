/** Finds ids such as `T2-001` that are tasks' without the word Task (FORMAT section 1). */
import type { Root } from 'mdast';
import { hasField, isOfTask } from '../field/field.ts';
import { textOf } from '../inline/layout.ts';
import type { Labels } from '../labels.ts';
import type { FieldName } from '../model.ts';
import { ownContent, type Section, type Sectioned } from '../sections.ts';
import { boxOf, firstParagraph } from '../status.ts';
import { alphanumeric, digit, inPlainWidth, nonAlphanumeric } from '../text/letters.ts';
import { lead } from '../vocabulary.ts';
import { preorderInLists } from '../walk.ts';

const ownId = new RegExp(
  String.raw`^${lead}(?:\[[^\]\r\n]\]\s${lead})?(([A-Z][A-Za-z]{0,7})(\d{0,2})-)\d{1,4}[a-z]?(?!${alphanumeric}|[-–—]\d)`,
  'u',
);

/** A heading or a box in front of such an id. */
const begun = new RegExp(
  String.raw`^(?:#{2,5}|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[.\])(?:(?![\r\n])[${nonAlphanumeric}${digit}])*(?:\[.\])?(?:(?![\r\n])[${nonAlphanumeric}${digit}])*[A-Z][A-Za-z]{0,7}\d{0,2}[-‐‑−－]\d`,
  'mu',
);

/**
 * The source of a regular expression for the ids that headings and boxed items with fields begin with, where two or more of
 * them have one pattern; beside these, fields of tasks tell others.
 *
 * @param isAlone whether no task has the word; beside such tasks, a description or criteria may be a requirement's
 */
export function ownIdPattern({ tree, sections, source, labels }: Sectioned, isAlone: boolean): string | null {
  if (source && !begun.test(source.text)) return null;
  const prefixesOver = (telling: Telling) => [
    ...sections.flatMap((section) => headingPrefix(section, labels, telling) ?? []),
    ...itemPrefixes(tree, labels, telling),
  ];
  const groups = Map.groupBy(prefixesOver(isAlone ? () => true : isOfTask), (prefix) => prefix);
  const common = [...groups].flatMap(([prefix, { length }]) => (length > 1 ? prefix : []));
  if (common.length === 0) return null;
  const patterns = new Set([...common, ...prefixesOver(isOfTask)]);
  return `(?:${[...patterns].join('|')})\\d{1,4}[a-z]?(?:\\.\\d+)*(?![A-Za-z0-9])`;
}

/**
 * `T\d+-` for `T2-001`; null for what does not begin with such an id, for `TASK-001`, which is one anyway, and for `T-001`, by
 * which spec-kit is told.
 */
function prefixOf(text: string): string | null {
  const [, , letters, digits] = ownId.exec(inPlainWidth(text)) ?? [];
  return letters === undefined || /^task$/i.test(letters) || (letters === 'T' && digits === '')
    ? null
    : `${letters}${digits === '' ? '' : '\\d{1,2}'}-`;
}

/** Whether a field says that what it is below is a task. */
type Telling = (name: FieldName) => boolean;

function headingPrefix(section: Section, labels: Labels, telling: Telling): string | null {
  const { depth } = section.heading;
  const prefix = depth >= 2 && depth <= 5 ? prefixOf(section.inlineText.text) : null;
  return prefix !== null && hasField(ownContent(section), labels, telling) ? prefix : null;
}

function itemPrefixes({ children }: Root, labels: Labels, telling: Telling): string[] {
  return preorderInLists(children).flatMap((node) => {
    const box = node.type === 'listItem' ? boxOf(node) : null;
    if (!box || node.type !== 'listItem') return [];
    const prefix = prefixOf(textOf(firstParagraph(node) ?? []).slice(box.length));
    return prefix !== null && hasField(node.children, labels, telling) ? [prefix] : [];
  });
}
