/** Front matter, a note that the page is made, and its parts. */
export function page(
  { title, description, order }: { title: string; description: string; order: number },
  ...parts: readonly string[]
): string {
  const head = ['---', `title: ${title}`, `description: ${description}`, 'sidebar:', `  order: ${order}`, '---'];
  return `${[head.join('\n'), '<!-- Made by `npm run reference-pages`. -->', ...parts].join('\n\n')}\n`;
}

/** A table of code, and of text about it. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}
