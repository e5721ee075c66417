import type { State } from '../../graph/model.ts';

/** The class of a box: a state, or another fact about it. */
export type BoxClass =
  | State
  | 'todo'
  | 'critical'
  | 'cycle'
  | 'orphan'
  /** It says nothing about dependencies, and waits for the phase before its own. */
  | 'silent'
  | 'outside'
  | 'foreign'
  | 'unknown'
  | 'neighbour'
  | 'phase';

/** One box of a drawing. */
export interface Box {
  /** Mermaid id. */
  id: string;
  /** The id of the task or the phase that it represents. */
  task?: string;
  phase?: string;
  /** Its lines. */
  label: string[];
  /** The sign in its first line that an icon takes the place of. */
  mark?: string;
  classes: BoxClass[];
  /** The address it links to, percent-encoded; null for none. */
  href: string | null;
  /** Accessible name of its link. */
  title: string;
  /** Its details, in several lines; by default its title. */
  tooltip?: string;
}

/** Arrows, and the letter that begins the ids of what Mermaid has no arrow of its own for. */
export const arrows = {
  needs: { arrow: '-->', prefix: null },
  critical: { arrow: '==>', prefix: null },
  implied: { arrow: '-.->', prefix: null },
  /** The critical path, where only the order of phases makes it. */
  'critical-implied': { arrow: '==>', prefix: 'i' },
  cycle: { arrow: '==>', prefix: 'c' },
  exclusion: { arrow: '-.-', prefix: 'x' },
} as const;

/** The meaning of a line between two boxes. */
export type LineKind = keyof typeof arrows;

/** A line between two boxes or frames, by their Mermaid ids; `from` is what must be done first. */
export interface Line {
  from: string;
  to: string;
  kind: LineKind;
  /** Words on it. */
  label?: string;
}

/** The frame around the boxes of a phase. */
export interface Frame {
  /** Mermaid id. */
  id: string;
  /** The phase's own id; null where it is none. */
  phase: string | null;
  /** Its lines. */
  label: string[];
  /** The whole label, if it is cut. */
  title?: string | undefined;
  className: BoxClass;
  /** Whether it may be beside another such frame: user stories have no order but what lines say. */
  isStory?: boolean;
  boxes: Box[];
}

/** Everything that a drawing shows; `emit` writes it as Mermaid text and decides nothing. */
export interface Scene {
  /** In the order of the page. */
  frames: Frame[];
  /** Boxes in no frame. */
  boxes: Box[];
  lines: Line[];
}

/** All boxes of a scene, in the order of the page. */
export function boxesOf({ frames, boxes }: Scene): Box[] {
  return [...frames.flatMap((frame) => frame.boxes), ...boxes];
}

/** The entries of the legend: each class and each kind of line that occurs, and whether lines have arrows and numbers. */
export function looksOf(scene: Scene): ReadonlySet<BoxClass | LineKind | 'arrows' | 'number'> {
  return new Set([
    ...(scene.lines.some(({ kind }) => kind !== 'exclusion') ? ['arrows' as const] : []),
    ...(scene.lines.some(({ label }) => label !== undefined) ? ['number' as const] : []),
    ...boxesOf(scene).flatMap(({ classes }) => classes),
    ...scene.lines.map(({ kind }) => kind),
  ]);
}
