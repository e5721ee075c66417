import type { UnreadTable } from '../../plan/model.ts';

/** Why Markdown takes lines for no table. */
export const reasons = {
  'no-dashes': 'no row of dashes follows the header',
  dashes: 'the row of dashes and the header have different numbers of columns',
  apart: 'an empty line parts them from the table above',
  indented: 'they are indented so far that Markdown takes them for code',
} as const satisfies Record<Exclude<UnreadTable['cause'], 'cut'>, string>;

/** What to write instead. */
export function hintFor({ cause, columns }: UnreadTable): string {
  const dashes = `\`|${'---|'.repeat(columns)}\``;
  if (cause === 'no-dashes') return `Write a row of dashes below the header: ${dashes}.`;
  if (cause === 'dashes') return `Give the row of dashes as many columns as the header: ${dashes}.`;
  return cause === 'apart' ? 'Delete the empty line.' : 'Indent the lines by no more than three blanks.';
}
