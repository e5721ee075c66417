import type { Cell } from '../../plan/model.ts';
import { lookUp } from '../lookup.ts';
import type { PlanGraph } from '../model.ts';
import { maskedText } from './mask.ts';
import { type Mention, mentionsIn } from './mention.ts';
import { sidesOf } from './sentence.ts';
import { namesOf, targetsOf } from './side.ts';

/**
 * Tells which words of a cell name tasks and phases of the plan, whether its row is bound or not: for links. Offsets count
 * in `cell.text`; `Phase 1` is told from `Task 1` by the kind of its reference.
 */
export function nameFinder({ plan, elsewhere }: Pick<PlanGraph, 'plan' | 'elsewhere'>): (cell: Cell) => Mention[] {
  const lookup = lookUp(plan, elsewhere);
  const names = namesOf(lookup);
  return (cell) => {
    const text = maskedText(cell.flow);
    return sidesOf(text)
      .flatMap((side) => (side ? mentionsIn(text, side, names) : []))
      .filter((mention) => targetsOf(mention, cell, lookup).some(({ kind }) => kind === 'tasks' || kind === 'phases'));
  };
}
