import type { PhrasingContent } from 'mdast';
import type { Task } from '../plan/model.ts';
import { text } from './build.ts';

/** A task's title with the formatting its author gave it, behind a tag or note that stood at the id. */
export function titleOf({ at }: Task): PhrasingContent[] {
  const tag = at.tag ? [text(`${at.tag.value} `)] : [];
  return [...tag, ...at.titleInline.map(unbold)];
}

/** A title is bold by itself. */
function unbold(node: PhrasingContent): PhrasingContent {
  return node.type === 'strong' ? { ...node, data: { hName: 'span' } } : node;
}
