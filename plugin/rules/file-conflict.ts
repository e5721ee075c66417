import type { TaskNode } from '../graph/model.ts';
import { type Touch, touches } from '../graph/touches.ts';
import type { Report } from './support/finding.ts';
import { MOST_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskName, taskNames } from './support/wording.ts';

/** One finding for each file, naming exactly the open tasks that no dependency orders and no row excludes. */
export const fileConflict: Rule = {
  summary: 'Tasks that can run at the same time change the same file.',
  severity: 'warning',
  check({ graph }) {
    const { excludes } = graph.constraints;
    const { waitsFor } = graph.network.reach.all;
    const isFree = (a: TaskNode, b: TaskNode) =>
      !waitsFor(a.index, b.index) && !waitsFor(b.index, a.index) && !excludes(a.task.id, b.task.id);
    return [...touches(graph)].flatMap(([path, by]) => {
      const free = new Set<TaskNode>();
      let first: readonly [TaskNode, TaskNode] | null = null;
      for (const [place, { node: one }] of by.entries()) {
        for (const { node: other } of by.slice(place + 1)) {
          if (!isFree(one, other)) continue;
          first ??= [one, other];
          free.add(one).add(other);
        }
      }
      const concurrent = by.filter(({ node }) => free.has(node));
      return first ? report(path, concurrent, first) : [];
    });
  },
};

function report(path: string, by: readonly Touch[], [one, other]: readonly [TaskNode, TaskNode]): Report {
  const [a, b] = [taskName(one.task.id), taskName(other.task.id)];
  const at = by.find(({ node }) => node === other)?.source;
  return {
    message: `${taskNames(by.map(({ node }) => node.task.id))} ${by.length === 2 ? 'both' : 'all'} change ${quoted(path)}, and nothing keeps them from running at the same time.`,
    hint: `Make ${b} depend on ${a}, or add a row \`| ${a} | ${b} | Same file |\` under Mutual Exclusion.`,
    position: at?.position,
    related: by
      .filter(({ source }) => source !== at)
      .slice(0, MOST_RELATED)
      .map(({ node, source }) => ({
        message: `${taskName(node.task.id)} also changes it.`,
        position: source.position,
      })),
  };
}
