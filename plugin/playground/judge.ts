/** A plan judged and shown without its repository, from text to HTML. Nothing here knows whether a browser runs it. */
import type { Text } from 'hast';
import { toHtml as serialised } from 'hast-util-to-html';
import type { Image, ImageReference, Root } from 'mdast';
import type { Position } from 'unist';
import { type Examined, examine } from '../check/examine.ts';
import type { CheckSettings } from '../check/settings.ts';
import type { Drawer } from '../mermaid/drawer.ts';
import { formats } from '../plan/formats/index.ts';
import { mainParts, mainTitle, planPictures } from '../remark/pictures.ts';
import { countsText, findingList } from '../render/findings.ts';
import { toHtml } from '../render/html.ts';
import { renderPage } from '../render/page.ts';
import { renderPiece } from '../render/pieces.ts';
import { type Parts, viewOf } from '../render/view.ts';
import { type Texts, type Translate, translate } from '../render/words/index.ts';
import type { WrittenPlan } from './link.ts';

/** A site's settings for judging and showing plans: plain values, since they come from a page. */
export interface PlaygroundSettings {
  judge: Omit<CheckSettings, 'customRules' | 'html' | 'remoteImages' | 'format'>;
  lang: string;
  texts: Texts;
}

/** A judged plan, with everything that is needed to show it. */
export interface Judged extends Examined {
  t: Translate;
  reduce: boolean | undefined;
}

/** Judges a plan by the settings of the site. */
export function judge({ text, format }: WrittenPlan, { judge: settings, lang, texts }: PlaygroundSettings): Judged {
  const file = text.trimStart().startsWith('{') ? 'tasks.json' : undefined;
  const own = format === null ? settings : { ...settings, format };
  const examined = examine({ id: 'plan', path: null, file, text }, own);
  return { ...examined, t: translate(lang, texts), reduce: settings.transitiveReduction };
}

/** The findings as a list, and a summary. */
export function findingsOf(judged: Judged): { html: string; summary: string } {
  const { plan, graph, findings, t } = judged;
  const view = viewOf(graph, partsOf(judged));
  const summary = [
    countsText(findings, t),
    t('tasks', { count: plan.tasks.length }),
    t('playground.format-is', { format: formats[plan.format].title }),
  ].join(' · ');
  return { html: findings.length > 0 ? serialised(findingList(view)) : '', summary };
}

/** The page of the plan, but for its drawings. */
export function pageOf(judged: Judged): Promise<string> {
  return htmlOf(renderPage(judged.graph, partsOf(judged)));
}

/** The graph of the plan with its legend and its source. */
export async function graphOf(judged: Judged, draw: () => Promise<Drawer>): Promise<string> {
  const { plan, graph, t, reduce } = judged;
  if (plan.tasks.length === 0) return htmlOf(renderPiece({ kind: 'graph' }, graph, partsOf(judged)));
  const { kind, main } = planPictures(graph, { planPage: () => null, transitiveReduction: reduce, t });
  const caption = { title: mainTitle(kind, plan, t), role: t('drawing.role') };
  const diagram = main && (await (await draw())({ ...main, ...caption }));
  const parts = { ...partsOf(judged), ...mainParts(kind, main, diagram) };
  return htmlOf(renderPiece({ kind: 'graph' }, graph, parts));
}

/** Nothing is linked to but the plan itself, and what its findings are about. */
function partsOf({ findings, beside, t }: Judged): Parts {
  return {
    diagram: null,
    source: '',
    findings,
    beside,
    link: () => null,
    sourceLink: ({ start, end }: Position) => `#source-${start.offset}-${end.offset}`,
    html: 'sanitize',
    remoteImages: 'forbid',
    t,
  };
}

/** Images are described: a page that asks for them would tell others what is read here. */
async function htmlOf(tree: Root): Promise<string> {
  const image = (_: unknown, { alt }: Image | ImageReference): Text => ({ type: 'text', value: alt ?? '' });
  const handlers = { image, imageReference: image };
  const { html } = await toHtml(tree, { handlers, highlighter: async () => async () => null });
  return html;
}
