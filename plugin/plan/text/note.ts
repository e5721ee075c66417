/** Notes in brackets, which are not part of the words around them. */

/** One level of brackets within brackets; an unclosed bracket is not a note. */
const note = /\([^()]*(?:\([^()]*\)[^()]*)*\)|（[^（）]*）/gu;

/** The text with its notes blanked out, so that offsets stay. */
export function blankNotes(text: string): string {
  return !/[(（]/.test(text) ? text : text.replace(note, (brackets) => brackets.replace(/[^\r\n]/g, ' '));
}

/** The notes, with their brackets. */
export function notesIn(text: string): string[] {
  return text.match(note) ?? [];
}
