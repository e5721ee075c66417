import type { Element } from 'hast';
import { h } from 'hastscript';
import type { State } from '../graph/model.ts';
import { fromHast, type PageElement } from './elements.ts';
import type { View } from './view.ts';
import { phaseLabel } from './wording.ts';

/** In the order of the list. */
const STATES: readonly State[] = ['ready', 'in-progress', 'blocked', 'waiting', 'done', 'cancelled'];

/**
 * Finds and filters tasks, in the graph and in the list, and opens all of them. It is hidden until the script of the page
 * makes it work; null where there is nothing to choose from.
 */
export function filterBar({ graph, plan, t }: View): PageElement | null {
  const { tasks } = graph;
  if (tasks.length < 2) return null;
  const states = STATES.filter((state) => tasks.some((node) => node.state === state));
  const stories = new Set(tasks.flatMap(({ task }) => task.stories.map(({ value }) => value)));
  const { lang } = t.spoken;
  const shown = t('filter.shown', { shown: '{{shown}}', total: tasks.length });
  const found = t('filter.found', { at: '{{at}}', shown: '{{shown}}', task: '{{task}}' });
  return fromHast(
    h('form.pw-filter', { role: 'search', ariaLabel: t('filter.label'), hidden: true, dataPagefindIgnore: 'all' }, [
      h('input', { type: 'search', name: 'q', ariaLabel: t('filter.find'), placeholder: t('filter.find') }),
      choice('state', t('filter.state'), [
        option('', t('filter.all-states'), lang),
        option('open', t('filter.open'), lang),
        ...states.map((state) => option(state, t(`state.${state}`), lang)),
      ]),
      ...(plan.phases.length > 1
        ? [
            choice('phase', t('filter.phase'), [
              option('', t('filter.all-phases'), lang),
              ...plan.phases.map((one) => option(one.id, phaseLabel(one, t))),
            ]),
          ]
        : []),
      ...(stories.size > 0
        ? [
            choice('story', t('filter.story'), [
              option('', t('filter.all-stories'), lang),
              ...[...stories].map((id) => option(id, t('mark.story', { id }), lang)),
            ]),
          ]
        : []),
      h('details.pw-details', h('summary', { lang }, t('filter.details'))),
      h('button', { type: 'reset', hidden: true, lang }, t('filter.reset')),
      h('output.pw-shown', { dataShown: shown, dataFound: found, ariaLive: 'polite' }),
    ]),
  );
}

function choice(name: string, ariaLabel: string, options: Element[]): Element {
  return h('select', { name, ariaLabel }, options);
}

function option(value: string, words: string, lang?: string): Element {
  return h('option', { value, lang }, words);
}
