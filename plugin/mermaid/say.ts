/** The words of drawings. Texts with plural forms take a `count`. */
type DrawingKey =
  | `state.${'todo' | 'ready' | 'waiting' | 'in-progress' | 'done' | 'blocked' | 'cancelled'}`
  | `drawing.${
      | 'all-or-nothing'
      | 'also'
      | 'arrows'
      | 'blocks-of'
      | 'critical'
      | 'cycle'
      | 'depends-on-of'
      | 'direction'
      | 'done-of'
      | 'done-when'
      | 'foreign'
      | 'in-cycle'
      | 'in-phases'
      | 'in-plan'
      | 'neighbours'
      | 'neighbour-phases'
      | 'no-phase'
      | 'no-plan'
      | 'no-task'
      | 'orphan'
      | 'outside'
      | 'outsides'
      | 'on-path'
      | 'pairs'
      | 'phase'
      | 'sequence-row'
      | 'tasks-done'
      | 'unblocks'
      | 'unknown'}`
  | 'phases'
  | 'tasks';

/** Returns a text in the reader's language. */
export type Say = (key: DrawingKey, values?: Readonly<Record<string, string | number>>) => string;
