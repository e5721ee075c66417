import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { boxesOf, looksOf, type Scene } from './scene/scene.ts';

/**
 * What a person can take in at once. A generated plan of 60 tasks is a column of some 8,000 px, nine screens at full size and
 * five where it is fitted to the page; one of 80 is a third longer, and one of 120 twice as long. Lines count as well: 50 tasks that all wait for all before them are a
 * carpet, and take minutes to lay out.
 */
export const MOST_TASKS = 72;
const MOST_BOXES = 100;
export const MOST_LINES = 240;

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

/** The first draft that a reader can take in. */
export function firstReadable(id: string, drafts: readonly Draft[]): Picture | null {
  for (const { scene, leftOut } of drafts) {
    const shown = scene();
    if (boxesOf(shown).length <= MOST_BOXES && shown.lines.length <= MOST_LINES) {
      const [text, description] = [emit(shown), describe(shown)];
      return { id, text, description, looks: looksOf(shown), leftOut };
    }
  }
  return null;
}
