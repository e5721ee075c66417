import type { Deadlock, WaitEdge } from '../graph/constraints/model.ts';
import type { Rule } from './support/rule.ts';
import { counted, listed, quoted, taskName } from './support/wording.ts';

/** More than anybody follows. */
const MOST_NAMED = 6;
const MOST_RELATED = 20;

/** Dependencies, sequence constraints and atomic groups block each other for good. */
export const deadlock: Rule = {
  summary: 'Dependencies and constraints together block tasks forever.',
  severity: 'error',
  *check({ graph }) {
    for (const found of graph.constraints.deadlocks) {
      if (found.isExplained || found.at.row?.isPlaceholder) continue;
      const { edges, groups, at, members } = found;
      const shown = edges.slice(0, MOST_NAMED).map(edgeWords);
      const more = edges.length > MOST_NAMED ? `, and so on through ${counted(edges.length, 'step')}` : '';
      const whole =
        groups.length > 0
          ? `, and ${listed(groups.map(({ row: { group } }) => quoted(group.text)))} cannot be done in parts`
          : '';
      const row = at.row?.row;
      const cell = row && ('constraint' in row ? row.constraint : row.group);
      yield {
        message: `Unexpected deadlock of ${counted(members.length, 'task')}: ${shown.join(', ')}${more}${whole}; expected an order in which all of it can be done.`,
        hint: advice(found),
        position: cell ? cell.position : at.source?.position,
        related: [
          ...groups.map(({ row: { group } }) => ({
            message: `${quoted(group.text)} is done as a whole or not at all.`,
            position: group.position,
          })),
          ...edges.map((edge) => ({
            message: `${taskName(edge.to)} waits for ${taskName(edge.from)}${edge.row ? ' by this constraint' : ''}.`,
            position: edge.row ? edge.row.row.constraint.position : edge.step.source?.position,
          })),
        ].slice(0, MOST_RELATED),
      };
    }
  },
};

function edgeWords({ from, to, row }: WaitEdge): string {
  return `${taskName(to)} waits for ${taskName(from)}${row ? ' (by a constraint)' : ''}`;
}

/** A group cannot pause halfway: what lies between its tasks has to be done in it, or not wait for them. */
function advice({ edges, groups }: Deadlock): string {
  const inGroups = new Set(groups.flatMap(({ tasks }) => tasks));
  const between = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter((id) => !inGroups.has(id));
  const [group] = groups;
  if (group && between.length > 0) {
    return `Take ${listed(between.map(taskName))} into the group ${quoted(group.row.group.text)}, or take one of these waits out.`;
  }
  return groups.length > 1
    ? 'Make one group of these, or take one of these waits out.'
    : 'Take one of these waits out.';
}
