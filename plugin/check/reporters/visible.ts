const unsafe = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;
const unsafeButBreaks = /[[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]--[\n]]/gv;

/**
 * The bracket of a command that the runner of GitHub, Azure Pipelines or TeamCity obeys anywhere in a line, such as
 * `##[add-mask]`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const commandBracket = /(?<=##(?:vso|teamcity)?)\[/g;
/** The longest text before such a bracket. */
const COMMAND_START = '##teamcity'.length;

/** Text on one line, without characters that control a terminal; runs of other white space become one space. */
export function visible(text: string): string {
  return pictured(text.replace(/\s+/g, (run) => (/^ +$/.test(run) ? run : ' ')));
}

/** A path at the start of a line: one that begins with `::`, white space aside, would be a command to a workflow's runner. */
export function visiblePath(path: string): string {
  const shown = visible(path);
  return /^\s*::/.test(shown) ? `./${shown}` : shown;
}

/** The same for text whose white space is significant: line breaks become pictures, too. */
export function pictured(text: string): string {
  return text.replace(unsafe, visibleCharacter).replace(commandBracket, codeOf);
}

/** A character of a text as it is shown there: as `visibleCharacter`, and a bracket that would make a command as `\u{5b}`. */
export function visibleIn(text: string, character: string, at: number): string {
  if (character !== '[') return visibleCharacter(character);
  return pictured(text.slice(Math.max(0, at - COMMAND_START), at + 1)).endsWith('[') ? character : codeOf(character);
}

const codeOf = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/**
 * A control character as its picture (`␛` for escape); one without a picture, and a bidirectional control, as `\u{202e}`;
 * any other character as it is.
 */
function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return character.replace(unsafe, codeOf);
}

/** JSON with control and bidirectional characters escaped: the same value, but safe in a terminal and a log. */
export function printableJson(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, 2).replace(unsafeButBreaks, escaped).replace(commandBracket, escaped);
}

/** XML without control characters, with bidirectional ones as references: the same drawing, but safe in a log. */
export function printableXml(xml: string): string {
  const reference = (character: string) => `&#${character.codePointAt(0)};`;
  return xml.replace(/\p{Bidi_Control}/gu, reference).replace(commandBracket, reference);
}

/** The same for HTML, in which lines may begin as commands of a runner do, such as `::add-mask::`. */
export function printableHtml(html: string): string {
  return printableXml(html)
    .replace(/[\p{Cc}--[\n\t]]/gv, '\ufffd')
    .replace(/^(\s*):(?=:)/gm, '$1&#58;');
}
