import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { boxesOf, looksOf, type Scene } from './scene/scene.ts';

/** How much one drawing may hold. */
export interface Extent {
  tasks: number;
  boxes: number;
  lines: number;
}

/**
 * What a person can take in at once. A generated plan of 60 tasks is a column of some 8,000 px, nine screens at full size
 * and five where it is fitted to the page; one of 80 is a third longer, and one of 120 twice as long. Lines count as well:
 * 50 tasks that all wait for all before them are a carpet, and take minutes to lay out.
 */
export const READABLE: Extent = { tasks: 72, boxes: 100, lines: 240 };

/**
 * What has no smaller parts, a phase or a plan without phases, is still drawn up to here, to be zoomed and searched.
 * Beyond it a drawing takes minutes.
 */
export const LARGEST: Extent = { tasks: 200, boxes: 240, lines: 300 };

/** One drawing to be made. */
export interface Picture {
  /** Render id, which no other drawing on the page has. */
  id: string;
  /** Mermaid text. */
  text: string;
  /** What it shows, in numbers. */
  description: string;
  /** Classes of boxes and kinds of lines that occur in it, and `number` where lines bear numbers. */
  looks: ReadonlySet<string>;
  /** How many dependencies it leaves out, since others imply them. */
  leftOut: number;
}

/** A drawing that may turn out to be too much for a reader. */
export interface Draft {
  scene: () => Scene;
  /** How many dependencies it leaves out. */
  leftOut: number;
}

/** The first draft that is within the extent. */
export function firstWithin({ boxes, lines }: Extent, id: string, drafts: readonly Draft[]): Picture | null {
  for (const { scene, leftOut } of drafts) {
    const shown = scene();
    if (boxesOf(shown).length <= boxes && shown.lines.length <= lines) {
      const [text, description] = [emit(shown), describe(shown)];
      return { id, text, description, looks: looksOf(shown), leftOut };
    }
  }
  return null;
}
