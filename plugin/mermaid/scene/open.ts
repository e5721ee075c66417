import { transitiveReduction } from '../../graph/algorithms/closure.ts';
import type { PhaseNode, PlanGraph } from '../../graph/model.ts';
import { isClosed } from '../../graph/progress.ts';
import { phaseNodes } from '../ids.ts';
import { foldedLabel } from '../labels.ts';
import type { BoxOptions } from './boxes.ts';
import { phaseBox, strongest } from './overview.ts';
import type { Box, Line, Scene } from './scene.ts';

/** Phases with nothing left to do, where something else is left; each with its Mermaid id. */
export function foldedPhases({ phases, tasks, byId }: PlanGraph): ReadonlyMap<PhaseNode, string> {
  const names = phaseNodes(phases.map(({ phase }) => phase));
  const isOver = (id: string) => isClosed(byId.get(id)?.task.status ?? 'done');
  const over = phases.filter(({ phase }) => phase.tasks.length > 0 && phase.tasks.every(isOver));
  const isAll = tasks.every(({ task }) => isClosed(task.status));
  return new Map(isAll ? [] : over.map((node) => [node, names.get(node.phase) ?? '']));
}

/**
 * The whole with each folded phase as one box, which leads to the phase in the drawing of the whole. What concerns nothing
 * but folded phases is left out.
 *
 * @param drawing render id of the drawing of the whole
 */
export function openScene(
  whole: Scene,
  folded: ReadonlyMap<PhaseNode, string>,
  drawing: string,
  options: BoxOptions,
): Scene {
  const boxes = [...folded].map(([node, id]) => foldedBox(node, id, drawing, options));
  const ids = new Set(folded.values());
  const homes = new Map(
    whole.frames
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, boxes }): [string, string][] => boxes.map((box) => [box.id, id])),
  );
  const moved = whole.lines.map((line): Line => {
    return { ...line, from: homes.get(line.from) ?? line.from, to: homes.get(line.to) ?? line.to };
  });
  const isGone = ({ id }: Box) => {
    const ends = moved.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    return ends.length > 0 && ends.every((end) => ids.has(end));
  };
  const gone = new Set(whole.boxes.filter(isGone).map(({ id }) => id));
  const isShown = ({ from, to, kind }: Line) =>
    !(ids.has(from) && (ids.has(to) || kind === 'exclusion')) &&
    !(ids.has(to) && kind === 'exclusion') &&
    !gone.has(from) &&
    !gone.has(to);
  return {
    frames: whole.frames.filter(({ id }) => !ids.has(id)),
    boxes: [...boxes, ...whole.boxes.filter(({ id }) => !gone.has(id))],
    lines: withoutImplied(strongest(moved.filter(isShown)), ids),
  };
}

function foldedBox(node: PhaseNode, id: string, drawing: string, options: BoxOptions): Box {
  return {
    ...phaseBox(node, id, options, []),
    label: foldedLabel(node, options.say),
    href: `#${drawing}-phase-${id}`,
  };
}

/** Leaves one line from a finished phase, to the first task that it made possible. */
function withoutImplied(lines: readonly Line[], folded: ReadonlySet<string>): Line[] {
  const kept = new Set(transitiveReduction(lines));
  return lines.filter((line) => !folded.has(line.from) || kept.has(line));
}
