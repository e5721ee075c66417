import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

/** Width of `text` in pixels, set on one line at `size` pixels. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'hebrew'];
const EMOJI_EM = 1.25;
/** Letters of Arabic words join, and few are as wide as high. */
const ARABIC_EM = 0.75;
/** Layout asks for the same words again and again. */
const MOST_REMEMBERED = 20_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const arabic = /^[\p{Script=Arabic}]/u;
const pictograph = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\uFE0F/u;
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cc}]+$/u;

/**
 * Loads Arimo, whose widths are Arial's and Liberation Sans's, and measures with its advance widths and kerning. What
 * the font lacks counts as 1 em a grapheme (which is exact for Chinese, Japanese and Korean), emoji as 1.25 em: never
 * less than a browser takes.
 */
export function loadMeasure(): Measure {
  const regular = loadFonts(400);
  const bold = loadFonts(700);
  return (text, size, heavy = false) => {
    const fonts = heavy ? bold : regular;
    let width = 0;
    for (const run of runsOf(text, fonts)) width += run.font ? advance(run.font, run.text, size) : run.em * size;
    return width;
  };
}

/** Measures each text once. */
export function remembered(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (text, size, heavy = false) => {
    const key = `${size} ${heavy} ${text}`;
    const width = widths.get(key) ?? measure(text, size, heavy);
    if (widths.size >= MOST_REMEMBERED) widths.clear();
    widths.set(key, width);
    return width;
  };
}

function loadFonts(weight: 400 | 700): Font[] {
  const { resolve } = createRequire(import.meta.url);
  return SUBSETS.map((subset) => {
    const bytes = readFileSync(resolve(`@fontsource/arimo/files/arimo-${subset}-${weight}-normal.woff`));
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  });
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

/** A stretch that one font can set, or one grapheme that none can and its width in em. */
interface Run {
  text: string;
  font: Font | null;
  em: number;
}

function runsOf(text: string, fonts: Font[]): Run[] {
  if (plain.test(text)) return [{ text, font: fonts[0] ?? null, em: 0 }];
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const font = fonts.find((one) => covers(one, segment)) ?? null;
    const last = runs.at(-1);
    if (font && last?.font === font) last.text += segment;
    else runs.push({ text: segment, font, em: font ? 0 : emOf(segment) });
  }
  return runs;
}

function covers(font: Font, grapheme: string): boolean {
  for (const character of grapheme) if (font.charToGlyphIndex(character) === 0) return false;
  return true;
}

function emOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  if (arabic.test(grapheme)) return ARABIC_EM;
  return pictograph.test(grapheme) ? EMOJI_EM : 1;
}
