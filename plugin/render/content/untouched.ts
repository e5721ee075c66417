/** Sections that hold nothing but what the template wrote. */
import type { Heading, ListItem, RootContent, TableRow } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { TEMPLATE } from '../../plan/template-text.ts';
import { everyNode } from '../../plan/walk.ts';
import type { View } from '../view.ts';
import { withoutAside } from './headings.ts';

/** The lines of the template as plain text; a row of a table by its cells. */
const written: ReadonlySet<string> = new Set(
  TEMPLATE.split('\n').map((line) =>
    line.startsWith('|')
      ? cellsOf(line.split('|').slice(1, -1))
      : line.replace(/^[\s#]*(?:- |\d+\. )?(?:\[ \] )?/, '').replaceAll('*', ''),
  ),
);
const headings: ReadonlySet<string> = new Set(
  [...TEMPLATE.matchAll(/^#{2,} (.*?)(?: \(.*\))?$/gm)].map(([, title = '']) => title.toLowerCase()),
);
const inText: ReadonlySet<string> = new Set([
  'list',
  'listItem',
  'text',
  'strong',
  'emphasis',
  'tableCell',
  'thematicBreak',
]);

/** The blocks without the template's sections that nobody wrote in, unless something on the page links there. */
export function withoutUntouched(blocks: readonly RootContent[], view: View): RootContent[] {
  const kept: RootContent[] = [];
  for (let index = 0; index < blocks.length; ) {
    const node = blocks[index] as RootContent;
    const end = node.type === 'heading' ? endOfSection(blocks, index, node) : index + 1;
    if (node.type === 'heading' && blocks.slice(index, end).every((block) => isUntouched(block, view))) index = end;
    else kept.push(blocks[index++] as RootContent);
  }
  return kept;
}

function endOfSection(blocks: readonly RootContent[], from: number, { depth }: Heading): number {
  const end = blocks.findIndex((node, index) => index > from && node.type === 'heading' && node.depth <= depth);
  return end < 0 ? blocks.length : end;
}

function isUntouched(block: RootContent, view: View): boolean {
  return everyNode([block]).every((node) => {
    if (view.sectionStarts.has(node as Heading | ListItem) || view.claims.has(node as ListItem)) return false;
    switch (node.type) {
      case 'heading':
        return isTemplateHeading(node, view);
      case 'paragraph':
        return written.has(plainText(node).trim());
      case 'table':
        return node !== view.plan.progress?.node;
      case 'tableRow':
        return isTemplateRow(node);
      case 'code':
        return TEMPLATE.includes(`\n${node.value}\n`);
      case 'html':
        return /^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value);
      default:
        return inText.has(node.type);
    }
  });
}

function isTemplateHeading(heading: Heading, { ids, plan }: View): boolean {
  const id = ids.get(heading);
  const isLinked = plan.links.some(({ url }) => url.value === `#${id}`);
  return !isLinked && headings.has(plainText(withoutAside(heading)).trim().toLowerCase());
}

function isTemplateRow({ children }: TableRow): boolean {
  return written.has(cellsOf(children.map((cell) => plainText(cell))));
}

function cellsOf(cells: readonly string[]): string {
  return cells.map((cell) => cell.trim()).join('|');
}
