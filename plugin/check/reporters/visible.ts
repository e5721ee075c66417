const unsafe = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;
const unsafeButBreaks = /[[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]--[\n]]/gv;

/** Text on one line that a terminal shows and never obeys; white space of other kinds than spaces becomes one space. */
export function visible(text: string): string {
  return pictured(text.replace(/\s+/g, (run) => (/^ +$/.test(run) ? run : ' ')));
}

/** The same for text whose white space means something: line breaks, too, become pictures. */
export function pictured(text: string): string {
  return text.replace(unsafe, visibleCharacter);
}

/**
 * A control character as its picture (`␛` for escape); one without a picture, and a mark that turns the direction of
 * writing, as `\u{202e}`; any other character as it is.
 */
export function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return character.replace(unsafe, () => `\\u{${code.toString(16)}}`);
}

/** JSON with control and direction characters escaped: the same value, and safe on a terminal too. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    unsafeButBreaks,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
