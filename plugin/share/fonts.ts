/** The fonts of share pictures, from npm packages that hold a family in one file for each part of Unicode. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A file of a font, as the renderer takes it. */
interface FontFile {
  /** The same for all weights of a part, and for no other part: the renderer looks for letters in family after family. */
  name: string;
  /** A variable font has all weights. */
  weight?: number;
  data: Uint8Array;
}

/** A typeface for a text. */
export interface Typeface {
  files: FontFile[];
  /** Letters and signs that no font has. */
  lost: ReadonlySet<string>;
  /** Packages that would have the letters among them. */
  missing: string[];
}

interface Package {
  name: string;
  /**
   * The letters for which this part is looked for: some parts claim signs that they lack. Null for the first, which has most
   * letters.
   */
  letters: RegExp | null;
}

const packages: readonly Package[] = [
  { name: '@fontsource/arimo', letters: null },
  { name: '@fontsource/noto-sans-arabic', letters: /\p{Script_Extensions=Arabic}/u },
  { name: '@fontsource/noto-sans-devanagari', letters: /\p{Script_Extensions=Devanagari}/u },
  // A title with kana is Japanese, whose Han letters differ from the Chinese.
  { name: '@fontsource-variable/noto-sans-jp', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { name: '@fontsource-variable/noto-sans-kr', letters: /\p{Script=Hangul}/u },
  { name: '@fontsource-variable/noto-sans-sc', letters: /\p{Script=Han}/u },
  // An arrow that could be an emoji is a sign.
  {
    name: '@fontsource-variable/noto-emoji',
    letters: /[\p{Extended_Pictographic}--[\u2190-\u21ff]]|\p{Regional_Indicator}/v,
  },
];

const WEIGHTS = [400, 700] as const;
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]$/u;

/**
 * Finds the fonts for a text.
 *
 * @param projects Files from which packages are looked for, in order, such as the `package.json` of a site
 */
export function typefaceFor(text: string, projects: readonly string[]): Typeface {
  const letters = new Set([...text].filter((letter) => !invisible.test(letter)));
  const typeface: Typeface = { files: [], lost: letters, missing: [] };
  for (const { name, letters: own } of packages) {
    const wanted = [...letters].filter((letter) => own === null || own.test(letter) || isShared(name, letter, text));
    if (wanted.length === 0) continue;
    const folder = folderOf(name, projects);
    if (folder === null) {
      typeface.missing.push(name);
      continue;
    }
    for (const part of partsOf(folder)) {
      const here = wanted.filter((letter) => letters.has(letter) && part.has(letter.codePointAt(0) ?? 0));
      if (here.length === 0) continue;
      typeface.files.push(...part.files());
      for (const letter of here) letters.delete(letter);
    }
  }
  if (lostLetters(typeface).length === 0) typeface.missing = [];
  return typeface;
}

/** Letters that cannot be left out, unlike an arrow, and those that a package would have. */
export function lostLetters({ lost }: Pick<Typeface, 'lost'>): string[] {
  const isOfPackage = (letter: string) => packages.some(({ letters }) => letters?.test(letter));
  return [...lost].filter((letter) => /[\p{L}\p{M}\p{N}]/u.test(letter) || isOfPackage(letter));
}

/** A text without what no font has. */
export function settable(text: string, { lost }: Pick<Typeface, 'lost'>): string {
  return [...text]
    .filter((letter) => !lost.has(letter))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Punctuation of Han texts is in the fonts of Han. */
function isShared(name: string, letter: string, text: string): boolean {
  const own = packages.find((one) => one.name === name)?.letters;
  return own?.test(text) === true && /[\u3000-\u30ff\uff00-\uffef\p{Script=Han}]/u.test(letter);
}

function folderOf(name: string, projects: readonly string[]): string | null {
  for (const project of [...projects, import.meta.url]) {
    try {
      return dirname(createRequire(project).resolve(`${name}/package.json`));
    } catch {
      // The next may have it.
    }
  }
  return null;
}

interface Part {
  has(codePoint: number): boolean;
  files(): FontFile[];
}

/** `unicode.json` says which file holds what: `{ "latin": "U+0000-00FF,U+0131" }`. */
function partsOf(folder: string): Part[] {
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const id = folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return Object.entries(ranges).map(([key, written]) => {
    const subset = key.replace(/[[\]]/g, '');
    const spans = written.split(',').map((span) => {
      const [from = '', to = from] = span.trim().slice(2).split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return {
      has: (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to),
      files: () => {
        const file = (weight: string) => readFileSync(join(folder, 'files', `${id}-${subset}-${weight}-normal.woff2`));
        const name = `${id}-${subset}`;
        if (folder.includes('-variable')) return [{ name, data: file('wght') }];
        return WEIGHTS.map((weight) => ({ name, weight, data: file(String(weight)) }));
      },
    };
  });
}
