import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { flowOf, sliceInline } from '../plan/flow.ts';
import type { Occurrence, Task } from '../plan/model.ts';
import { text } from './build.ts';
import { withSafeHtml } from './html-nodes.ts';

/** A task's title with the formatting its author gave it, behind a tag or note that stood at the id. */
export function titleOf({ at }: Task): PhrasingContent[] {
  const line = lineOf(at);
  const flow = flowOf(line, null);
  const start = flow.text.indexOf(at.id.value) + at.id.value.length;
  const from = flow.text.indexOf(at.title.value, start);
  const title = from < 0 ? [text(at.title.value)] : sliceInline(line, flow, from, from + at.title.value.length);
  return [...(at.tag ? [text(`${at.tag.value} `)] : []), ...title.map(plainer)];
}

/** The same as plain text, for links to the task. */
export function titleText(task: Task): string {
  const inert = withSafeHtml({ type: 'paragraph', children: titleOf(task) }, () => null);
  return inert.map((node) => plainText(node, { includeHtml: false })).join('');
}

/** The inline content that a task's first line is part of. */
function lineOf({ node }: Occurrence): PhrasingContent[] {
  if (node.type === 'heading') return node.children;
  const [first] = node.children;
  return first?.type === 'paragraph' ? first.children : [];
}

/** A heading is bold by itself, and a card says in words that its task is cancelled. */
function plainer(node: PhrasingContent): PhrasingContent {
  const isPlain = node.type === 'strong' || node.type === 'delete';
  return isPlain ? { ...node, data: { ...node.data, hName: 'span' } } : node;
}
