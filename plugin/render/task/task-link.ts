import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { taskName } from '../../rules/support/wording.ts';
import type { View } from '../view.ts';

/** More names than this in a sentence help nobody. */
const MOST_NAMED = 12;

/** `Task 1.1` as a link to its card, with its title for a pointer. */
export function taskLink(id: string, { graph, titles }: View): ElementContent {
  const task = graph.byId.get(id)?.task;
  if (!task) return { type: 'text', value: taskName(id) };
  return h('a', { href: `#${task.anchor}`, title: titles.get(id) }, taskName(id));
}

/** `Task 1.1, Task 1.2 and Task 1.3`, each a link; of a long list the first ones and how many more there are. */
export function taskLinks(ids: readonly string[], view: View): ElementContent[] {
  const shown = ids.slice(0, ids.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED).map((id) => taskLink(id, view));
  const rest = ids.length - shown.length;
  const names = rest > 0 ? [...shown, { type: 'text' as const, value: `${rest} more` }] : shown;
  return names.flatMap((name, index) => {
    if (index === 0) return [name];
    return [{ type: 'text' as const, value: index === names.length - 1 ? ' and ' : ', ' }, name];
  });
}
