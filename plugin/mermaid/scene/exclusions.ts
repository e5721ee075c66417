import type { PlanGraph } from '../../graph/model.ts';
import { taskNode } from '../ids.ts';
import type { PhaseIds } from './lines.ts';
import type { Line } from './scene.ts';

/** A row that sets more pairs apart than this is left to its table. */
const MOST_PAIRS = 24;

/** One end: a task or a whole phase, and its place on the page. */
interface End {
  id: string;
  at: number;
}

/**
 * A line without direction for every pair of tasks that a row sets apart, each pair once; where a side is a whole phase,
 * the line leads to its frame. It goes from the earlier on the page to the later, so that it does not turn the layout round. A task
 * on both sides is on neither in the graph, so no line leads from a frame to what stands in it.
 */
export function exclusionLines({ constraints, byId, phases }: PlanGraph, ids: PhaseIds): Line[] {
  const place = (tasks: readonly string[]) => byId.get(tasks[0] ?? '')?.index ?? 0;
  const wholes = new Map(phases.map(({ phase }) => [JSON.stringify(phase.tasks), phase.id]));
  const ends = (tasks: readonly string[]): End[] => {
    const phase = tasks.length > 1 ? wholes.get(JSON.stringify(tasks)) : undefined;
    if (phase !== undefined) return [{ id: ids.get(phase) ?? '', at: place(tasks) }];
    return tasks.map((id) => ({ id: taskNode(id), at: place([id]) }));
  };
  const lines = constraints.mutualExclusion.flatMap(({ tasksA, tasksB }) => {
    const pairs = ends(tasksA).flatMap((one) => ends(tasksB).map((other): [End, End] => [one, other]));
    return pairs.length > MOST_PAIRS ? [] : pairs.map(lineOf);
  });
  return [...new Map(lines.map((line) => [`${line.from} ${line.to}`, line])).values()];
}

function lineOf([one, other]: [End, End]): Line {
  const [from, to] = one.at <= other.at ? [one, other] : [other, one];
  return { from: from.id, to: to.id, kind: 'exclusion' };
}
