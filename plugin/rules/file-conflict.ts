import type { TaskNode } from '../graph/model.ts';
import { type Touch, touches } from '../graph/touches.ts';
import { unorderedPairs } from '../graph/unordered.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { listed, quoted, taskName } from './support/wording.ts';

/** A file that open tasks touch which nothing orders or excludes: one finding for each file. */
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
      return pair
        ? report(
            path,
            by.filter(({ node }) => free[group]?.has(node.task.id)),
            pair,
          )
        : [];
    });
  },
};

function report(path: string, by: readonly Touch[], [one, other]: readonly [TaskNode, TaskNode]): Report {
  const names = listed(by.map(({ node }) => taskName(node.task.id)));
  const [a, b] = [taskName(one.task.id), taskName(other.task.id)];
  const at = by.find(({ node }) => node === other)?.source;
  return {
    message: `Unexpected ${quoted(path)} in ${names}, which may run at the same time, expected an order or an exclusion between them.`,
    hint: `Add \`- **Depends on**: ${a}\` to ${b}, or a row \`| ${a} | ${b} | Same file |\` under Mutual Exclusion.`,
    position: at?.position,
    related: by
      .filter(({ source }) => source !== at)
      .slice(0, MOST_RELATED)
      .map(({ node, source }) => ({
        message: `${taskName(node.task.id)} touches it here.`,
        position: source.position,
      })),
  };
}

/** More than anybody follows. */
const MOST_RELATED = 20;
