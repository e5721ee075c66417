import type { Mermaid } from 'mermaid';
import type { Diagram } from './diagram.ts';
import { openDom } from './dom.ts';
import { GAP, shield, unshield } from './escape.ts';
import { type Measure, remembered } from './measure.ts';
import { type Caption, type Drawing, postprocess } from './postprocess.ts';

/** One drawing to make. */
export interface DrawJob extends Caption {
  diagram: Diagram;
}

/** Makes one drawing; an error of Mermaid's becomes a fault, which quotes the text as its author wrote it. */
export type Drawer = (job: DrawJob) => Promise<Drawing>;

/**
 * Prepares this thread to draw, one drawing at a time, since Mermaid keeps its state in its module.
 *
 * @param load imports Mermaid, which binds to the thread's document
 */
export async function openDrawer(measure: Measure, load: () => Promise<Mermaid>): Promise<Drawer> {
  const document = openDom(remembered(roomFor(measure)));
  const mermaid = await load();
  return async ({ diagram, ...caption }) => {
    try {
      await mermaid.render(caption.id, shield(diagram.text));
      if (!document.drawing) throw new Error('Mermaid drew nothing');
      return postprocess(document.drawing.toHast(), diagram, caption, document.measure);
    } catch (error) {
      return { fault: unshield(error instanceof Error ? error.message : String(error)) };
    } finally {
      document.clear();
    }
  };
}

/** Letters that join are narrow in any font. */
const arabic = /[\p{Script_Extensions=Arabic}\p{Bidi_Control}]/gu;

/**
 * At least half an em for each character that is not Arabic: without Arial the browser takes another font, and fonts differ
 * most in punctuation, which is narrow in Arial.
 */
function roomFor(measure: Measure): Measure {
  return (text, size, bold) => {
    const shown = unshield(text.replaceAll(GAP, ''));
    return Math.max(measure(shown, size, bold), (size / 2) * [...shown.replace(arabic, '')].length);
  };
}
