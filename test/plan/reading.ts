import type { Paragraph, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { inlineTextOf } from '../../plugin/plan/inline/inline-text.ts';
import type { InlineText, Plan, Sourced, Task } from '../../plugin/plan/model.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { type ReadOptions, readPlan } from '../../plugin/plan/read.ts';
import { sourceOf } from '../../plugin/plan/text/source.ts';

/** A plan from its Markdown, with positions. */
export function read(markdown: string, options: Partial<ReadOptions> = {}): Plan {
  return readPlan(parseMarkdown(markdown), { id: 'plan', path: null, source: markdown, ...options });
}

/** The one task of a plan. */
export function readOne(markdown: string): Task {
  const { tasks } = read(markdown);
  if (tasks.length !== 1 || !tasks[0]) throw new Error(`Expected one task, found ${tasks.length}.`);
  return tasks[0];
}

/** A list task with these lines below it, each a bullet of its own. */
export function listTask(lines: string[], mark = ' '): string {
  return [`- [${mark}] **Task 1.1**: Build it`, ...lines.map((line) => `  - ${line}`)].join('\n');
}

/** A heading task with these lines below it. */
export function headingTask(...lines: string[]): string {
  return ['### Task 1.1: Build it', '', ...lines].join('\n');
}

/** The source under a position; null for what has none. */
export function under(markdown: string, place: Position | Sourced<unknown> | null | undefined): string | null {
  const position = place && 'value' in place ? place.position : place;
  return position ? markdown.slice(position.start.offset, position.end.offset) : null;
}

/** The first paragraph of a text, and its inlineText. */
export function paragraphOf(markdown: string): { nodes: PhrasingContent[]; inlineText: InlineText } {
  const tree = parseMarkdown(markdown);
  const paragraph = tree.children.find((node): node is Paragraph => node.type === 'paragraph');
  const nodes = paragraph?.children ?? [];
  return { nodes, inlineText: inlineTextOf(nodes, sourceOf(markdown)) };
}
