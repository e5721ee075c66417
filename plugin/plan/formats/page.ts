/** A file as its format's reader sees it. */
import type { ListItem, Nodes, Root } from 'mdast';
import { textOfLayout } from '../inline/inline-text.ts';
import { type Layout, layOut, textOf } from '../inline/layout.ts';
import type { Labels } from '../labels.ts';
import { lazy } from '../lazy.ts';
import type { InlineText } from '../model.ts';
import { type Outline, outlineOf } from '../outline.ts';
import { type Section, sectionsOf } from '../sections.ts';
import { boxOf, firstParagraph, statusOfMark } from '../status.ts';
import type { Source } from '../text/source.ts';

export interface Page {
  tree: Root;
  source: Source | null;
  /** The labels of fields that the plan may have. */
  labels: Labels;
  sections: readonly Section[];
  /** Keys of the front matter. */
  keys: readonly string[];
  /** Every list item with a box, in the order of the page: none in quotes, code and comments. */
  readonly boxes: readonly Box[];
  /** The outline in our own format, which other tools' files are weighed against. */
  readonly ours: Outline;
  /** Whether a box is within a task of ours, where it is a step. */
  isInOurs(box: Box): boolean;
}

/** A list item with a box. */
export interface Box {
  node: ListItem;
  /** Index of the root's child that it is in. */
  index: number;
  /** The nearest item with a box around it. */
  parent: Box | null;
  /** The character in the box. */
  mark: string;
  /** `- [ ]* 3.2`: the task may be left out. */
  isStarred: boolean;
  /** The first paragraph, laid out when it is first asked for. */
  readonly layout: Layout;
  readonly inlineText: InlineText;
  /** Where the text behind the box begins in the inline text. */
  from: number;
  textBehind: string;
}

export function pageOf(tree: Root, source: Source | null, labels: Labels, keys: readonly string[]): Page {
  const sections = sectionsOf(tree, source);
  const [boxes, ours] = [lazy(() => boxesIn(tree, source)), lazy(() => outlineOf(tree, sections, source, labels))];
  const items = lazy(() => new Set<Nodes>(ours().tasks.map(({ node }) => node)));
  return {
    tree,
    source,
    labels,
    sections,
    keys,
    get boxes() {
      return boxes();
    },
    get ours() {
      return ours();
    },
    isInOurs: (box) => {
      if (ours().outsideTasks(box.index) === null) return true;
      for (let one: Box | null = box; one; one = one.parent) if (items().has(one.node)) return true;
      return false;
    },
  };
}

/** The headings that a root child is under, the outermost first. */
export function sectionsAbove(sections: readonly Section[], index: number): Section[] {
  return sections.filter((section) => section.index < index && index < section.end);
}

/**
 * The headings that can be those of groups at a root child: all above it but the title of the page.
 *
 * @param isGroup whether a heading is that of a group even where it is the first
 */
export function groupsAbove(
  sections: readonly Section[],
  index: number,
  isGroup: (section: Section) => boolean,
): Section[] {
  const isTitle = (section: Section) => section === sections[0] && section.heading.depth === 1 && !isGroup(section);
  return sectionsAbove(sections, index).filter((section) => !isTitle(section));
}

function boxesIn({ children }: Root, source: Source | null): Box[] {
  const found: Box[] = [];
  for (const [index, root] of children.entries()) {
    if (root.type !== 'list') continue;
    const open = root.children.toReversed().map((node) => ({ node, parent: null as Box | null }));
    for (let next = open.pop(); next; next = open.pop()) {
      const box = boxIn(next.node, index, next.parent, source);
      if (box) found.push(box);
      const items = next.node.children.flatMap((child) => (child.type === 'list' ? child.children : []));
      for (const node of items.toReversed()) open.push({ node, parent: box ?? next.parent });
    }
  }
  return found;
}

/** GFM knows no box with a star behind it, so that it is still in the text. */
const starred = /^\s*\[([^\]\r\n])\uFE0F?\]\\?\*[ \t]+/u;

/** A mark that nobody defined makes no task, as in `- [P] tasks touch other files`. */
function boxIn(node: ListItem, index: number, parent: Box | null, source: Source | null): Box | null {
  const content = firstParagraph(node);
  const [first] = content ?? [];
  if (!content || !first) return null;
  const plain = boxOf(node);
  const star = plain || first.type !== 'text' ? null : starred.exec(first.value);
  const mark = plain?.mark ?? star?.[1];
  if (mark === undefined || statusOfMark(mark) === undefined) return null;
  const from = plain?.length ?? star?.[0].length ?? 0;
  const layout = lazy(() => layOut(content));
  const inlineText = lazy(() => textOfLayout(layout(), source));
  return {
    node,
    index,
    parent,
    mark,
    isStarred: star !== null,
    from,
    textBehind: textOf(content).slice(from),
    get layout() {
      return layout();
    },
    get inlineText() {
      return inlineText();
    },
  };
}
