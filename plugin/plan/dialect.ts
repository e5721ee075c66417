/** Other tools' formats, recognised so that one finding can name them (FORMAT section 6). */
import type { Root } from 'mdast';
import { textOf } from './inline/layout.ts';
import type { Dialect } from './model.ts';
import type { Section } from './sections.ts';
import { boxOf, firstParagraph } from './status.ts';
import { preorderInLists } from './walk.ts';

/** The dialect of a tree that holds no task of this format; null where none is recognised. */
export function dialectOf(tree: Root, sections: readonly Section[], keys: readonly string[]): Dialect | null {
  if (isBacklog(tree, sections, keys)) return 'Backlog.md';
  const { boxes, texts } = itemsOf(tree);
  if (boxes.some((text) => /^T-?\d{3,}\b/.test(text))) return 'spec-kit';
  const isNumbered = boxes.some((text) => /^\d+(?:\.\d+)*\.?\s/.test(text));
  if (isNumbered && texts.some((text) => /^_?Requirements:\s/m.test(text))) return 'Kiro';
  return boxes.some((text) => /^\d+\.\d+\s/.test(text)) ? 'OpenSpec' : null;
}

/** Backlog.md marks its checklists with comments, and keeps its own keys in front matter. */
function isBacklog(tree: Root, sections: readonly Section[], keys: readonly string[]): boolean {
  const hasMarks = tree.children.some(
    (node) => node.type === 'html' && /^<!--\s*(?:AC|SECTION:[A-Z]+):BEGIN/.test(node.value),
  );
  const hasCriteria = sections.some(({ title }) => /^acceptance criteria$/i.test(title));
  return hasMarks || (hasCriteria && keys.includes('id') && keys.includes('assignee'));
}

/** First paragraphs of all list items, and those of boxed ones from behind the box. */
function itemsOf(tree: Root): { boxes: string[]; texts: string[] } {
  const items = preorderInLists(tree.children).filter((node) => node.type === 'listItem');
  const read = items.map((item) => {
    const text = textOf(firstParagraph(item) ?? []);
    return { text, box: boxOf(item) };
  });
  return {
    boxes: read.flatMap(({ text, box }) => (box ? [text.slice(box.length)] : [])),
    texts: read.map(({ text }) => text),
  };
}
