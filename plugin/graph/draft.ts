import { coverer } from './cover.ts';
import type { Lookup } from './lookup.ts';
import type { Cause } from './model.ts';

/** A network that is still growing. */
export interface Draft {
  size: number;
  from: number[];
  to: number[];
  causes: (Cause | null)[];
  audiences: Map<number, readonly number[]>;
}

/** Adds an arc. */
export function join(draft: Draft, from: number, to: number, cause: Cause | null): void {
  draft.from.push(from);
  draft.to.push(to);
  draft.causes.push(cause);
}

/** The node that all tasks of a phase lead to. */
export function endOf(phase: number, lookup: Lookup): number {
  return lookup.tasks.length + phase;
}

/** Nodes that stand for tasks before a dependency, or behind one; those for the same audience are one. */
export function gates(tasks: number, draft: Draft) {
  const known = new Map<readonly number[], number>();
  const before = coverer(tasks, (...halves) => {
    const gate = draft.size++;
    for (const half of halves) join(draft, half, gate, null);
    return gate;
  });
  const behind = coverer(tasks, (...halves) => {
    const gate = draft.size++;
    for (const half of halves) join(draft, gate, half, null);
    return gate;
  });
  const gateTo = (audience: readonly number[]): number => {
    const gate = known.get(audience) ?? draft.size++;
    if (known.has(audience)) return gate;
    known.set(audience, gate);
    draft.audiences.set(gate, audience);
    for (const task of audience) join(draft, gate, task, null);
    return gate;
  };
  return { before, behind, gateTo };
}
