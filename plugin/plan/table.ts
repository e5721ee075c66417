/** GFM tables as cells with places, and columns told by their header words. */
import type { Table, TableRow } from 'mdast';
import { inlineTextOf, trimText } from './inline/inline-text.ts';
import { textOf } from './inline/layout.ts';
import type { Cell } from './model.ts';
import type { Source } from './text/source.ts';

/** The cell of a row, or an empty one with the row's place where the row is shorter. */
export function cellAt(row: TableRow, column: number | undefined, source: Source | null): Cell {
  const cell = column === undefined ? undefined : row.children[column];
  const inlineText = trimText(inlineTextOf(cell?.children ?? [], source));
  const position = inlineText.positionOf(0, inlineText.text.length) ?? cell?.position ?? row.position;
  return { text: inlineText.text, position: source ? position : undefined, inlineText };
}

/** The index of each column. */
export type Columns<Name extends string> = Partial<Record<Name, number>>;

/** Columns told by their headers: the one that is called so, else the first that a name's words match. */
export function columnsByWords<Name extends string>(
  table: Table,
  words: Readonly<Record<Name, RegExp>>,
): Columns<Name> {
  return byWords(headerOf(table), words);
}

function byWords<Name extends string>(header: readonly string[], words: Readonly<Record<Name, RegExp>>): Columns<Name> {
  const columns: Columns<Name> = {};
  const taken = new Set<number>();
  const take = (name: Name, matches: (text: string) => boolean) => {
    const index = header.findIndex((text, column) => !taken.has(column) && matches(text));
    if (index < 0 || columns[name] !== undefined) return;
    columns[name] = index;
    taken.add(index);
  };
  const names = Object.keys(words) as Name[];
  for (const name of names) take(name, (text) => text === name);
  for (const name of names) take(name, (text) => words[name].test(text));
  return columns;
}

/**
 * Columns told by their headers, else by position where the table has as many columns as the template's. Null where that
 * leaves one of the required names without a column.
 */
export function columnsOf<Name extends string>(
  table: Table,
  words: Readonly<Record<Name, RegExp>>,
  required: readonly Name[],
): Columns<Name> | null {
  const header = headerOf(table);
  const columns = byWords(header, words);
  const names = Object.keys(words) as Name[];
  if (header.length === names.length) {
    const taken = new Set(Object.values(columns));
    for (const [index, name] of names.entries()) if (!taken.has(index)) columns[name] ??= index;
  }
  return required.every((name) => columns[name] !== undefined) ? columns : null;
}

function headerOf(table: Table): string[] {
  const [header] = table.children;
  return header?.children.map((cell) => textOf(cell.children).trim().toLowerCase()) ?? [];
}
