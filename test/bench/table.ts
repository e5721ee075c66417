/**
 * Prints rows under their headers: the first column to the left, all others to the right.
 *
 * @param lastIsText whether the last column is to the left, too
 */
export function printTable(rows: readonly (readonly string[])[], lastIsText = false): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const padded = (cell: string, column: number) => {
    const isText = column === 0 || (lastIsText && column === widths.length - 1);
    return isText ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  };
  for (const row of rows) console.log(row.map(padded).join('  ').trimEnd());
}
