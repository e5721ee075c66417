/** `text`, or its first `most` characters where it has more. */
export function cut(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 1)];
  return characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : text;
}
