/** Other tools' formats, recognised so that one finding can name them (FORMAT section 6). */
import type { ListItem, Root } from 'mdast';
import { flowOf } from './flow.ts';
import type { Dialect } from './model.ts';
import type { Section } from './section.ts';
import { boxAt } from './status.ts';

/** The dialect of a tree that holds no task of this format; null where none is recognised. */
export function dialectOf(tree: Root, sections: readonly Section[], keys: readonly string[]): Dialect | null {
  const { boxes, texts, comments } = collect(tree);
  if (comments.some((comment) => /^<!--\s*(?:AC|SECTION:[A-Z]+):BEGIN/.test(comment))) return 'Backlog.md';
  if (
    keys.includes('id') &&
    keys.includes('assignee') &&
    sections.some((section) => /^acceptance criteria$/i.test(section.title))
  )
    return 'Backlog.md';
  if (boxes.some((text) => /^T-?\d{3,}\b/.test(text))) return 'spec-kit';
  const numbered = boxes.filter((text) => /^\d+(?:\.\d+)*\.?\s/.test(text));
  if (numbered.length === 0) return null;
  if (texts.some((text) => /^_?Requirements:\s/.test(text))) return 'Kiro';
  if (numbered.some((text) => /^\d+\.\s/.test(text)) && !sections.some((section) => /^\d+\.\s/.test(section.title)))
    return 'Kiro';
  return numbered.some((text) => /^\d+\.\d+\s/.test(text)) ? 'OpenSpec' : null;
}

/** First lines of boxed items, first lines of all items, and HTML comments. */
function collect(tree: Root): { boxes: string[]; texts: string[]; comments: string[] } {
  const boxes: string[] = [];
  const texts: string[] = [];
  const comments: string[] = [];
  const stack: (Root['children'][number] | ListItem)[] = tree.children.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'html') comments.push(node.value);
    if (node.type === 'list') stack.push(...node.children.toReversed());
    if (node.type !== 'listItem') continue;
    const [first] = node.children;
    const text = first?.type === 'paragraph' ? flowOf(first.children, null).text : '';
    const box = boxAt(text);
    texts.push(text);
    if (typeof node.checked === 'boolean' || box) boxes.push(text.slice(box?.length ?? 0));
    stack.push(...node.children.toReversed());
  }
  return { boxes, texts, comments };
}
