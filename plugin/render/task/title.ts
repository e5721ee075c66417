import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Task } from '../../plan/model.ts';
import { withHtml } from '../content/html-nodes.ts';
import { text } from '../elements.ts';

/** A task's title with the author's formatting, after any tag at the id that its badges do not say. */
export function titleOf(task: Task): PhrasingContent[] {
  const { tag, titleInline } = task.at;
  const words = tag ? withoutBadges(tag.value, task) : '';
  return [...(words === '' ? [] : [text(`${words} `)]), ...titleInline.map(plainer)];
}

const mark = /\[\s*P\s*\]/gi;
const story = /\[\s*(?:US|User Story|Story)[\s-]?\d+\s*\]/gi;

function withoutBadges(tag: string, { parallel, stories }: Task): string {
  const rest = parallel ? tag.replace(mark, ' ') : tag;
  return (stories.length > 0 ? rest.replace(story, ' ') : rest).replace(/\s+/g, ' ').trim();
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
