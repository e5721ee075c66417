/** A plan's page in one file, which needs nothing beside it: to be sent, and opened from disk. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { toHtml as serialised } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { describePlan } from '../astro/entry-data.ts';
import { decodePath, repositoryUrl } from '../astro/links.ts';
import { printableHtml } from '../check/reporters/visible.ts';
import { repositoryOf } from '../files/inside.ts';
import { repositoryPage } from '../files/repository.ts';
import { withSlashes } from '../plan/address.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { drawPlan, faultOf } from '../remark/draw.ts';
import { pathBehind } from '../render/content/addresses.ts';
import { type Highlight, toHtml } from '../render/html.ts';
import { renderPage } from '../render/page.ts';
import type { LinkResolver } from '../render/view.ts';
import type { Translate } from '../render/words/index.ts';
import { historySection } from '../share/burn-up.ts';
import { historyOf } from '../share/history.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import type { Assets } from './bundle.ts';
import { embeddedImages } from './images.ts';

/** A page, and what it had to leave out. */
export interface ExportedPage {
  html: string;
  notes: string[];
}

/**
 * Makes the page of a plan. Links lead to the page itself, to other sites and to the repository on the web, or nowhere.
 *
 * @param cwd absolute path of the folder that the paths of plans count from
 */
export async function pageFile(plan: WorkspacePlan, cwd: string, t: Translate): Promise<ExportedPage> {
  const notes: string[] = [];
  const place = await placeOf(plan);
  const { html, transitiveReduction } = plan.settings;
  const planPage = ({ path }: { path: string | null }) => (path === null ? null : place.urlOf(resolve(cwd, path)));
  const drawings = await drawPlan(plan, { planPage, cache: null, transitiveReduction, t });
  const fault = faultOf(drawings);
  if (fault !== undefined) notes.push(`The page shows the source of the graph. ${fault}`);
  const parts = {
    ...drawings,
    findings: plan.findings,
    beside: plan.beside,
    link: place.link,
    planPage,
    title: false,
    html,
    remoteImages: 'forbid',
    contents: true,
    permalinks: true,
    t,
  } as const;
  const images = embeddedImages(plan);
  const page = await toHtml(renderPage(plan.graph, parts), {
    handlers: images.handlers,
    highlighter,
    amend: (element) => leadAway(element, place),
  });
  notes.push(...images.notes);
  const title = pageTitle(plan.plan, plan.beside);
  const article = [
    h('h1', title),
    raw(page.html),
    ...(await history(plan, t)),
    h('footer.pw-origin', h('p', [`${t('plan.source')}: `, source(plan, place)])),
  ];
  return { html: await document({ title, description: describePlan(plan, t), article, t }), notes };
}

/** The location of a plan's file. */
interface Place {
  /** Path below the repository's root, else as it was named. */
  path: string;
  /** The address of a file of the repository; null where it has none. */
  urlOf: (file: string) => string | null;
  link: LinkResolver;
}

async function placeOf({ file, path: named }: WorkspacePlan): Promise<Place> {
  const folder = dirname(file);
  const repositoryRoot = repositoryOf(folder);
  const root = repositoryRoot ?? folder;
  const repository = (await repositoryPage(root))?.files;
  const urlOf = (target: string) => repositoryUrl({ repositoryRoot: root, options: { repository } }, target);
  const link = (url: string) => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
    const decoded = decodePath(path);
    if (decoded === null) return null;
    const address = urlOf(path.startsWith('/') ? join(root, decoded) : resolve(folder, decoded));
    return address === null ? null : address + rest;
  };
  return { path: repositoryRoot === null ? named : withSlashes(relative(root, file)), urlOf, link };
}

/** A path from the root of a site means the repository here: on the reader's disk it could be anything. */
function leadAway(element: Element, { link }: Place): void {
  const { href } = element.properties;
  if (element.tagName !== 'a' || typeof href !== 'string' || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(href)) return;
  const address = /^[\\/]{2}/.test(href) ? `https:${href}` : href.startsWith('/') ? link(href) : null;
  element.properties.href = address ?? undefined;
  if (address !== null) return;
  element.tagName = 'span';
  element.children.push({ type: 'text', value: pathBehind(textOf(element), href) });
}

async function history(plan: WorkspacePlan, t: Translate): Promise<Element[]> {
  const found = await historyOf(plan);
  return found ? [historySection(found, Date.now(), t)] : [];
}

function source({ file }: WorkspacePlan, { path, urlOf }: Place): Element {
  const href = urlOf(file);
  return href === null ? h('code', path) : h('a', { href }, h('code', path));
}

/** Colours come with the packages of Astro; without them, code is shown as it is. */
async function highlighter(): Promise<Highlight> {
  try {
    return await (await import('../astro/code.ts')).highlighterFor();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return async () => null;
  }
}

interface Content {
  title: string;
  description: string;
  article: ElementContent[];
  t: Translate;
}

/**
 * Nothing is loaded, and no script or style runs but ours, allowed by their hashes, whatever a plan contains. Icons
 * and images of the plan are in the file.
 */
async function document({ title, description, article, t }: Content): Promise<string> {
  const { styles, script } = await assets();
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(styles)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', title),
    h('meta', { name: 'description', content: description }),
  ];
  const main = h('main.pw-main', h('div.pw-sheet', h('article.pw-page', article)));
  const [about, shown] = [head, [main]].map((children) =>
    printableHtml(serialised({ type: 'root', children }, { allowDangerousHtml: true })),
  );
  return `<!doctype html>
<html lang="${t.lang}" dir="${t.direction}">
<head>${about}<style>${styles}</style></head>
<body class="pw-layout">${shown}<script>${script}</script></body>
</html>
`;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Markup made elsewhere. */
function raw(value: string): ElementContent {
  return { type: 'raw', value };
}

/** The styles and the script of a page in one file: built with the package, bundled on the fly from sources. */
async function assets(): Promise<Assets> {
  const made = (name: string) => readFile(new URL(`../astro/${name}`, import.meta.url), 'utf8');
  try {
    return { styles: await made('one-file.css'), script: await made('one-file.js') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return (await import('./bundle.ts')).bundleAssets();
  }
}
