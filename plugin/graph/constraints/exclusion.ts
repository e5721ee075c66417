/** Mutual exclusion rows: which tasks they set apart. */
import type { Cell, MutualExclusionRow } from '../../plan/model.ts';
import type { Lookup } from '../lookup.ts';
import { maskedText } from './mask.ts';
import type { Names } from './mention.ts';
import { namedIn } from './naming.ts';
import { nobody, type Side, sideOf } from './side.ts';
import { sizeOf, union } from './union.ts';

/** A row, and what it binds to. */
export interface BoundExclusion {
  row: MutualExclusionRow;
  a: Side;
  b: Side;
  /** Whether both sides name something; then no side is empty. */
  bound: boolean;
}

/** Words before a task that make the cell mean something else than that task. */
const doubt =
  /(?<![\p{L}\p{N}])(?:before|after|during|while|when|until|since|unless|if|except|besides|without|outside|behind|from|for|not|no|never|other than|instead of|end of|half of|part of|most of|some of|any of|one of|first|last)(?![\p{L}\p{N}])/iu;

/** Reads both cells of a row. A row on a single task sets nothing apart. */
export function bindExclusion(row: MutualExclusionRow, lookup: Lookup, names: Names): BoundExclusion {
  const [inA, inB] = [row.a, row.b].map((cell) => namesOfCell(cell, names));
  const a = sideOf(inA ?? [], row.a, lookup, inB);
  const b = sideOf(inB ?? [], row.b, lookup, inA);
  const bound = a.stretches.length > 0 && b.stretches.length > 0 && sizeOf(union([...a.stretches, ...b.stretches])) > 1;
  return bound ? { row, a, b, bound } : { row, a: nobody, b: nobody, bound };
}

function namesOfCell(cell: Cell, names: Names) {
  const text = maskedText(cell.flow);
  return namedIn(text, { from: 0, to: text.length }, names, doubt);
}
