import type { Cycle, CycleEdge, PlanGraph } from '../graph/model.ts';
import type { Rule } from './support/rule.ts';
import { alsoInCycles, chain, taskName, taskNames } from './support/wording.ts';

/** One finding for each strongly connected component, with its shortest cycle. */
export const dependencyCycle: Rule = {
  summary: 'Tasks depend on each other in a cycle.',
  severity: 'error',
  *check({ graph }) {
    for (const cycle of graph.cycles) {
      const backward = backwardEdge(cycle, graph);
      const example = backward && `, such as the one of ${taskName(backward.to)} on ${taskName(backward.from)}`;
      yield {
        message: messageFor(cycle),
        hint: `Remove one of these dependencies${example ?? ''}.`,
        position: backward?.source.position,
        related: cycle.edges.map(({ from, to, source }) => ({
          message: `${taskName(to)} depends on ${taskName(from)}.`,
          position: source.position,
        })),
      };
    }
  },
};

/** The first edge by which a task depends on a later one: every cycle has one, and it is the likeliest to be a slip. */
function backwardEdge({ edges }: Cycle, { byId }: PlanGraph): CycleEdge | undefined {
  const index = (id: string) => byId.get(id)?.index ?? 0;
  return edges.filter(({ from, to }) => index(from) > index(to)).sort((a, b) => index(a.to) - index(b.to))[0];
}

function messageFor({ members, edges }: Cycle): string {
  const ids = edges.map(({ from }) => from);
  const path = chain([...ids, ...ids.slice(0, 1)]);
  return `${taskNames(ids)} depend on each other: ${path}${alsoInCycles(members.length - ids.length)}.`;
}
