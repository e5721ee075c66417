import type { Text } from 'mdast';
import type { Count, PlanGraph } from '../../graph/model.ts';
import type { Sourced } from '../../plan/model.ts';

/** Characters of the source that the page replaces. */
export interface Correction {
  from: number;
  to: number;
  /** The author's text, and its replacement. */
  typed: RegExp;
  counted: string;
}

/** Typed figures that disagree with the count: the page shows the counted ones, never these (FORMAT section 5). */
export function correctionsOf(graph: PlanGraph): Correction[] {
  const total = graph.plan.overview.totalTasks;
  const { progress } = graph;
  const right = total?.number === progress.total || total?.number === progress.total + progress.cancelled;
  return [
    ...(total && total.number !== null && !right ? correct(total, /\d+/, String(progress.total)) : []),
    ...graph.phases.flatMap(({ phase, count, status }) => [
      ...(phase.count ? correct(phase.count, ...figures(count, phase.count.value.done !== null)) : []),
      ...(phase.mark && phase.mark.value !== status ? correct(phase.mark, /.+/u, '') : []),
    ]),
  ];
}

/** A count is removed where there is nothing to count. */
function figures({ done, total, percent }: Count, isFraction: boolean): [RegExp, string] {
  if (percent === null) return [/.+/u, ''];
  return isFraction ? [/\d+\s*(?:\/|of)\s*\d+/, `${done}/${total}`] : [/\d+/, `${total}`];
}

function correct({ position }: Sourced<unknown>, typed: RegExp, counted: string): Correction[] {
  const from = position?.start.offset;
  const to = position?.end.offset;
  return from === undefined || to === undefined ? [] : [{ from, to, typed, counted }];
}

/** The text with the corrections inside it applied. */
export function corrected(node: Text, corrections: readonly Correction[]): Text {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined || end - start !== node.value.length) return node;
  const here = corrections.filter(({ from, to }) => from >= start && to <= end);
  const value = here.reduceRight((text, { from, to, typed, counted }) => {
    const [a, b] = [from - start, to - start];
    return text.slice(0, a) + text.slice(a, b).replace(typed, counted) + text.slice(b);
  }, node.value);
  return here.length === 0 ? node : { ...node, value };
}
