/** GFM tables as cells with places, and columns told by their header words. */
import type { Table, TableRow } from 'mdast';
import { flowOf, type Source, trimFlow } from './flow.ts';
import type { Cell } from './model.ts';

/** The cell of a row, or an empty one with the row's place where the row is shorter. */
export function cellAt(row: TableRow, column: number | undefined, source: Source | null): Cell {
  const cell = column === undefined ? undefined : row.children[column];
  const flow = trimFlow(flowOf(cell?.children ?? [], source));
  const position = flow.place(0, flow.text.length) ?? cell?.position ?? row.position;
  return { text: flow.text, position: source ? position : undefined, flow };
}

/** Header texts in lower case. */
export function headerOf(table: Table): string[] {
  const [header] = table.children;
  return header?.children.map((cell) => flowOf(cell.children, null).text.trim().toLowerCase()) ?? [];
}

/**
 * Which column holds what: by the first header that a column's words match, else by position where the table has as many
 * columns as the template's. Null where neither tells.
 */
export function columnsOf<Name extends string>(
  table: Table,
  words: Readonly<Record<Name, RegExp>>,
  main: Name,
): Partial<Record<Name, number>> | null {
  const header = headerOf(table);
  const names = Object.keys(words) as Name[];
  const columns: Partial<Record<Name, number>> = {};
  const taken = new Set<number>();
  for (const name of names) {
    const index = header.findIndex((text, column) => !taken.has(column) && words[name].test(text));
    if (index < 0) continue;
    columns[name] = index;
    taken.add(index);
  }
  if (columns[main] !== undefined) return columns;
  if (header.length !== names.length) return null;
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}
