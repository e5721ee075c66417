import type { JudgedSequence, SequenceEvidence } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import { cycleOf } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import { relatedSteps, tasksOf } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { chain, quoted, taskName } from './support/wording.ts';

/** A sequence constraint that the dependencies turn round, or an earlier row does. A cycle explains what is caught in it. */
export const sequenceContradicted: Rule = {
  summary: 'The dependencies, or another row, contradict a sequence constraint.',
  severity: 'error',
  *check({ graph }) {
    const cycles = cycleOf(graph);
    for (const [judged, evidence] of judgedAs(graph.constraints.sequence, 'contradicted')) {
      const cycle = cycles.get(evidence.before);
      if (cycle !== undefined && cycle === cycles.get(evidence.after)) continue;
      const report = reportOf(judged, evidence, graph);
      if (report) yield report;
    }
  },
};

type Contradiction = Extract<SequenceEvidence, { verdict: 'contradicted' }>;

function reportOf({ row, index }: JudgedSequence, evidence: Contradiction, graph: PlanGraph): Report | null {
  const [before, after] = [taskName(evidence.before), taskName(evidence.after)];
  const { position } = row.constraint;
  if (evidence.path !== null) {
    return {
      message: `Unexpected ${before} before ${after}, expected the order of the dependencies: ${chain(tasksOf(evidence.path))}.`,
      hint: `Turn the constraint round, or take one of the dependencies out by which ${before} waits for ${after}.`,
      position,
      related: relatedSteps(evidence.path.steps),
    };
  }
  const other = graph.constraints.sequence[evidence.row];
  if (!other || other.index > index) return null;
  return {
    message: `Unexpected ${before} before ${after}, expected what an earlier row says: ${after} before ${before}.`,
    hint: `Keep one of the two rows, and enforce it with a \`Depends on\`.`,
    position,
    related: [
      { message: `${quoted(other.row.constraint.text)} says the opposite.`, position: other.row.constraint.position },
    ],
  };
}
