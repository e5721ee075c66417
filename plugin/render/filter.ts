import type { Element } from 'hast';
import { h } from 'hastscript';
import type { State } from '../graph/model.ts';
import { fromHast, type PageElement } from './elements.ts';
import type { View } from './view.ts';
import { phaseLabel } from './wording.ts';

/** In the order of the list. */
const STATES: readonly State[] = ['ready', 'in-progress', 'blocked', 'waiting', 'done', 'cancelled'];

/**
 * Finds and filters tasks, in the graph and in the list. It is hidden until the script of the page makes it work; null
 * where there is nothing to choose from.
 */
export function filterBar({ graph, plan, t }: View): PageElement | null {
  const { tasks } = graph;
  if (tasks.length < 2) return null;
  const states = STATES.filter((state) => tasks.some((node) => node.state === state));
  const stories = new Set(tasks.flatMap(({ task }) => task.stories.map(({ value }) => value)));
  const shown = t('filter.shown', { shown: '{{shown}}', total: tasks.length });
  const found = t('filter.found', { at: '{{at}}', shown: '{{shown}}', task: '{{task}}' });
  return fromHast(
    h('form.pw-filter', { role: 'search', ariaLabel: t('filter.label'), hidden: true, dataPagefindIgnore: 'all' }, [
      h('input', { type: 'search', name: 'q', ariaLabel: t('filter.find'), placeholder: t('filter.find') }),
      choice('state', t('filter.all-states'), t('filter.state'), [
        ['open', t('filter.open')],
        ...states.map((state): Option => [state, t(`state.${state}`)]),
      ]),
      ...(plan.phases.length > 1
        ? [
            choice(
              'phase',
              t('filter.all-phases'),
              t('filter.phase'),
              plan.phases.map((one) => [one.id, phaseLabel(one, t)]),
            ),
          ]
        : []),
      ...(stories.size > 0
        ? [
            choice(
              'story',
              t('filter.all-stories'),
              t('filter.story'),
              [...stories].map((id) => [id, t('mark.story', { id })]),
            ),
          ]
        : []),
      h('button', { type: 'reset', hidden: true }, t('filter.reset')),
      h('output.pw-shown', { dataShown: shown, dataFound: found, ariaLive: 'polite' }),
    ]),
  );
}

/** A value, and its name. */
type Option = [value: string, name: string];

function choice(name: string, all: string, label: string, options: readonly Option[]): Element {
  return h('select', { name, ariaLabel: label }, [
    h('option', { value: '' }, all),
    ...options.map(([value, words]) => h('option', { value }, words)),
  ]);
}
