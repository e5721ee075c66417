import type { Paragraph, PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';

/** A paragraph in which lines that begin with a bold label, as in `**Goal**: …`, stay lines. */
export function withLabelLines(paragraph: Paragraph): Paragraph {
  const { children } = paragraph;
  const broken = children.flatMap((node, index): PhrasingContent[] => {
    const end = node.type === 'text' ? node.value.search(/\s*\n[ \t]*$/) : -1;
    if (node.type !== 'text' || end < 0 || !isLabel(children[index + 1], children[index + 2])) return [node];
    return [{ ...node, value: node.value.slice(0, end) }, { type: 'break' }];
  });
  return broken.length > children.length ? { ...paragraph, children: broken } : paragraph;
}

/** The colon is in the label, after it, or after a note in brackets. */
function isLabel(node: PhrasingContent | undefined, next: PhrasingContent | undefined): boolean {
  if (node?.type !== 'strong') return false;
  return (
    /[:：]\s*$/.test(plainText(node)) || (next?.type === 'text' && /^\s*(?:\([^()\n]*\)\s*)?[:：]/.test(next.value))
  );
}
