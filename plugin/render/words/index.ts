/** The words of the page in the reader's language. What an author wrote, and the findings, are never translated. */
import type { ElementContent } from 'hast';
import { de } from './de.ts';
import { en } from './en.ts';

/** A part of a sentence of the page's own. */
export type Phrase = ElementContent | string;

type Written = keyof typeof en;

/** The key of a text. Texts with plural forms are written as `key_one`, `key_other` and so on. */
export type Key = Written extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never;

/** Texts by key, in the notation of i18next; what is missing is English. Plural forms are those of `Intl.PluralRules`. */
export type Texts = Readonly<Record<string, string>>;

type Values = Readonly<Record<string, string | number>>;

/** Returns texts in one language. `count` among the values chooses the plural form. */
export interface Translate {
  (key: Key, values?: Values): string;
  /** The same with links and other elements among the values. */
  rich(key: Key, values: Readonly<Record<string, Phrase | readonly Phrase[] | number>>): Phrase[];
  /** `A, B and C`, of texts or elements. */
  list(items: readonly Phrase[]): Phrase[];
  number(value: number): string;
  /** BCP 47 tag of the language. */
  lang: string;
  /** The direction of its script. */
  direction: 'ltr' | 'rtl';
  /** Texts that go before ours. */
  own: Texts;
  /** The attributes of an element for the language of our words in it, if that is not the page's. */
  spoken: { lang?: string; dir?: 'ltr' };
}

/** The languages that are complete. */
const languages: Readonly<Record<string, Texts>> = { en, de };

const placeholder = /\{\{(\w+)\}\}/;

/**
 * @param lang BCP 47 tag, such as `de` or `de-AT`
 * @param own Texts that go before ours
 */
export function translate(lang = 'en', own: Texts = {}): Translate {
  const tag = supported(lang);
  const language = tag.split('-')[0] ?? 'en';
  // The plural forms of English go with English texts only.
  const tables: [Texts, Intl.PluralRules][] = [
    [{ ...languages[language], ...own }, new Intl.PluralRules(tag)],
    [en, new Intl.PluralRules('en')],
  ];
  const isSpoken = language in languages || Object.keys(own).length > 0;
  const spoken = isSpoken ? tag : 'en';
  const numbers = new Intl.NumberFormat(spoken, { maximumFractionDigits: 1 });
  // Without a comma before the last, as everywhere in this project.
  const lists = new Intl.ListFormat(spoken === 'en' ? 'en-GB' : spoken);
  const textOf = (key: string, count: unknown): string => {
    for (const [texts, rules] of tables) {
      const form = typeof count === 'number' ? texts[`${key}_${rules.select(count)}`] : undefined;
      const text = form ?? texts[`${key}_other`] ?? texts[key];
      if (text !== undefined) return text;
    }
    return key;
  };
  // A page says some of them hundreds of times.
  const known = new Map<string, string[]>();
  const piecesOf = (key: string, count: unknown): string[] => {
    const name = count === undefined ? key : `${key} ${count}`;
    const pieces = known.get(name) ?? textOf(key, count).split(placeholder);
    known.set(name, pieces);
    return pieces;
  };
  const filled = (value: Phrase | number) => (typeof value === 'number' ? numbers.format(value) : value);
  const rich: Translate['rich'] = (key, values) =>
    piecesOf(key, values.count)
      .flatMap((piece, index) => {
        const value = index % 2 === 0 ? piece : (values[piece] ?? '');
        return (Array.isArray(value) ? value : [value as Phrase]).map(filled);
      })
      .filter((piece) => piece !== '');
  return Object.assign((key: Key, values: Values = {}) => rich(key, values).join(''), {
    rich,
    list: (items: readonly Phrase[]) =>
      lists
        .formatToParts(items.map((_, index) => String(index)))
        .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? '') : value)),
    number: numbers.format,
    lang: tag,
    direction: directionOf(tag),
    own,
    spoken: isSpoken ? {} : { lang: 'en', dir: 'ltr' as const },
  });
}

/** A browser that cannot tell takes all for left to right. */
function directionOf(tag: string): 'ltr' | 'rtl' {
  return new Intl.Locale(tag).getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
}

/** English where the tag is none, so that no page fails for it. */
function supported(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** English, for hosts that name no language. */
export const english = translate();
