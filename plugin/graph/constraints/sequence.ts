/** The verdicts of sequence rows (FORMAT section 4). */
import type { SequenceRow } from '../../plan/model.ts';
import { ancestors } from '../ancestors.ts';
import { at } from '../digraph.ts';
import type { PlanGraph } from '../model.ts';
import { isSettled } from '../progress.ts';
import type { BoundPair } from './bind.ts';
import { type Decided, JudgedPair } from './judged.ts';
import type { JudgedSequence, Path, SequenceEvidence } from './model.ts';
import { type Opposition, opposingRows } from './opposing.ts';
import { type FindPairs, notAfter, opposed, type Pair } from './pairs.ts';
import type { Side } from './side.ts';
import { type Selection, selectedPair, selection } from './statuses.ts';
import { countPairs, idOf, waysBetween, wayTo } from './ways.ts';

/** Judges all rows together: what a row says of two tasks can contradict what another says. */
export function judgeSequence(
  rows: readonly BoundPair<SequenceRow>[],
  graph: PlanGraph,
  findPairs: FindPairs,
): JudgedSequence[] {
  const { plan } = graph;
  const bound = [...rows.entries()].filter(([, { unbound }]) => unbound === null);
  const pairings = bound.map(([, { one, other }]) => ({ some: one.stretches, others: other.stretches }));
  const byField = findPairs(pairings, 'declared', opposed);
  const byRow = opposingRows(plan.tasks.length, findPairs, pairings, byField);
  const loose = findPairs(pairings, 'all', notAfter);
  const open = selection(plan.tasks, (status) => !isSettled(status));
  const started = selection(plan.tasks, (status) => status === 'in-progress' || status === 'done');
  const facts = new Map(
    bound.map(([index], place) => {
      const opposition = at(byRow, place);
      const other = opposition && { ...opposition, row: at(bound, opposition.row)[0] };
      return [index, { byField: at(byField, place), byRow: other, loose: at(loose, place) }] as const;
    }),
  );
  return rows.map((row, index) => new JudgedOrder(row, index, decide(row, facts.get(index), open, started, graph)));
}

/** What is known of the pairs of a bound row. */
interface Facts {
  /** One that declared edges order the other way round. */
  byField: Pair | null;
  byRow: Opposition | null;
  /** One that nothing orders as the row does. */
  loose: Pair | null;
}

function decide(
  { one, other, unbound }: BoundPair<SequenceRow>,
  facts: Facts | undefined,
  open: Selection,
  started: Selection,
  graph: PlanGraph,
): Decided<SequenceEvidence> {
  if (unbound !== null || !facts) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound ?? 'no-names' })];
  const { byField, byRow, loose } = facts;
  if (byField || byRow) return ['contradicted', () => contradiction(byField, byRow, graph)];
  if (selectedPair(one.stretches, open, other.stretches, started)) {
    const ids = (indexes: readonly number[]) => indexes.map((index) => idOf(graph, index));
    const left = () => ids(open.all(one.stretches));
    const begun = () => ids(started.all(other.stretches));
    return ['broken', () => ({ verdict: 'broken', open: left(), started: begun() })];
  }
  if (loose) {
    return ['unenforced', () => lack(one, idOf(graph, loose[1]), graph)];
  }
  const ways = () => waysBetween(graph, one, other);
  return ['enforced', () => ({ verdict: 'enforced', paths: ways(), pairs: countPairs(one, other) })];
}

/** What a task does not wait for, of all that it ought to. */
function lack(one: Side, after: string, graph: PlanGraph): SequenceEvidence {
  const ids = one.ids();
  if (ids.length === 1) return { verdict: 'unenforced', after, missing: ids };
  const met = new Set([...ancestors(graph, after), after]);
  return { verdict: 'unenforced', after, missing: ids.filter((id) => !met.has(id)) };
}

function contradiction(byField: Pair | null, byRow: Opposition | null, graph: PlanGraph): SequenceEvidence {
  const [before, after] = (byField ?? byRow?.pair ?? []).map((index) => idOf(graph, index)) as [string, string];
  if (byRow) return { verdict: 'contradicted', before, after, path: null, row: byRow.row };
  const path = wayTo(graph, before, after, 'declared') as Path;
  return { verdict: 'contradicted', before, after, path, row: null };
}

class JudgedOrder extends JudgedPair<SequenceRow, SequenceEvidence> implements JudgedSequence {
  get before(): readonly string[] {
    return this.one.ids();
  }

  get after(): readonly string[] {
    return this.other.ids();
  }
}
