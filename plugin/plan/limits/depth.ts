/** What nests deeper in a tree than those who walk trees by recursion can bear. */
import type { Nodes, Root } from 'mdast';
import type { Fault } from '../model.ts';

/** Levels of nodes, of which lists and quotes within the limits take up to 130; at 2,000 the page cannot be written. */
const MOST_LEVELS = 500;

/** The first thing that stands too deep in emphasis and links; null where nothing does. */
export function depthExcess(tree: Root): Fault | null {
  const open: (readonly Nodes[])[] = [tree.children];
  const places = [0];
  for (let level = 0; level >= 0; level = open.length - 1) {
    const place = places[level] ?? 0;
    const node = open[level]?.[place];
    if (node === undefined) {
      open.pop();
      places.pop();
      continue;
    }
    if (level >= MOST_LEVELS) return tooDeep(node);
    places[level] = place + 1;
    if ('children' in node) {
      open.push(node.children);
      places.push(0);
    }
  }
  return null;
}

function tooDeep({ position }: Nodes): Fault {
  return {
    message: `Emphasis and links are nested more than ${MOST_LEVELS} levels deep here.`,
    hint: 'Put them into a code block, or nest them less deeply.',
    position,
  };
}
