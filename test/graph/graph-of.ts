import type { PlanGraph } from '../../plugin/graph/model.ts';
import type { RelateOptions } from '../../plugin/graph/network.ts';
import { relate } from '../../plugin/graph/relate.ts';
import type { Plan } from '../../plugin/plan/model.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';

/** Reads a plan from its text. */
export function planOf(source: string): Plan {
  return readPlan(parseMarkdown(source), { id: 'plan', path: null, source });
}

/** The graph of a plan, from its text. */
export function graphOf(source: string, options?: RelateOptions): PlanGraph {
  return relate(planOf(source), options);
}

/** Tasks by their ids, with what they depend on and their marks; `-` cancels one. */
export function list(...tasks: [id: string, on?: string, mark?: string][]): string {
  const lines = tasks.map(([id, on, mark = ' ']) => {
    const text = mark === '-' ? `- [ ] ~~Task ${id}: T~~` : `- [${mark}] Task ${id}: T`;
    return `${text}\n${on ? `  - Depends on: ${on}\n` : ''}`;
  });
  return lines.join('');
}

/** `1.1 → 2.1` for each edge, which is easier to read than objects. */
export function arrows(edges: readonly { from: string; to: string }[]): string[] {
  return edges.map(({ from, to }) => `${from} → ${to}`);
}
