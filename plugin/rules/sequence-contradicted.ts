import type { JudgedSequence, SequenceEvidence } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import { inSameCycle } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import { relatedSteps, tasksOf } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { chain, taskName } from './support/wording.ts';

/** Of two rows that contradict each other the later one is reported. What a dependency cycle explains is left to it. */
export const sequenceContradicted: Rule = {
  summary: 'The dependencies, or another row, contradict a sequence constraint.',
  severity: 'error',
  *check({ graph }) {
    const isExplained = inSameCycle(graph);
    for (const [judged, evidence] of judgedAs(graph.constraints.sequence, 'contradicted')) {
      if (isExplained(evidence.before, evidence.after)) continue;
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
      message: `This constraint puts ${before} before ${after}, but the dependencies put it after ${after}: ${chain(tasksOf(evidence.path))}.`,
      hint: 'Reverse the constraint, or remove one of these dependencies.',
      position,
      related: relatedSteps(evidence.path.steps),
    };
  }
  const other = graph.constraints.sequence[evidence.row];
  if (!other || other.index > index) return null;
  return {
    message: `This constraint puts ${before} before ${after}, but an earlier row puts ${after} before ${before}.`,
    hint: 'Remove one of the two rows, and enforce the other with a `Depends on`.',
    position,
    related: [{ message: `This row puts ${after} before ${before}.`, position: other.row.constraint.position }],
  };
}
