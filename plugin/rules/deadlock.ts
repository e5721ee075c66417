import type { Deadlock, WaitEdge } from '../graph/constraints/model.ts';
import { MAX_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { counted, listed, quoted, taskName, taskNames } from './support/wording.ts';

/** Cap on steps in a message. */
const MAX_STEPS = 4;

export const deadlock: Rule = {
  summary: 'Dependencies and constraints together block tasks forever.',
  severity: 'error',
  *check({ graph }) {
    for (const found of graph.constraints.deadlocks) {
      if (found.isExplained || found.at.row?.isPlaceholder) continue;
      const { at, edges, groups } = found;
      const row = at.row?.row;
      const cell = row && ('constraint' in row ? row.constraint : row.group);
      yield {
        message: messageFor(found),
        hint: hintFor(found),
        position: cell ? cell.position : at.source?.position,
        related: [
          ...groups.map(({ row: { group } }) => ({
            message: `The atomic group ${quoted(group.text)} is done as a whole or not at all.`,
            position: group.position,
          })),
          ...edges.map((edge) => ({
            message: edge.row
              ? `This constraint puts ${taskName(edge.from)} before ${taskName(edge.to)}.`
              : `${taskName(edge.to)} depends on ${taskName(edge.from)}.`,
            position: edge.row ? edge.row.row.constraint.position : edge.step.source?.position,
          })),
        ].slice(0, MAX_RELATED),
      };
    }
  },
};

function messageFor({ edges, groups, members }: Deadlock): string {
  const steps = edges.slice(0, MAX_STEPS).map(stepOf);
  const more = edges.length > MAX_STEPS ? [`so on through ${counted(edges.length, 'step')}`] : [];
  const whole = groups.length > 0 ? `, and ${groupNames(groups)} cannot be done in parts` : '';
  return `${taskNames(members)} block each other forever: ${listed([...steps, ...more])}${whole}.`;
}

function groupNames(groups: Deadlock['groups']): string {
  const names = listed(groups.map(({ row: { group } }) => quoted(group.text)));
  return `the atomic group${groups.length === 1 ? '' : 's'} ${names}`;
}

function stepOf({ from, to, row }: WaitEdge): string {
  return `${taskName(to)} waits for ${taskName(from)}${row ? ' (constraint)' : ''}`;
}

/** A group cannot pause halfway: the tasks between its own have to join it, or not wait for it. */
function hintFor({ edges, groups }: Deadlock): string {
  const inGroups = new Set(groups.flatMap(({ tasks }) => tasks));
  const between = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter((id) => !inGroups.has(id));
  const [group] = groups;
  if (group && between.length > 0) {
    return `Add ${taskNames(between)} to the atomic group ${quoted(group.row.group.text)}, or remove one of these dependencies or constraints.`;
  }
  if (groups.length > 1)
    return 'Merge these atomic groups into one, or remove one of these dependencies or constraints.';
  return 'Remove one of these dependencies or constraints.';
}
