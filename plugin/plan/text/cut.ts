/** `text`, or its first `maxLength` characters where it has more. */
export function cut(text: string, maxLength: number): string {
  const characters = [...text.slice(0, 2 * maxLength + 1)];
  return characters.length > maxLength ? `${characters.slice(0, maxLength).join('').trimEnd()}…` : text;
}
