import { type Texts, type Translate, translate } from '../render/words/index.ts';
import { shared } from './shared.ts';
import type { Site } from './site.ts';
import { localeOf } from './urls.ts';

/** The parts of Astro's context that identify the requested page. */
interface Request {
  url: URL;
  locals: object;
}

/** Keys of ours among Starlight's. */
const PREFIX = 'planwright.';

/** The words of a page in its language: from Starlight's translations on a Starlight page, else from the site's. */
export function languageOf({ url, locals }: Request, site: Pick<Site, 'base' | 'locales' | 'options'>): Translate {
  const { path, lang } = localeOf(url.pathname, site);
  const own = { ...site.options.translations[lang], ...starlightTexts(locals) };
  const { words } = shared();
  const last = words.get(path);
  if (last && JSON.stringify(last.own) === JSON.stringify(own)) return last;
  const t = translate(lang, own);
  words.set(path, t);
  return t;
}

function starlightTexts(locals: object): Texts {
  const { t } = locals as { t?: { all?: () => Texts } };
  const own = Object.entries(t?.all?.() ?? {}).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(PREFIX.length), text]));
}
