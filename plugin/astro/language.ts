import { type Texts, type Translate, translate } from '../render/words/index.ts';
import type { Locale, Site } from './site.ts';
import { localeOf } from './urls.ts';

/** What Astro knows of the page that is asked for. */
interface Request {
  url: URL;
  locals: object;
}

/** Keys of ours among Starlight's. */
const PREFIX = 'planwright.';

/** Says the words of a page in its language: with Starlight's translations where it frames the page, else with the site's. */
export function languageOf({ url, locals }: Request, site: Pick<Site, 'base' | 'locales' | 'options'>): Translate {
  const { lang } = localeOf(url.pathname, site);
  return translate(lang, { ...site.options.translations[lang], ...starlightTexts(locals) });
}

/** Which way the script of a language runs. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return new Intl.Locale(lang).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}

/** The same for what is not said on one page: by default in the language of the site. */
export function siteLanguage(
  { options, locales }: Pick<Site, 'options' | 'locales'>,
  { lang }: Locale = locales[0],
): Translate {
  return translate(lang, options.translations[lang]);
}

function starlightTexts(locals: object): Texts {
  const { t } = locals as { t?: { all?: () => Texts } };
  const own = Object.entries(t?.all?.() ?? {}).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(PREFIX.length), text]));
}
