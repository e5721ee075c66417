import type { UnreadTable } from '../../plan/model.ts';

/** Why Markdown takes lines for no table. */
export const reasons = {
  'no-dashes': 'no row of dashes follows the header',
  dashes: 'the row of dashes and the header have different numbers of columns',
  apart: 'an empty line parts them from the table above',
  indented: 'they are indented so far that Markdown takes them for code',
  code: 'they are in a code block',
  html: 'they are in HTML',
} as const satisfies Record<Exclude<UnreadTable['cause'], 'cut'>, string>;

/** What to write instead. */
export function hintFor({ cause, columns }: UnreadTable): string {
  const dashes = `\`|${'---|'.repeat(columns)}\``;
  switch (cause) {
    case 'no-dashes':
      return `Write a row of dashes below the header: ${dashes}.`;
    case 'dashes':
      return `Give the row of dashes as many columns as the header: ${dashes}.`;
    case 'code':
      return 'Delete the lines that open and close the code block.';
    case 'html':
      return 'Write it as a Markdown table, with a line of cells between bars for each row.';
    case 'apart':
      return 'Delete the empty line.';
    default:
      return 'Indent the lines by no more than three blanks.';
  }
}
