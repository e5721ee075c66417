import type { LineKind } from './scene/scene.ts';

/** A Mermaid text, and what the steps after Mermaid have to know of it. */
export type Diagram = Flowchart | GanttChart;

export interface Flowchart {
  kind: 'flowchart';
  text: string;
  /** Boxes and frames; those that are neither a task nor a phase may be left out. */
  parts: readonly Part[];
  edges: readonly DiagramEdge[];
}

/** What a box or a frame represents. */
export interface Part {
  /** Mermaid id. */
  node: string;
  /** The sign at the end of its first line that an icon takes the place of. */
  mark?: string;
  /** What there is to know of it, in several lines. */
  tooltip?: string;
  /** The task's id. */
  task?: string;
  /** The id of the phase that it is, or of the one in whose frame the task is. */
  phase?: string | undefined;
  /** Of a phase whose label is cut, the whole. */
  title?: string;
  /** The element of the same page that it links to. */
  anchor?: string | undefined;
  /** The task says nothing about dependencies, and waits for the phase before its own. */
  isSilent?: boolean;
}

export interface DiagramEdge {
  /** Mermaid's id of the edge, without the number that it adds to ids of its own making. */
  id: string;
  /** Mermaid id of what must be done first. */
  from: string;
  to: string;
  kind: LineKind;
}

export interface GanttChart {
  kind: 'timeline';
  text: string;
  /** What the axis counts. */
  unit: string;
  /** Pixels that all columns take. */
  width: number;
  /** In the order of the page. */
  rows: readonly GanttRow[];
}

/** A row of a gantt chart: a task, or a phase. */
export interface GanttRow {
  /** Mermaid id. */
  node: string;
  label: string;
  /** The task's id; null for a phase. */
  task: string | null;
  /** The id of the phase, or of the task's; null outside of phases. */
  phase: string | null;
  /** State, and whether it is critical. */
  classes: readonly string[];
  /** Where it leads, percent-encoded; null for nowhere. */
  href: string | null;
  /** Tooltip and accessible name of its link. */
  title: string;
}
