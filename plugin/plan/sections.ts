import type { Heading, Root, RootContent } from 'mdast';
import { inlineTextOf } from './inline/inline-text.ts';
import type { Labels } from './labels.ts';
import type { InlineText } from './model.ts';
import { startOfWords } from './text/letters.ts';
import type { Source } from './text/source.ts';

/** A heading and the content under it, up to the next heading of its level or higher. */
export interface Section {
  heading: Heading;
  /** Index of the heading among the root's children. */
  index: number;
  /** Index of the first child that is no longer under it. */
  end: number;
  inlineText: InlineText;
  /** The heading's text, without surrounding space and leading marks. */
  title: string;
  /** Everything under it, sub-headings included. */
  content: RootContent[];
}

/** A file and its sections. */
export interface Sectioned {
  readonly tree: Root;
  /** Without its text, what is read has no positions. */
  readonly source: Source | null;
  /** The labels of fields that the plan may have. */
  readonly labels: Labels;
  /** In the order of the page. */
  readonly sections: readonly Section[];
}

/** The content of a heading, up to its first subheading. */
export function ownContent({ content }: Pick<Section, 'content'>): RootContent[] {
  const end = content.findIndex(({ type }) => type === 'heading');
  return end < 0 ? content : content.slice(0, end);
}

/** All sections of a tree, in the order of the page; a sub-heading's section lies within its parent's. */
export function sectionsOf(tree: Root, source: Source | null): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  tree.children.forEach((node, index) => {
    if (node.type !== 'heading') return;
    while (open.length > 0 && (open.at(-1)?.heading.depth ?? 0) >= node.depth) close(open.pop(), index, tree);
    const inlineText = inlineTextOf(node.children, source);
    const title = inlineText.text.slice(startOfWords(inlineText.text)).trim();
    const section: Section = { heading: node, index, end: tree.children.length, inlineText, title, content: [] };
    sections.push(section);
    open.push(section);
  });
  for (const section of open) close(section, tree.children.length, tree);
  return sections;
}

function close(section: Section | undefined, end: number, tree: Root): void {
  if (!section) return;
  section.end = end;
  section.content = tree.children.slice(section.index + 1, end);
}
