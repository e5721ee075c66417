import { type ConstraintRow, placeholderOf } from '../../plan/template.ts';

/** A row that was judged, by its place in its table. */
export abstract class Judged<Row extends ConstraintRow> {
  readonly row: Row;
  readonly index: number;
  readonly isPlaceholder: boolean;

  constructor(row: Row, index: number) {
    this.row = row;
    this.index = index;
    this.isPlaceholder = placeholderOf(row) !== undefined;
  }
}
