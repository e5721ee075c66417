import { type Translate, translate } from '../render/words/index.ts';
import type { Locale, Site } from './site.ts';

/** Says what is not said on one page: by default in the language of the site. */
export function siteLanguage(
  { options, locales }: Pick<Site, 'options' | 'locales'>,
  { lang }: Locale = locales[0],
): Translate {
  return translate(lang, options.translations[lang]);
}
