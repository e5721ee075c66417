import { decodeString } from 'micromark-util-decode-string';

/** An element in markup, or words. */
export type MarkupNode = MarkupElement | string;

/** An element in markup. */
interface MarkupElement {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  children: MarkupNode[];
}

const PIECE =
  /<\/(?<closed>[\w:-]+)\s*>|<(?<opened>[a-z][\w:-]*)(?<list>(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(?<end>\/?)>|<!--[\s\S]*?-->|(?<text>[^<]+|<)/gi;
const ATTRIBUTE = /([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/**
 * The content of markup: Mermaid's own icons, and labels with line breaks and emphasis. It is not a parser for what a
 * browser takes: `makeSafe` has the last word on every element and attribute.
 */
export function parseMarkup(markup: string): MarkupNode[] {
  const root: MarkupElement = { name: '', attributes: [], children: [] };
  const open = [root];
  for (const { groups = {} } of markup.matchAll(PIECE)) {
    const { closed, opened, list = '', end, text } = groups;
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.children.push(decoded(text));
    if (closed !== undefined) open.length = Math.max(1, lastIndexOf(closed, open));
    if (opened === undefined) continue;
    const attributes = Array.from(list.matchAll(ATTRIBUTE), ([, name = '', ...values]) => {
      return [name, decoded(values.find((value) => value !== undefined) ?? '')] as const;
    });
    const element = { name: opened, attributes, children: [] };
    inside.children.push(element);
    if (!end && !VOID.has(opened.toLowerCase())) open.push(element);
  }
  return root.children;
}

/** The index of the element that an end tag closes; the length if there is none. */
function lastIndexOf(name: string, open: readonly MarkupElement[]): number {
  const at = open.findLastIndex((element) => element.name === name);
  return at < 0 ? open.length : at;
}

/** Character references; a backslash is not an escape here. */
function decoded(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, decodeString);
}
