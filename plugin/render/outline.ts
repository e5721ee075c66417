/** Which blocks of the page belong to which phase and to which task of the heading form. */
import type { Heading, RootContent } from 'mdast';
import type { TaskNode } from '../graph/model.ts';
import type { Phase } from '../plan/model.ts';
import type { View } from './view.ts';

/** The page's blocks, with those of a phase and of a task gathered. */
export type Section =
  | { kind: 'block'; node: RootContent }
  | { kind: 'phase'; phase: Phase; heading: Heading; children: Section[] }
  | { kind: 'task'; task: TaskNode; heading: Heading; blocks: RootContent[] };

/**
 * Gathers the top-level blocks: a phase reaches to the next heading of its level or higher, a task of the heading form
 * to the next such heading or to any phase or task. Thematic breaks at an end stay outside of what they separate.
 */
export function outline(blocks: readonly RootContent[], view: View): Section[] {
  const sections: Section[] = [];
  let index = 0;
  while (index < blocks.length) {
    const node = blocks[index] as RootContent;
    const phase = node.type === 'heading' ? view.phases.get(node) : undefined;
    const task = node.type === 'heading' ? view.cards.get(node) : undefined;
    let end = index + 1;
    if (node.type === 'heading' && (phase || task)) {
      end = endOf(blocks, index, (next) => next.depth <= node.depth || (task !== undefined && view.sites.has(next)));
      const inner = blocks.slice(index + 1, end);
      if (task) sections.push({ kind: 'task', task, heading: node, blocks: inner });
      else if (phase) sections.push({ kind: 'phase', phase, heading: node, children: outline(inner, view) });
    } else {
      sections.push({ kind: 'block', node });
    }
    index = end;
  }
  return sections;
}

function endOf(blocks: readonly RootContent[], from: number, ends: (heading: Heading) => boolean): number {
  const next = blocks.findIndex((node, index) => index > from && node.type === 'heading' && ends(node));
  let end = next < 0 ? blocks.length : next;
  while (end > from + 1 && blocks[end - 1]?.type === 'thematicBreak') end--;
  return end;
}
