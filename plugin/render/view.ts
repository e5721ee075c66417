import type { Heading, ListItem, Root, Table } from 'mdast';
import type { Position } from 'unist';
import type { Deadlock, JudgedClaim } from '../graph/constraints/model.ts';
import type { PlanGraph, TaskNode } from '../graph/model.ts';
import type { Beside } from '../plan/formats/beside.ts';
import { headingIds } from '../plan/heading-ids.ts';
import { sectionEnds } from '../plan/html-tags.ts';
import type { Phase, Plan } from '../plan/model.ts';
import { everyNode } from '../plan/walk.ts';
import type { Finding } from '../rules/support/finding.ts';
import { type JudgedTable, judgedTables, type RowWithVerdict, rowIds } from './constraint/verdict.ts';
import { type Correction, correctionsOf } from './content/corrections.ts';
import { titleText } from './task/title.ts';
import { english, type Translate } from './words/index.ts';

/** Resolves a link of a plan on its published page; null if it leads nowhere. */
export type LinkResolver = (url: string) => string | null;

/** Resolves the page of another plan; null if it has none. */
export type PlanPage = (plan: Plan) => string | null;

/** The extent of a drawing. */
interface Extent {
  /** All tasks, only the phases, or nothing where even those are too many. */
  kind: 'whole' | 'overview' | 'nothing';
  /** Classes of boxes and kinds of lines that occur in it, for its legend. */
  looks: ReadonlySet<string>;
  /** The ids of the tasks that have a box in it. */
  tasks: ReadonlySet<string>;
  /** The number of dependencies left out because others imply them. */
  leftOut: number;
}

/** The drawing of a part of a plan. */
export interface PartDiagram extends Pick<Extent, 'looks' | 'tasks' | 'leftOut'> {
  drawing: NonNullable<Parts['diagram']>;
  /** The Mermaid text. */
  source: string;
  /** Render id. */
  id: string;
}

/** The parts of a page besides the plan and its graph. */
export interface Parts {
  /** The drawn graph, or why it could not be drawn; null where there is nothing to draw, or too much. */
  diagram:
    | { svg: string; start?: readonly [x: number, y: number]; fault?: undefined }
    | { svg?: undefined; fault: string }
    | null;
  /** The open tasks, with each finished phase as one box; null if that is all tasks or none, or too large. */
  openDiagram?: PartDiagram | null;
  /** The Mermaid text of the graph. */
  source: string;
  /** The address of that of the whole graph, where it has one: the page then has a link in place of the text. */
  sourceHref?: string;
  /** The extent of the drawing; without it, the drawing shows the whole graph. */
  extent?: Extent;
  /** Of a plan that is too large for one drawing, that of each phase with its neighbours; null for one that would be too large. */
  phaseDiagrams?: ReadonlyMap<Phase, PartDiagram | null>;
  /** The drawn deadlocks and their Mermaid texts; those without one are described in text only. */
  deadlocks?: ReadonlyMap<Deadlock, { drawing: NonNullable<Parts['diagram']>; source: string }>;
  /** Findings to show in a box at the top. */
  findings: readonly Finding[];
  /** Facts from files beside the plan. */
  beside?: Beside | null;
  /** The published address of a relative link; null where there is none. */
  link: LinkResolver;
  /** The address of a place in the plan's source; without it, findings only name the place. */
  sourceLink?: (position: Position) => string;
  /** The address of another plan's page; null where it has none. Without it, nothing links there. */
  planPage?: PlanPage;
  /** `'allow'` keeps the author's raw HTML; otherwise it is sanitized. */
  html?: 'sanitize' | 'allow' | undefined;
  /** Whether images of other sites are shown; by default they are. */
  remoteImages?: 'allow' | 'forbid' | undefined;
  /** `false` where the host prints the plan's title itself. */
  title?: boolean;
  /** Whether a list of its phases and sections comes first. */
  contents?: boolean;
  /** Whether its parts have links for readers to pass on. */
  permalinks?: boolean;
  /** Says the page's own words; by default in English. */
  t?: Translate;
}

/** Shared by all parts of a page: look-ups from nodes of the tree to the plan. */
export interface View {
  plan: Plan;
  graph: PlanGraph;
  parts: Parts;
  /** Says the page's own words. */
  t: Translate;
  /** The anchor of each heading, and of each list item that a phase begins with. */
  ids: ReadonlyMap<Heading | ListItem, string>;
  phases: ReadonlyMap<Heading | ListItem, Phase>;
  /** Titles as plain text, by task id. */
  titles: ReadonlyMap<string, string>;
  /** Each task by the node that defines it. */
  cards: ReadonlyMap<Heading | ListItem, TaskNode>;
  /** Each task by the nodes that only repeat it, which become links. */
  mentions: ReadonlyMap<Heading | ListItem, TaskNode>;
  /** Every node that starts a task, second definitions included, or a phase: a task of the heading form ends there. */
  sectionStarts: ReadonlySet<Heading | ListItem>;
  /** The number of blocks of a heading's section, shortened so that it nests properly with the elements of raw HTML. */
  nestedLength: (heading: Heading, length: number) => number;
  /** The constraint tables with the verdicts on their rows. */
  constraintTables: ReadonlyMap<Table, JudgedTable>;
  /** The anchors of their rows. */
  rowIds: ReadonlyMap<RowWithVerdict['judged'], string>;
  /** The claims of the Deadlock Analysis. */
  claims: ReadonlyMap<ListItem, JudgedClaim>;
  /** Addresses of `[text][label]` links by their label. */
  definitions: ReadonlyMap<string, string>;
  /** The footnotes that something on the page refers to. */
  footnotes: ReadonlySet<string>;
  corrections: readonly Correction[];
}

/** Looks up everything once. */
export function viewOf(graph: PlanGraph, parts: Parts): View {
  const { plan } = graph;
  const { tree } = plan;
  return {
    plan,
    graph,
    parts,
    t: parts.t ?? english,
    ids: headingIds(tree, plan),
    phases: new Map(plan.phases.map((phase) => [phase.node, phase])),
    titles: new Map(plan.tasks.map((task) => [task.id, titleText(task)])),
    cards: new Map(graph.tasks.map((node) => [node.task.at.node, node])),
    mentions: new Map(graph.tasks.flatMap((node) => node.task.mentions.map((at) => [at.node, node]))),
    sectionStarts: plan.starts,
    nestedLength: nestedLengths(tree),
    constraintTables: judgedTables(graph),
    rowIds: rowIds(graph),
    claims: new Map(graph.constraints.deadlock.map((judged) => [judged.claim.node, judged])),
    definitions: definitionsOf(tree),
    footnotes: footnotesOf(tree, plan),
    corrections: correctionsOf(graph),
  };
}

function nestedLengths({ children }: Root): View['nestedLength'] {
  const ends = sectionEnds(children);
  const places = new Map(children.map((node, index) => [node, index]));
  return (heading, length) => {
    const from = places.get(heading) ?? 0;
    return ends(from, from + length) - from;
  };
}

/** Of all that is written but the table in whose place the page counts. */
function footnotesOf({ children }: Root, { progress }: Plan): Set<string> {
  const nodes = everyNode(children.filter((node) => node !== progress?.node));
  return new Set(nodes.flatMap((node) => (node.type === 'footnoteReference' ? node.identifier : [])));
}

function definitionsOf(tree: Root): Map<string, string> {
  const urls = new Map<string, string>();
  for (const node of everyNode(tree.children)) {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  }
  return urls;
}
