import type { Heading, ListItem, Root } from 'mdast';
import type { PlanGraph, TaskNode } from '../graph/model.ts';
import type { Occurrence, Phase, Plan } from '../plan/model.ts';
import type { Finding } from '../rules/finding.ts';
import { headingIds } from './heading-ids.ts';

/** What a page needs beside the plan and its graph. */
export interface Parts {
  /** The drawn graph, or why it could not be drawn; null where there is nothing to draw. */
  diagram: { svg: string } | { fault: string } | null;
  /** The Mermaid text of the graph. */
  source: string;
  /** What the checker found; shown in a box at the top. */
  findings: readonly Finding[];
  /** Where a relative link leads on the published page; null where it leads nowhere. */
  link: (url: string) => string | null;
  /** `false` where the host prints the plan's title itself. */
  title?: boolean;
}

/** All that the pieces of a page share: look-ups from the tree's nodes to what they mean. */
export interface View {
  tree: Root;
  plan: Plan;
  graph: PlanGraph;
  parts: Parts;
  /** The anchor of each heading. */
  ids: ReadonlyMap<Heading, string>;
  phases: ReadonlyMap<Heading, Phase>;
  /** The copy of each task that counts. */
  cards: ReadonlyMap<Heading | ListItem, TaskNode>;
  /** Other copies, which become links. */
  mentions: ReadonlyMap<Heading | ListItem, { task: TaskNode; at: Occurrence }>;
  /** Every heading at which a task of the heading form ends. */
  stops: ReadonlySet<Heading | ListItem>;
}

/** Looks up everything once. */
export function viewOf(tree: Root, plan: Plan, graph: PlanGraph, parts: Parts): View {
  const cards = new Map(graph.tasks.map((task) => [task.task.at.node, task] as const));
  const mentions = new Map(
    graph.tasks.flatMap((task) => task.task.mentions.map((at) => [at.node, { task, at }] as const)),
  );
  const phases = new Map(plan.phases.map((phase) => [phase.node, phase] as const));
  const stops = new Set([
    ...cards.keys(),
    ...mentions.keys(),
    ...phases.keys(),
    ...plan.duplicates.map((d) => d.at.node),
  ]);
  return { tree, plan, graph, parts, ids: headingIds(tree, plan), phases, cards, mentions, stops };
}
