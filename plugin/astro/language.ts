import { type Texts, type Translate, translate } from '../render/words/index.ts';
import type { Site } from './site.ts';

/** What Astro knows of the page that is asked for. */
interface Request {
  /** The language of the page, where the site has several. */
  currentLocale: string | undefined;
  locals: object;
}

/** Keys of ours among Starlight's. */
const PREFIX = 'planwright.';

/** Says the words of a page in its language: with Starlight's translations where it frames the page, else with the site's. */
export function languageOf({ currentLocale, locals }: Request, { lang, translations }: Site['options']): Translate {
  const tag = currentLocale ?? lang;
  return translate(tag, { ...translations[tag], ...starlightTexts(locals) });
}

/** The same in the language of the site, for what is said once for all pages. */
export function siteLanguage({ lang, translations }: Site['options']): Translate {
  return translate(lang, translations[lang]);
}

function starlightTexts(locals: object): Texts {
  const { t } = locals as { t?: { all?: () => Texts } };
  const own = Object.entries(t?.all?.() ?? {}).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(PREFIX.length), text]));
}
