import type { Edge, PlanGraph } from '../graph/model.ts';
import { readFlowchart } from '../plan/flowchart/flowchart.ts';
import type { InlineText } from '../plan/model.ts';
import type { Range } from '../plan/text/range.ts';
import { type Arrow, type DrawnId, differences } from './support/drawing.ts';
import { unknownInText } from './support/drawing-text.ts';
import type { Report } from './support/finding.ts';
import { nearestId } from './support/ids.ts';
import { MAX_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { listed, taskName, taskNames } from './support/wording.ts';

/** In a diagram that is not Mermaid only ids that no task has are reported. */
export const drawingMismatch: Rule = {
  summary: 'The dependency diagram disagrees with the declared dependencies.',
  severity: 'warning',
  *check({ plan: { drawing, drawn }, graph }) {
    if (!drawing || !drawn || graph.tasks.length === 0) return;
    const unknown = (one: DrawnId) => unknownId(one, drawn, graph);
    if (drawing.lang !== 'mermaid') {
      yield* unknownInText(drawn, graph).map(unknown);
      return;
    }
    const chart = readFlowchart(drawn.text);
    if (!chart) return;
    const found = differences(chart, graph);
    yield* found.unknown.map(unknown);
    if (found.isReversed) yield reversed(chart.head, drawn);
    yield* found.undeclared.map((arrows) => undeclared(arrows, drawn));
    if (found.missing.length > 0) yield missing(found.missing, chart.head, drawn);
  },
};

function unknownId({ id, at }: DrawnId, drawn: InlineText, { byId }: PlanGraph): Report {
  const near = nearestId(id, byId.keys());
  return {
    message: `The diagram shows ${taskName(id)}, which does not exist.`,
    hint: near === undefined ? 'Use the id of a task in this plan, or remove it.' : `Did you mean \`${near}\`?`,
    position: drawn.positionOf(at.from, at.to),
  };
}

function reversed(head: Range, drawn: InlineText): Report {
  return {
    message: 'The arrows in the diagram point the wrong way, from each task to the tasks it depends on.',
    hint: 'Draw each arrow from what comes first to what comes next: `A --> B` where B depends on A.',
    position: drawn.positionOf(head.from, head.to),
  };
}

function undeclared(arrows: readonly Arrow[], drawn: InlineText): Report {
  const from = [...new Set(arrows.flatMap((arrow) => arrow.from))];
  const to = [...new Set(arrows.flatMap((arrow) => arrow.to))];
  const at = arrows[0]?.edge.at ?? { from: 0, to: 0 };
  return {
    message: `The diagram has an arrow from ${taskNames(from)} to ${taskNames(to)}, but no such dependency is declared.`,
    hint: `Add ${taskName(from.at(-1) ?? '')} to the \`Depends on\` of ${taskName(to[0] ?? '')}, or remove the arrow.`,
    position: drawn.positionOf(at.from, at.to),
  };
}

function missing(edges: readonly Edge[], head: Range, drawn: InlineText): Report {
  const isOne = edges.length === 1;
  const arrows = listed(edges.map(({ from, to }) => `${from} → ${to}`));
  return {
    message: `The diagram leaves out ${isOne ? 'a declared dependency' : `${edges.length} declared dependencies`}: ${arrows}.`,
    hint: `Add ${isOne ? 'an arrow for it' : 'arrows for them'}, or remove the diagram: the page draws one from the tasks.`,
    position: drawn.positionOf(head.from, head.to),
    related: edges.slice(0, MAX_RELATED).map(({ from, to, source }) => ({
      message: `${taskName(to)} depends on ${taskName(from)}.`,
      position: source.position,
    })),
  };
}
