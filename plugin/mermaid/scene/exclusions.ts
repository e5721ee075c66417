import type { PlanGraph } from '../../graph/model.ts';
import type { PhaseIds } from './lines.ts';
import type { Line } from './scene.ts';

export function exclusionLines(_graph: PlanGraph, _ids: PhaseIds): Line[] {
  return [];
}
