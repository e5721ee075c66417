import type { UnreadTable } from '../../plan/model.ts';

type Cause = Exclude<UnreadTable['cause'], 'cut'>;

/** Why Markdown takes lines for no table, and what to write instead. */
export function adviceFor(cause: Cause, columns: number): [why: string, hint: string] {
  const dashes = `\`|${'---|'.repeat(columns)}\``;
  const advice: Record<Cause, [why: string, hint: string]> = {
    'no-dashes': ['no row of dashes follows the header', `Write a row of dashes below the header: ${dashes}.`],
    dashes: [
      'the row of dashes and the header have different numbers of columns',
      `Give the row of dashes as many columns as the header: ${dashes}.`,
    ],
    apart: ['an empty line parts them from the table above', 'Delete the empty line.'],
    indented: [
      'they are indented so far that Markdown takes them for code',
      'Indent the lines by no more than three blanks.',
    ],
    code: ['they are in a code block', 'Delete the lines that open and close the code block.'],
    html: ['they are in HTML', 'Write it as a Markdown table, with a line of cells between bars for each row.'],
  };
  return advice[cause];
}
