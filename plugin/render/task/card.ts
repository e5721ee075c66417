import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { TaskNode } from '../../graph/model.ts';
import { titleId } from '../../plan/heading-ids.ts';
import { shownId } from '../../plan/id.ts';
import { storyLink } from '../coverage.ts';
import { badge, element, fromHast, heading, type PageElement, spaced } from '../elements.ts';
import type { View } from '../view.ts';
import { fields } from './fields.ts';
import { titleOf } from './title.ts';

/**
 * A task as a card. Its anchor is on the card, so that a link to it shows the whole.
 *
 * @param nested The tasks inside the task
 * @param depth Level of the card's heading
 */
export function card(node: TaskNode, nested: readonly RootContent[], view: View, depth: number): PageElement {
  const { task } = node;
  const at = task.at.node;
  const id = (at.type === 'heading' && view.ids.get(at)) || titleId(task.anchor);
  const link = element('a', { className: ['pw-task-id'], href: `#${task.anchor}` }, [task.id]);
  const lead = shownId(task.id) === '' ? [] : [link, ' '];
  const title = heading(depth, { className: ['pw-task-title'], id }, [...lead, ...titleOf(task)]);
  const classes = ['pw-task', `pw-is-${node.state}`, ...(task.optional ? ['pw-is-optional'] : [])];
  return element('article', { className: classes, id: task.anchor, ariaLabelledBy: [id] }, [
    element('div', { className: ['pw-task-head'] }, [title, badges(node, view)]),
    ...fields(node, view),
    ...nested,
  ]);
}

/** The badges of a card: its state, its author's marks, its place in the schedule, and a link to its box in the graph. */
function badges(node: TaskNode, view: View): PageElement {
  const { state, wave, critical, task } = node;
  return fromHast(
    h(
      'p.pw-marks',
      spaced([
        badge(state),
        task.optional ? h('span.pw-optional', 'Optional') : null,
        task.parallel ? h('span.pw-parallel', 'Parallel') : null,
        ...stories(node, view),
        wave === null ? null : h('span.pw-wave', `${waveWord(view)} ${wave}`),
        critical ? h('span.pw-critical', 'Critical path') : null,
        graphLink(node, view),
      ]),
    ),
  );
}

/** The user stories that a task is for, each once. */
function stories({ task }: TaskNode, view: View): Element[] {
  return [...new Set(task.stories.map(({ value }) => value))].map((id) => {
    const link = storyLink(id, view);
    return link ? h('a.pw-story', link, `Story ${id}`) : h('span.pw-story', `Story ${id}`);
  });
}

/** Plans that call their phases waves have two kinds of them. */
function waveWord({ plan }: View): string {
  return plan.phases.some(({ heading }) => /^\W*wave\b/i.test(heading.value)) ? 'Schedule wave' : 'Wave';
}

/** A link from a task's card to its box: in the drawing of its phase where there is one, else in that of the plan. */
function graphLink({ task, phase }: TaskNode, { parts }: View) {
  const closeUp = phase && parts.phaseDiagrams?.get(phase);
  const drawing = closeUp?.drawing ?? parts.diagram;
  const { tasks } = closeUp ?? parts.extent ?? {};
  if (drawing?.svg === undefined || tasks?.has(task.id) === false) return null;
  const box = `${closeUp?.id ?? 'pw-graph'}-${task.anchor}`;
  return h('a.pw-to-graph', { href: `#${box}`, ariaLabel: `Show in graph: ${task.id}` }, 'Show in graph');
}
