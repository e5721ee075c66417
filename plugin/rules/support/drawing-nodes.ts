import type { PlanGraph } from '../../graph/model.ts';
import type { FlowNode } from '../../plan/flowchart/chart.ts';
import type { Flowchart } from '../../plan/flowchart/flowchart.ts';
import { alphanumeric, startOfWords } from '../../plan/text/letters.ts';
import { anyId, inDigits, phaseId, phaseName, taskName } from '../../plan/vocabulary.ts';

/** The meaning of a node of a diagram. */
export type Meaning =
  /** Tasks: one for a node, several for a subgraph or a phase. */
  | { kind: 'tasks'; ids: readonly string[] }
  /** An id in the form of the plan's, which no task has. */
  | { kind: 'unknown'; id: string }
  /** Anything else. */
  | { kind: 'other' };

const idInLabel = new RegExp(`^(?:task\\s*#?|${taskName})?(${anyId})(?!${alphanumeric}|_)`, 'iu');
const phaseInLabel = new RegExp(`^${phaseName}(${phaseId})`, 'u');
const dotted = /^\d+(?:\.\d+)+[a-z]?$/;

/** The meaning of each node of a diagram, from its id or its label. */
export function meanings(chart: Flowchart, graph: PlanGraph): Map<string, Meaning> {
  const digits = Map.groupBy(graph.byId.keys(), (id) => id.replace(/\D+/g, ''));
  const depths = new Set([...graph.byId.keys()].map((id) => id.split('.').length));
  const found = new Map<string, Meaning>();
  for (const node of chart.nodes.values()) {
    if (!node.isGroup) found.set(node.id, meaningOf(node, graph, digits, depths));
  }
  for (const [id, ids] of tasksOfGroups(chart, found)) {
    const node = chart.nodes.get(id);
    const own = ids.length === 0 && node ? phaseNamed(node.label, graph) : null;
    found.set(id, own ?? { kind: 'tasks', ids });
  }
  return found;
}

function meaningOf(
  { id, label }: FlowNode,
  graph: PlanGraph,
  digits: ReadonlyMap<string, string[]>,
  depths: ReadonlySet<number>,
): Meaning {
  const words = plain(label);
  const named = idInLabel.exec(words)?.[1];
  if (named !== undefined && graph.byId.has(named)) return { kind: 'tasks', ids: [named] };
  if (named !== undefined && dotted.test(named) && depths.has(named.split('.').length))
    return { kind: 'unknown', id: named };
  return phaseNamed(words, graph) ?? byOwnId(id, graph, digits);
}

/** A label without tags, Markdown and leading decoration. */
function plain(label: string): string {
  const text = label.replace(/<[^<>]*>/g, ' ').replace(/[`*]/g, '');
  return text.slice(startOfWords(text));
}

function phaseNamed(words: string, { plan }: PlanGraph): Meaning | null {
  const id = inDigits(phaseInLabel.exec(words)?.[1] ?? '');
  const phase = plan.phases.find((one) => one.id === id);
  return phase ? { kind: 'tasks', ids: phase.tasks } : null;
}

/** `T1_1`, `task-1-1`, `1.1`; `T11` where only one task has these digits. */
function byOwnId(id: string, { byId }: PlanGraph, digits: ReadonlyMap<string, string[]>): Meaning {
  const bare = id.replace(/^(?:tasks?|[a-z])[_-]?(?=\d)/i, '');
  const spelled = [id, bare, bare.replace(/[_-]/g, '.')].find((one) => byId.has(one));
  if (spelled !== undefined) return { kind: 'tasks', ids: [spelled] };
  const [only, ...others] = /^\d+$/.test(bare) && bare !== id ? (digits.get(bare) ?? []) : [];
  return only !== undefined && others.length === 0 ? { kind: 'tasks', ids: [only] } : { kind: 'other' };
}

/** The tasks in each subgraph and in those within it. */
function tasksOfGroups({ nodes }: Flowchart, found: ReadonlyMap<string, Meaning>): Map<string, string[]> {
  const groups = new Map(
    [...nodes.values()].flatMap((node) => (node.isGroup ? [[node.id, [] as string[]] as const] : [])),
  );
  for (const node of nodes.values()) {
    const meaning = found.get(node.id);
    if (meaning?.kind !== 'tasks') continue;
    const met = new Set<string>();
    for (let parent = node.parent; parent !== null && !met.has(parent); parent = nodes.get(parent)?.parent ?? null) {
      met.add(parent);
      groups.get(parent)?.push(...meaning.ids);
    }
  }
  return groups;
}
