/** Prints rows under their headers: the first column to the left, all others to the right, the last one as it is. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const columns = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => padded(cell, column, columns))
        .join('  ')
        .trimEnd(),
    );
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const isText = column === 0 || column === widths.length - 1;
  return isText ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
}
