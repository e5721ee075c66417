/** The verdicts of sequence rows (FORMAT section 4). */
import { lazy } from '../../plan/lazy.ts';
import type { SequenceRow } from '../../plan/model.ts';
import { at } from '../algorithms/digraph.ts';
import type { UnjudgedGraph } from '../model.ts';
import { pathBetween, toPath } from '../paths.ts';
import { isClosed } from '../progress.ts';
import type { BoundPair } from './bind.ts';
import type { JudgedSequence, SequenceEvidence } from './model.ts';
import { findPair, idsOf, notAfter, opposed, opposingRows, type Pair, pathsBetween } from './pairs.ts';

/** Judges all rows together: what a row says of two tasks can contradict what another says. */
export function judgeSequence(rows: readonly BoundPair<SequenceRow>[], graph: UnjudgedGraph): JudgedSequence[] {
  const bound = rows.filter(({ unbound }) => unbound === null);
  const opposing = opposingRows(graph.network, bound);
  return rows.map((row) => {
    const [verdict, evidence] = decide(row, opposing, graph);
    const { one, other, ...rest } = row;
    return { ...rest, before: one.ids, after: other.ids, verdict, evidence };
  });
}

/** The first verdict that holds, and how to find the evidence for it. */
function decide(
  row: BoundPair<SequenceRow>,
  opposing: ReturnType<typeof opposingRows>,
  graph: UnjudgedGraph,
): [SequenceEvidence['verdict'], () => SequenceEvidence] {
  const { one, other, unbound } = row;
  if (unbound !== null) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound })];
  const { network, plan } = graph;
  const pairing = { some: one.tasks, others: other.tasks };
  const byField = findPair(network, pairing, 'declared', opposed);
  if (byField) return ['contradicted', lazy(() => contradictedByField(byField, graph))];
  const byRow = opposing(row);
  if (byRow) {
    const [before = '', after = ''] = idsOf(byRow.pair, graph);
    return ['contradicted', () => ({ verdict: 'contradicted', before, after, path: null, row: byRow.row.index })];
  }
  const open = one.tasks.filter((task) => !isClosed(at(plan.tasks, task).status));
  const started = other.tasks.filter((task) => ['in-progress', 'done'].includes(at(plan.tasks, task).status));
  if (open.some((task) => started.some((later) => task !== later))) {
    return ['broken', lazy(() => ({ verdict: 'broken', open: idsOf(open, graph), started: idsOf(started, graph) }))];
  }
  const loose = findPair(network, pairing, 'all', notAfter);
  if (!loose) return ['enforced', lazy(() => ({ verdict: 'enforced', ...pathsBetween(graph, one, other) }))];
  const [, after] = loose;
  const isMissing = (id: string) => {
    const task = graph.byId.get(id)?.index ?? -1;
    return task !== after && !network.reach.all.waitsFor(after, task);
  };
  const missing = lazy(() => one.ids.filter(isMissing));
  return ['unenforced', () => ({ verdict: 'unenforced', after: at(plan.tasks, after).id, missing: missing() })];
}

function contradictedByField(pair: Pair, graph: UnjudgedGraph): SequenceEvidence {
  const [before = '', after = ''] = idsOf(pair, graph);
  const path = toPath(pathBetween(graph, after, before, 'declared') ?? []);
  return { verdict: 'contradicted', before, after, path, row: null };
}
