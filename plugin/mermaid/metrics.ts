import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';
import type { Measure } from './measure.ts';

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'hebrew'];
const EMOJI_EM = 1.25;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const arabic = /^\p{Script_Extensions=Arabic}/u;
const pictograph = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\uFE0F/u;
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cc}]+$/u;

/**
 * Loads Arimo, whose widths are Arial's and Liberation Sans's, and measures with its advance widths and kerning; Arabic with
 * those of Noto Sans Arabic. What both lack counts as 1 em a grapheme (which is exact for Chinese, Japanese and Korean),
 * emoji as 1.25 em: never less than a browser takes.
 */
export function loadMeasure(): Measure {
  const regular = new Typeface(400);
  const bold = new Typeface(700);
  return (text, size, heavy = false) => {
    let width = 0;
    for (const { text: words, font, em } of (heavy ? bold : regular).runsOf(text)) {
      if (font === null) width += em * size;
      else width += arabic.test(words) ? joinedAdvance(font, words, size) : advance(font, words, size);
    }
    return width;
  };
}

/** A run of text that one font can set, or one grapheme that none can and its width in em. */
interface Run {
  text: string;
  font: Font | null;
  em: number;
}

/** The fonts of one weight. */
class Typeface {
  readonly #weight: number;
  readonly #fonts: readonly Font[];
  #arabic: Font | undefined;

  constructor(weight: 400 | 700) {
    this.#weight = weight;
    this.#fonts = SUBSETS.map((subset) => loadFont('arimo', subset, weight));
  }

  runsOf(text: string): Run[] {
    if (plain.test(text)) return [{ text, font: this.#fonts[0] ?? null, em: 0 }];
    const runs: Run[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const font = this.#fontFor(segment);
      const last = runs.at(-1);
      if (font && last?.font === font) last.text += segment;
      else runs.push({ text: segment, font, em: font ? 0 : emOf(segment) });
    }
    return runs;
  }

  #fontFor(grapheme: string): Font | null {
    const own = this.#fonts.find((one) => covers(one, grapheme));
    if (own || !arabic.test(grapheme)) return own ?? null;
    this.#arabic ??= loadFont('noto-sans-arabic', 'arabic', this.#weight);
    return this.#arabic;
  }
}

function loadFont(family: string, subset: string, weight: number): Font {
  const { resolve } = createRequire(import.meta.url);
  const bytes = readFileSync(resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

/** Characters that are set one by one in any case; for others opentype.js first looks for scripts and their rules. */
const plain = /^[ -~]*$/;

function advance(font: Font, text: string, size: number): number {
  if (!plain.test(text)) return font.getAdvanceWidth(text, size, { kerning: true });
  const scale = (1 / font.unitsPerEm) * size;
  let [width, last] = [0, null as Glyph | null];
  for (const character of text) {
    const glyph = font.charToGlyph(character);
    if (last) width += font.getKerningValue(last, glyph) * scale;
    width += (glyph.advanceWidth ?? 0) * scale;
    last = glyph;
  }
  return width;
}

const mark = /\p{Mn}/u;
/** Letters as Unicode encodes them by place in a word, those of the Arabic language first. */
const PRESENTATION_FORMS = [
  [0xfe70, 0xfefc],
  [0xfb50, 0xfbff],
] as const;

/** The forms of each letter: alone, at the end of a word, and of those that join the next letter at its start and within. */
const forms = Map.groupBy(
  PRESENTATION_FORMS.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)),
  ),
  (form) => form.normalize('NFKC'),
);

/** Arabic letters take the form of their place in the word; opentype.js does not know the tables that fonts do it with. */
function joinedAdvance(font: Font, text: string, size: number): number {
  const letters = [...text].filter((letter) => !mark.test(letter));
  let [units, isJoined] = [0, false];
  for (const [at, letter] of letters.entries()) {
    const own = forms.get(letter) ?? [letter];
    const joinsNext = own.length === 4 && (forms.get(letters[at + 1] ?? '')?.length ?? 0) > 1;
    const form = own[Number(isJoined) + 2 * Number(joinsNext)] ?? letter;
    units += font.charToGlyph(covers(font, form) ? form : letter).advanceWidth ?? 0;
    isJoined = joinsNext;
  }
  return (units / font.unitsPerEm) * size;
}

function covers(font: Font, grapheme: string): boolean {
  for (const character of grapheme) if (font.charToGlyphIndex(character) === 0) return false;
  return true;
}

function emOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return pictograph.test(grapheme) ? EMOJI_EM : 1;
}
