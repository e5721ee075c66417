/** The stories or requirements of a file beside the plan, and the tasks that are about them. */
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { TaskNode } from '../graph/model.ts';
import { count } from '../graph/progress.ts';
import type { Coverage } from '../plan/formats/beside.ts';
import type { Plan } from '../plan/model.ts';
import { element, fromHast, heading, tableFrame } from './elements.ts';
import { linkedHeading } from './permalink.ts';
import { chipList, idChips } from './task/links.ts';
import type { View } from './view.ts';
import { excerpt } from './wording.ts';
import type { Translate } from './words/index.ts';

/** A table of what the file asks for and the tasks for each of it; nothing where no task names any of it. */
export function coverageTable(view: View): RootContent[] {
  const { coverage } = view.parts.beside ?? {};
  const rows = coverage?.topics.map((topic) => ({ ...topic, tasks: tasksFor(topic.id, coverage, view) })) ?? [];
  if (!coverage || rows.every(({ tasks }) => tasks.length === 0)) return [];
  const { t } = view;
  const head = [t(`coverage.${coverage.kind}`), t('coverage.tasks'), t('state.done')].map((label) =>
    element('th', { scope: 'col' }, [label]),
  );
  const body = rows.map(({ id, title, criteria = [], tasks }) => {
    const { done, total } = count(tasks.map(({ task }) => task));
    const chips = tasks.length > 0 ? chipList(idChips(tasks, view)) : h('span.pw-more', t('coverage.no-task'));
    return element('tr', { id: topicAnchor(coverage.kind, id) }, [
      element('th', { scope: 'row' }, [
        ...(title === '' ? [id] : [`${id} `, fromHast(h('bdi', title))]),
        criteriaList(criteria, t),
      ]),
      element('td', {}, [fromHast(chips)]),
      element('td', { className: ['pw-number'] }, [tasks.length > 0 && t('of', { done, total })]),
    ]);
  });
  const label = t('coverage.table', { file: coverage.file });
  const table = element('table', { className: ['pw-coverage'], ariaLabel: label }, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, body),
  ]);
  const link = view.parts.link(coverage.file);
  const name = link === null ? coverage.file : element('a', { href: link }, [coverage.file]);
  const title = heading(2, { id: 'pw-coverage' }, [t(`coverage.${coverage.kind}-of`), ' ', name]);
  return [linkedHeading(title, 'pw-coverage', view), tableFrame(label, table)];
}

/** The criteria of a requirement, folded: the table is about tasks. */
function criteriaList(criteria: NonNullable<Coverage['topics'][number]['criteria']>, t: Translate) {
  if (criteria.length === 0) return null;
  const items = criteria.map(({ id, title }) =>
    h('li', { id: topicAnchor('requirement', id) }, [`${id} `, h('bdi', title)]),
  );
  const summary = h('summary', t('coverage.criteria', { count: criteria.length }));
  return fromHast(h('details.pw-criteria', [summary, h('ul', items)]));
}

/** The tasks that name a topic, or a part of it; of a group with stories also those that name none. */
function tasksFor(id: string, { kind }: Coverage, { graph }: View): TaskNode[] {
  const isIn = (named: readonly { value: string }[]) =>
    named.some(({ value }) => value === id || value === 'All' || value.startsWith(`${id}.`));
  if (kind === 'requirement') return graph.tasks.filter(({ task }) => isIn(requirementsOf(task.id, graph.plan)));
  return graph.tasks.filter(({ task, phase }) => isIn(task.stories.length > 0 ? task.stories : (phase?.stories ?? [])));
}

/** The requirements of a task or of a container around it. */
function requirementsOf(id: string, { tasks, containers }: Plan) {
  const owners = [...tasks.filter((task) => task.id === id), ...containers.filter((one) => one.tasks.includes(id))];
  return owners.flatMap(({ requirements }) => requirements);
}

/** The row of a story or a requirement. */
function topicAnchor(kind: Coverage['kind'], id: string): string {
  return `pw-${kind}-${id}`;
}

/** The link of a task's story: to its row, else to its group; null if neither is on the page. */
export function storyLink(id: string, view: View): { href: string; title: string } | null {
  const { coverage } = view.parts.beside ?? {};
  const topic = coverage?.kind === 'story' ? coverage.topics.find((one) => one.id === id) : undefined;
  if (topic) return { href: `#${topicAnchor('story', id)}`, title: excerpt(topic.title) };
  const phase = view.plan.phases.find(({ stories }) => stories.some(({ value }) => value === id));
  return phase ? { href: `#${view.ids.get(phase.node)}`, title: excerpt(phase.heading.value) } : null;
}

/** The link of a requirement or criterion: to its text on the page; null if that is not there. */
export function requirementLink(id: string, { parts }: View): { href: string; title: string } | null {
  const { coverage } = parts.beside ?? {};
  if (coverage?.kind !== 'requirement') return null;
  const topics = coverage.topics.flatMap((topic) => [topic, ...(topic.criteria ?? [])]);
  const topic = topics.find((one) => one.id === id);
  return topic ? { href: `#${topicAnchor('requirement', id)}`, title: excerpt(topic.title) } : null;
}
