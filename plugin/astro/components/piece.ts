import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { site } from 'virtual:planwright/site';
import type { AstroGlobal } from 'astro';
import { type Location, planwrightError } from '../error.ts';
import { languageOf } from '../page-language.ts';
import { renderHtml } from '../render-plan.ts';
import { publishedPlan, publishedPlans, shared } from '../shared.ts';
import { localeOf, siteUrls } from '../urls.ts';
import { type ComponentName, pieceFor, planIdIn, WrongProp } from './props.ts';

/** The number of pieces of plans on a page so far. */
const counts = new WeakMap<Request, number>();

/**
 * Makes the piece of a plan that a component shows on a page.
 *
 * @throws {AstroError} for a plan, state or the like that does not exist; it names the nearest one
 */
export async function pieceOn(astro: AstroGlobal, name: ComponentName) {
  const count = (counts.get(astro.request) ?? 0) + 1;
  counts.set(astro.request, count);
  if (!astro.isPrerendered) throw onDemand(name, astro);
  try {
    const published = publishedPlan(planIdIn(astro.props, [...publishedPlans().keys()]));
    const { plan, data } = published;
    const piece = pieceFor(name, astro.props, plan.graph);
    const locale = localeOf(astro.url.pathname, site);
    const planPage = siteUrls(site, locale).plan(plan.id);
    const place = { prefix: `pw-${count}-`, planPage };
    const html = await published.piece(piece, languageOf(astro, site), place, locale);
    return { ...(await renderHtml(published, html)), title: data.title, planPage };
  } catch (error) {
    throw error instanceof WrongProp ? wrongUse(error, name, astro) : error;
  }
}

function onDemand(name: ComponentName, { url }: AstroGlobal): Error {
  const message = `<${name}> on ${url.pathname}: the page is made on demand, and plans are read when the site is built.`;
  return planwrightError(message, 'Add `export const prerender = true` to the page.');
}

function wrongUse({ message, hint, value }: WrongProp, name: ComponentName, astro: AstroGlobal): Error {
  return planwrightError(`<${name}> on ${astro.url.pathname}: ${message}`, hint, placeOf(value, name, astro));
}

/** Where a component is used: Astro gives only the page's address, so the page's file is searched for it. */
function placeOf(value: string, name: ComponentName, { locals, routePattern }: AstroGlobal): Location | undefined {
  const { starlightRoute } = locals as { starlightRoute?: { entry?: { filePath?: string } } };
  const path = starlightRoute?.entry?.filePath ?? shared().pageFiles?.get(routePattern);
  const root = shared().site?.root;
  if (path === undefined || root === undefined) return undefined;
  const file = resolve(root, path);
  const text = textOf(file);
  const uses = [...text.matchAll(new RegExp(`<${name}\\b[^<]*`, 'g'))];
  const use = uses.find(([tag]) => tag.includes(value)) ?? uses[0];
  if (!use) return undefined;
  const before = text.slice(0, use.index).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
