/** Finds ids such as `T2-001` that are tasks' without the word Task (FORMAT section 1). */
import type { Root, RootContent } from 'mdast';
import { isField, readFields } from './field/field.ts';
import { textOf } from './inline/layout.ts';
import type { Labels } from './labels.ts';
import type { Block } from './model.ts';
import { ownContent, type Section } from './sections.ts';
import { boxOf, firstParagraph } from './status.ts';
import { lead } from './vocabulary.ts';
import { preorderInLists } from './walk.ts';

const ownId = new RegExp(
  String.raw`^${lead}(?:\[[^\]\r\n]\]\s${lead})?(([A-Z][A-Za-z]{0,7})(\d{0,2})-)\d{1,4}[a-z]?(?![\p{L}\p{N}]|[-–—]\d)`,
  'u',
);

/** The source of a regular expression for ids of patterns that two or more headings or boxed items with fields begin with. */
export function ownIdPattern(tree: Root, sections: readonly Section[], labels: Labels): string | null {
  const prefixes = [
    ...sections.flatMap((section) => headingPrefix(section, labels) ?? []),
    ...itemPrefixes(tree, labels),
  ];
  const patterns = [...Map.groupBy(prefixes, (prefix) => prefix)].filter(([, found]) => found.length > 1);
  return patterns.length === 0
    ? null
    : `(?:${patterns.map(([prefix]) => prefix).join('|')})\\d{1,4}[a-z]?(?:\\.\\d+)*(?![A-Za-z0-9])`;
}

/** `T\d+-` for `T2-001`; null for what does not begin with such an id, and for `T-001`, by which spec-kit is told. */
function prefixOf(text: string): string | null {
  const [, , letters, digits] = ownId.exec(text) ?? [];
  return letters === undefined || (letters === 'T' && digits === '')
    ? null
    : `${letters}${digits === '' ? '' : '\\d{1,2}'}-`;
}

function headingPrefix(section: Section, labels: Labels): string | null {
  const { depth } = section.heading;
  const prefix = depth >= 2 && depth <= 5 ? prefixOf(section.inlineText.text) : null;
  return prefix !== null && hasFields(ownContent(section), labels) ? prefix : null;
}

function itemPrefixes({ children }: Root, labels: Labels): string[] {
  return preorderInLists(children).flatMap((node) => {
    const box = node.type === 'listItem' ? boxOf(node) : null;
    if (!box || node.type !== 'listItem') return [];
    const prefix = prefixOf(textOf(firstParagraph(node) ?? []).slice(box.length));
    return prefix !== null && hasFields(node.children, labels) ? [prefix] : [];
  });
}

function hasFields(blocks: readonly RootContent[], labels: Labels): boolean {
  const own = blocks.filter((block): block is Block => block.type !== 'yaml');
  return readFields(own, null, labels).some((part) => isField(part) && part.name !== null);
}
