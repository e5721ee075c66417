import { type ConstraintRow, placeholderOf } from '../../plan/template.ts';
import { lazy } from '../lists.ts';
import type { BoundPair, BoundRow } from './bind.ts';
import type { CellMentions } from './model.ts';
import type { Side } from './side.ts';

/** A verdict, and how to find the evidence for it. */
export type Decided<Evidence extends { verdict: string }> = readonly [Evidence['verdict'], () => Evidence];

/** A row that was judged, by its place in its table. */
export abstract class Judged<Row extends ConstraintRow, Evidence> {
  readonly row: Row;
  readonly index: number;
  readonly #mentions: () => readonly CellMentions[];
  readonly #evidence: () => Evidence;

  constructor({ row, mentions }: BoundRow<Row>, index: number, evidence: () => Evidence) {
    this.row = row;
    this.index = index;
    this.#mentions = mentions;
    this.#evidence = lazy(evidence);
  }

  get isPlaceholder(): boolean {
    return placeholderOf(this.row) !== undefined;
  }

  get mentions(): readonly CellMentions[] {
    return this.#mentions();
  }

  get evidence(): Evidence {
    return this.#evidence();
  }
}

/** A row of two sides. */
export abstract class JudgedPair<Row extends ConstraintRow, Evidence extends { verdict: string }> extends Judged<
  Row,
  Evidence
> {
  readonly unbound: BoundPair<Row>['unbound'];
  readonly verdict: Evidence['verdict'];
  protected readonly one: Side;
  protected readonly other: Side;

  constructor(bound: BoundPair<Row>, index: number, [verdict, evidence]: Decided<Evidence>) {
    super(bound, index, evidence);
    this.unbound = bound.unbound;
    this.verdict = verdict;
    this.one = bound.one;
    this.other = bound.other;
  }
}
