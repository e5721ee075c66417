import type { Cycle, CycleEdge, PlanGraph } from '../graph/model.ts';
import type { Rule } from './support/rule.ts';
import { chain, counted, taskName } from './support/wording.ts';

/** Tasks that wait for each other: one finding for each strongly connected part, with its shortest cycle. */
export const dependencyCycle: Rule = {
  summary: 'Tasks depend on each other in a cycle.',
  severity: 'error',
  *check({ graph }) {
    for (const cycle of graph.cycles) {
      const fault = backwards(cycle, graph);
      yield {
        message: `Unexpected cycle ${walk(cycle)}${caught(cycle)}, expected an order in which the tasks can be done.`,
        hint: `Take one of these dependencies out${fault ? `, such as the one of ${taskName(fault.to)} on ${taskName(fault.from)}` : ''}.`,
        position: fault?.source.position,
        related: cycle.edges.map(({ from, to, source }) => ({
          message: `${taskName(to)} waits for ${taskName(from)}.`,
          position: source.position,
        })),
      };
    }
  },
};

/** The first edge by which a task waits for a later one: every cycle has one, and it is the likeliest to be a slip. */
function backwards({ edges }: Cycle, { byId }: PlanGraph): CycleEdge | undefined {
  const index = (id: string) => byId.get(id)?.index ?? 0;
  return edges.filter(({ from, to }) => index(from) > index(to)).sort((a, b) => index(a.to) - index(b.to))[0];
}

/** `1.1 → 1.2 → 1.1`: back to where it begins. */
function walk({ edges }: Cycle): string {
  const ids = [...edges.map(({ from }) => from), ...edges.slice(0, 1).map(({ from }) => from)];
  return chain(ids);
}

function caught({ members, edges }: Cycle): string {
  return members.length > edges.length ? ` among ${counted(members.length, 'task')} that wait for each other` : '';
}
