import type { LineKind } from './scene/scene.ts';

/** A Mermaid text, and what the steps after Mermaid have to know of it. */
export interface Diagram {
  text: string;
  /** Boxes and frames; those that are neither a task nor a phase may be left out. */
  parts: readonly Part[];
  edges: readonly DiagramEdge[];
}

/** The part of the plan that a box or a frame represents. */
export interface Part {
  /** Mermaid id. */
  node: string;
  /** The sign at the end of its first line that an icon takes the place of. */
  mark?: string;
  /** Its details, in several lines. */
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

/** An edge of a diagram, by the Mermaid ids of its ends. */
export interface DiagramEdge {
  /** Mermaid's id of the edge, without the number that it adds to ids of its own making. */
  id: string;
  /** Mermaid id of what must be done first. */
  from: string;
  to: string;
  kind: LineKind;
}
