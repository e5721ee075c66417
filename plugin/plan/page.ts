/** A file as its readers see it. */
import type { ListItem, Nodes, PhrasingContent, Root } from 'mdast';
import { type FrontMatterRead, readFrontMatter } from './front-matter.ts';
import { textOfLayout } from './inline/inline-text.ts';
import { type Layout, layOut, textOf } from './inline/layout.ts';
import type { Labels } from './labels.ts';
import { lazy } from './lazy.ts';
import type { InlineText } from './model.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Section, type Sectioned, sectionsOf } from './sections.ts';
import { boxOf, firstParagraph, statusOfMark } from './status.ts';
import type { Source } from './text/source.ts';

/**
 * A file, of which most is read when it is first asked for. Like its boxes it is of a class: V8 gives each literal with a getter
 * a shape of its own, which keeps the file in memory until the next full collection.
 */
export class Page implements Sectioned {
  readonly tree: Root;
  readonly source: Source | null;
  readonly labels: Labels;
  readonly sections: readonly Section[];
  readonly front: FrontMatterRead;
  readonly #boxes = lazy(() => boxesIn(this.tree, this.source));
  readonly #ours = lazy(() => outlineOf(this));
  readonly #tasks = lazy(() => new Set<Nodes>(this.ours.tasks.map(({ node }) => node)));

  constructor(tree: Root, source: Source | null, labels: Labels) {
    this.tree = tree;
    this.source = source;
    this.labels = labels;
    this.front = readFrontMatter(tree, source);
    this.sections = sectionsOf(tree, source);
  }

  /** Every list item with a box, in the order of the page: none in quotes, code and comments. */
  get boxes(): readonly Box[] {
    return this.#boxes();
  }

  /** The outline in our own format, which other tools' files are weighed against. */
  get ours(): Outline {
    return this.#ours();
  }

  /** Whether a box is within a task of ours, where it is a step. */
  isInOurs(box: Box): boolean {
    if (this.ours.outsideTasks(box.index) === null) return true;
    for (let one: Box | null = box; one; one = one.parent) if (this.#tasks().has(one.node)) return true;
    return false;
  }
}

/** A list item with a box. */
export class Box {
  readonly node: ListItem;
  /** Index of the root's child that it is in. */
  readonly index: number;
  /** The nearest item with a box around it. */
  readonly parent: Box | null;
  /** The character in the box. */
  readonly mark: string;
  /** `- [ ]* 3.2`: the task may be left out. */
  readonly isStarred: boolean;
  /** The start of the text after the box, in the inline text. */
  readonly from: number;
  readonly textAfter: string;
  readonly #layout: () => Layout;
  readonly #inlineText: () => InlineText;

  constructor(
    { node, index, parent }: Pick<Box, 'node' | 'index' | 'parent'>,
    { mark, isStarred, from }: Pick<Box, 'mark' | 'isStarred' | 'from'>,
    content: readonly PhrasingContent[],
    source: Source | null,
  ) {
    this.node = node;
    this.index = index;
    this.parent = parent;
    this.mark = mark;
    this.isStarred = isStarred;
    this.from = from;
    this.textAfter = textOf(content).slice(from);
    this.#layout = lazy(() => layOut(content));
    this.#inlineText = lazy(() => textOfLayout(this.layout, source));
  }

  /** The first paragraph, laid out when it is first asked for. */
  get layout(): Layout {
    return this.#layout();
  }

  get inlineText(): InlineText {
    return this.#inlineText();
  }
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

/** GFM knows no box with a star after it, so that it is still in the text. */
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
  return new Box({ node, index, parent }, { mark, isStarred: star !== null, from }, content, source);
}
