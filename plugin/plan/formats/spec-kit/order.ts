/** The order of groups and tasks of spec-kit whose dependencies are not written down: that of the tool's own command. */
import type { PhaseKind, Plan } from '../../model.ts';
import { type ImpliedOrder, inRuns } from '../format.ts';

/** Stories follow the foundations and not each other, what is final follows all, and plain groups the one before them. */
export function order({ phases, tasks }: Pick<Plan, 'phases' | 'tasks'>): ImpliedOrder {
  const last = (kind: PhaseKind, before: number) => phases.findLastIndex((one, at) => at < before && one.kind === kind);
  const one = (index: number) => (index < 0 ? [] : [index]);
  const isSequential = phases.every(({ kind }) => kind === 'plain');
  const phasesBefore = (index: number): readonly number[] => {
    const kind = isSequential ? 'plain' : phases[index]?.kind;
    if (kind === 'setup') return [];
    if (kind === 'foundational') return one(last('setup', index));
    if (kind === 'story') return one(last(last('foundational', index) < 0 ? 'setup' : 'foundational', index));
    return kind === 'final' ? [...Array(index).keys()] : one(index - 1);
  };
  const before = inRuns(tasks);
  return { phasesBefore, tasksBefore: (task) => before[task] ?? [] };
}
