import { type Translate, translate } from '../render/words/index.ts';
import type { Locale, Site } from './site.ts';

/** The words of what belongs to no single page, by default in the site's language. */
export function siteLanguage(
  { options, locales }: Pick<Site, 'options' | 'locales'>,
  { lang }: Locale = locales[0],
): Translate {
  return translate(lang, options.translations[lang]);
}
