import { decodeString } from 'micromark-util-decode-string';
import { phrasesOf } from './phrases.ts';

/**
 * Mermaid reads `#NN;` as the character NN, but its renderer without HTML labels decodes only three of them. So the
 * text takes a detour: `shield` puts a private-use character in the place of each, which nothing between parser
 * and SVG touches, and `unshield` the real one.
 */
const SHIELD = 0xf0000;
const shielded = /[\u{f0000}-\u{fffff}]/gu;

/**
 * Follows each word that a space follows, and tells at the end of a row whether a space was there or the word was
 * split.
 */
export const GAP = '\u{f0020}';

/** Precedes each space that was added only to let Mermaid break a row among letters without blanks. */
const BREAK = '\u{f200b}';
const BREAKS = new RegExp(`${BREAK} ?`, 'gu');

/**
 * What Mermaid, Markdown or HTML could take for more than text, anywhere or at the start of a line, and what turns the
 * direction of the text around it; `ﬂ` and `¶` mark Mermaid's own entities.
 */
const special =
  /["#&<>;`\\%@{}|$*_~![\]^ﬂ¶\p{Bidi_Control}]|:(?=\/\/|fa-)|(?<=www)\.|^[-+=]|(?<=^\d{1,9})[.)](?= |$)/giu;

/** No text: what XML forbids, and with it the rest of the control characters, which a terminal obeys. */
const unprintable = /[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu;

/** `text` as one line that an SVG file can hold; runs of white space are one space, as in HTML. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(unprintable, '\ufffd');
}

/** A text as a label: one line, without the characters that `shield` needs. */
function labelText(text: string): string {
  return oneLine(text).replace(shielded, '\ufffd');
}

/** A quoted Mermaid label that shows exactly `labelText(text)`. */
export function escapeLabel(text: string): string {
  return labelText(text).replace(special, (character) => `#${character.charCodeAt(0)};`);
}

/**
 * A percent-encoded address within the quotes of a `click`. Mermaid decodes every `%NN` it sees, so that a `%23` in a path
 * would become the `#` that ends it.
 */
export function escapeUrl(url: string): string {
  return url.replace(/["<>`\\\s]/g, encodeURIComponent).replaceAll('%', '#37;');
}

/** Replaces each `#NN;` of a Mermaid text, and marks where the rows of its quoted strings can end. */
export function shield(text: string): string {
  return text
    .replace(/#(\d{1,5});/g, (entity, code: string) =>
      Number(code) <= 0xffff ? String.fromCodePoint(SHIELD + Number(code)) : entity,
    )
    .replace(/"[^"\n]*"/g, breakable);
}

/** A quoted string with all that Mermaid does not know of words in it. */
function breakable(label: string): string {
  return label.replaceAll(' ', `${GAP} `).replace(/[^ "<>]+/g, (words) => phrasesOf(words).join(`${BREAK} `));
}

/** The same for what authors write, who may also name a character; colours, which can look like it, stay. */
export function shieldEntities(text: string): string {
  return text.replace(ENTITY, (whole, colours: string | undefined, name: string) => {
    if (colours !== undefined) return whole;
    const reference = /^\d/.test(name) ? `&#${name};` : `&${name};`;
    const character = decodeString(reference);
    const code = character.charCodeAt(0);
    return character.length === 1 && character !== reference ? String.fromCodePoint(SHIELD + code) : whole;
  });
}

const ENTITY = /^([ \t]*(?:style|classDef|linkStyle)\b.*)$|#(\d{1,5}|[a-z][a-z\d]{1,30});/gim;

/** The text as its author wrote it. */
export function unshield(text: string): string {
  return text
    .replaceAll(BREAKS, '')
    .replaceAll(`${GAP} `, ' ')
    .replaceAll(GAP, ' ')
    .replace(shielded, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) - SHIELD));
}
