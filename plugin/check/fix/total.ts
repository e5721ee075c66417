import type { PlanGraph } from '../../graph/model.ts';
import type { Plan } from '../../plan/model.ts';
import { type Edit, replacing } from './edit.ts';

/** Writes the count into Total Tasks. Only to be called where it is wrong. */
export function totalEdits({ overview }: Plan, { progress }: PlanGraph, source: string): Edit[] {
  const digits = overview.totalTasks?.digits;
  return digits ? replacing(digits, String(progress.total), source) : [];
}
