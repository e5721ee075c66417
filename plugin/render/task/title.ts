import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Task } from '../../plan/model.ts';
import { withHtml } from '../content/html-nodes.ts';
import { text } from '../elements.ts';

/** A task's title with the author's formatting, after any tag at the id. */
export function titleOf({ at }: Task): PhrasingContent[] {
  return [...(at.tag ? [text(`${at.tag.value} `)] : []), ...at.titleInline.map(plainer)];
}

/** The same as plain text, for links to the task. */
export function titleText(task: Task): string {
  const inert = withHtml(
    { type: 'paragraph', children: titleOf(task) },
    { destination: (url) => url, allowsAll: false },
  );
  return inert.map((node) => plainText(node, { includeHtml: false })).join('');
}

/** A heading is bold anyway, and a cancelled card has a badge. */
function plainer(node: PhrasingContent): PhrasingContent {
  const isPlain = node.type === 'strong' || node.type === 'delete';
  return isPlain ? { ...node, data: { ...node.data, hName: 'span' } } : node;
}
