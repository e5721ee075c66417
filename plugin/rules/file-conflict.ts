import type { TaskNode } from '../graph/model.ts';
import { type Touch, touches } from '../graph/touches.ts';
import { unorderedPairs } from '../graph/unordered.ts';
import type { Report } from './support/finding.ts';
import { MOST_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskName, taskNames } from './support/wording.ts';

/** One finding for each file, naming exactly the open tasks that no dependency orders and no row excludes. */
export const fileConflict: Rule = {
  summary: 'Tasks that can run at the same time change the same file.',
  severity: 'warning',
  check({ graph }) {
    const shared = [...touches(graph)].filter(([, by]) => by.length > 1);
    const { excludes } = graph.constraints;
    const free = shared.map(() => new Set<string>());
    const pairs = new Map<number, readonly [TaskNode, TaskNode]>();
    const groups = shared.map(([, by]) => by.map(({ node }) => node.index));
    unorderedPairs(graph, groups, (one, other, group) => {
      const [a, b] = [graph.tasks[one], graph.tasks[other]];
      if (!a || !b || excludes(a.task.id, b.task.id)) return;
      free[group]?.add(a.task.id).add(b.task.id);
      const first = pairs.get(group);
      if (!first || a.index < first[0].index || (a === first[0] && b.index < first[1].index)) pairs.set(group, [a, b]);
    });
    return shared.flatMap(([path, by], group) => {
      const pair = pairs.get(group);
      const concurrent = by.filter(({ node }) => free[group]?.has(node.task.id));
      return pair ? report(path, concurrent, pair) : [];
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
