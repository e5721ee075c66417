import type { Sourced, Task } from '../plan/model.ts';
import { at, type Digraph, digraph } from './digraph.ts';
import type { Member } from './directory.ts';
import type { PlanGraph } from './model.ts';
import type { PlanLink } from './plan-links.ts';

/** The networks of several plans as one: first the tasks of all plans, plan by plan, then all other nodes. */
export interface Union {
  /** How many of the nodes are tasks. */
  tasks: number;
  taskOf: readonly Task[];
  memberOf: readonly Member[];
  forward: Digraph;
  backward: Digraph;
  from: readonly number[];
  to: readonly number[];
  arcs: readonly Arc[];
}

/** What one arc of a union is. */
interface Arc {
  /** Whether only the order of phases makes it. */
  implied: boolean;
  /** Whether it leads from plan to plan. */
  crosses: boolean;
  /** The words that make it, and where they stand; null for one that only gathers or spreads. */
  words: ((from: number, to: number) => { source: Sourced; owner: Member } | null) | null;
}

const spreading: Arc = { implied: false, crosses: false, words: null };

/** Joins the networks by the links between their plans, without the implied arcs for which `released` says so. */
export function unite(
  graphs: ReadonlyMap<Member, PlanGraph>,
  links: readonly PlanLink[],
  isReleased: (member: Member, task: string) => boolean,
): Union {
  const taskBase = offsets(graphs, ({ network }) => network.tasks, 0);
  const restBase = offsets(graphs, ({ network }) => network.forward.size - network.tasks, taskBase.end);
  const draft = { size: restBase.end, from: [] as number[], to: [] as number[], arcs: [] as Arc[] };
  const join = (from: number, to: number, arc: Arc) => {
    draft.from.push(from);
    draft.to.push(to);
    draft.arcs.push(arc);
  };
  const gates = new Map<unknown, number>();
  const gateTo = (member: Member, index: number): number => {
    const phase = member.plan.phases[index];
    const known = gates.get(phase);
    if (known !== undefined) return known;
    const gate = draft.size++;
    gates.set(phase, gate);
    const byId = graphs.get(member)?.byId;
    for (const id of phase?.tasks ?? []) join(gate, taskBase.of(member) + (byId?.get(id)?.index ?? 0), spreading);
    return gate;
  };

  for (const [member, { plan, network }] of graphs) {
    const first = taskBase.of(member);
    const node = (local: number) =>
      local < network.tasks ? first + local : restBase.of(member) + local - network.tasks;
    for (const [arc, from] of network.from.entries()) {
      const [to, cause] = [at(network.to, arc), at(network.causes, arc)];
      const implied = cause?.kind === 'implied';
      if (implied && isReleased(member, at(plan.tasks, to).id)) continue;
      const words: Arc['words'] = (one, other) => {
        const source = cause?.edge(one - first, other - first).source;
        return source ? { source, owner: member } : null;
      };
      join(node(from), node(to), cause ? { implied, crosses: false, words } : spreading);
    }
  }
  for (const { from, to, toPhase, source, owner } of links) {
    const end = toPhase ? gateTo(to.member, to.index) : taskBase.of(to.member) + to.index;
    const arc: Arc = { implied: false, crosses: true, words: () => ({ source, owner }) };
    join(taskBase.of(from.member) + from.index, end, arc);
  }
  const { size, from, to, arcs } = draft;
  return {
    tasks: taskBase.end,
    taskOf: [...graphs.values()].flatMap(({ plan }) => plan.tasks),
    memberOf: [...graphs.keys()].flatMap((member) => member.plan.tasks.map(() => member)),
    forward: digraph(size, from, to),
    backward: digraph(size, to, from),
    from,
    to,
    arcs,
  };
}

/** Where each plan's share of the nodes begins. */
function offsets(graphs: ReadonlyMap<Member, PlanGraph>, sizeOf: (graph: PlanGraph) => number, start: number) {
  const bases = new Map<Member, number>();
  let end = start;
  for (const [member, graph] of graphs) {
    bases.set(member, end);
    end += sizeOf(graph);
  }
  return { end, of: (member: Member) => bases.get(member) ?? 0 };
}
