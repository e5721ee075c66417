import { JSDOM } from 'jsdom';
import { type Box, boxOf, textLength } from './geometry.ts';
import type { Measure } from './metrics.ts';

/**
 * Opens a jsdom window and makes it this thread's `window` and `document`, with the SVG measuring that Mermaid asks
 * for. It must run before Mermaid is imported, and in a worker: it writes to the thread's globals.
 */
export function openDom(measure: Measure): Document {
  const { window } = new JSDOM('<!doctype html><body></body>');
  const measuring = {
    getBBox(this: Element): Box {
      return boxOf(this, measure);
    },
    getComputedTextLength(this: Element): number {
      return textLength(this, measure);
    },
  };
  Object.assign(window.SVGElement.prototype, measuring);
  // Mermaid batches its measuring by frames; nothing is painted here, so a frame need not take 16 ms.
  const requestAnimationFrame = (callback: (time: number) => void) => void setImmediate(callback, 0);
  Object.assign(window, { requestAnimationFrame });
  Object.assign(globalThis, { window, document: window.document, CSSStyleSheet: window.CSSStyleSheet });
  return window.document;
}
