import { h } from 'hastscript';
import { element, fromHast, type PageElement, spaced } from '../elements.ts';
import type { View } from '../view.ts';
import { figure, figureId } from './diagram.ts';
import { progressChart } from './progress-chart.ts';
import { timelineFigure } from './timeline.ts';
import { wavesList } from './waves.ts';

/**
 * The graph, timeline and progress chart below a row of links to them. The stylesheet shows the one in the address, else the
 * first; the script turns the links into tabs. Null where there is nothing to draw.
 */
export function views(view: View): PageElement | null {
  const { t } = view;
  const graph = figure(view, t('figure.rows'));
  if (!graph) return null;
  const timeline = timelineFigure(view);
  const waves = timeline && wavesList(view);
  const pictures: { id: string; name: string; picture: PageElement; more?: PageElement | null }[] = [
    { id: figureId, name: t('views.graph'), picture: graph },
    ...(timeline ? [{ id: 'pw-timeline', name: t('timeline.label'), picture: timeline, more: waves }] : []),
    { id: 'pw-progress-picture', name: t('views.progress'), picture: progressChart(view) },
  ];
  const links = pictures.map(({ id, name }) => h('a', { href: `#${id}`, lang: t.spoken.lang }, name));
  return element('pw-views', {}, [
    fromHast(h('nav.pw-views', { ariaLabel: t('views.label'), dataPagefindIgnore: 'all' }, spaced(links))),
    ...pictures.map(({ picture, more }) => element('div', { className: ['pw-view'] }, [picture, more])),
  ]);
}
