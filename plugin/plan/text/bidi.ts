/** Right-to-left letters, and characters that change the direction of text. */
const directed =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061c\u200f\u202a-\u202e\u2066-\u2069]/u;
const letters = /\p{L}/gu;
const fromRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const controls = /[\u202a-\u202e\u2066-\u2069]/g;
const firstStrongIsolate = '\u2068';
const popFormatting = '\u202c';
const popIsolate = '\u2069';

/**
 * An author's text for the middle of a line of ours: what runs from right to left in it, or changes the direction, leaves the
 * words and figures beside it as they are (Unicode Standard Annex 9). Any other text is returned as it is.
 */
export function isolated(text: string): string {
  if (!directed.test(text)) return text;
  const open = [popIsolate];
  for (const [control] of text.matchAll(controls)) {
    if (control === popFormatting) {
      if (open.at(-1) === popFormatting) open.pop();
    } else if (control === popIsolate) open.length = Math.max(open.lastIndexOf(popIsolate), 0);
    else open.push(control >= '\u2066' ? popIsolate : popFormatting);
  }
  return firstStrongIsolate + text + open.reverse().join('');
}

/** Whether `isolated` has set apart a text that begins in this row, or one that ends in it. */
export const isolates = {
  beginIn: (row: string) => row.includes(firstStrongIsolate),
  endIn: (row: string) => row.includes(popIsolate),
};

/** A row of a text that goes over several, set apart in the direction of the first letter of the whole. */
export function isolatedRow(row: string, whole: string): string {
  const isolate = isRightToLeft(/\p{L}/u.exec(whole)?.[0] ?? '') ? '\u2067' : '\u2066';
  return isolate + row.replace(/^\u2068|\u2069$/g, '') + popIsolate;
}

/** Whether most letters of a text run from right to left. */
export function isRightToLeft(text: string): boolean {
  return 2 * (text.match(fromRightToLeft)?.length ?? 0) > (text.match(letters)?.length ?? 0);
}
