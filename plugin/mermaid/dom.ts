import { DrawnElement } from './dom-element.ts';
import type { Measure } from './metrics.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * A document as far as Mermaid and D3 ask for one. With jsdom for it, half of the time of a drawing went into what nobody
 * asks for: parsing, events, observers. `same-as-browser.test.ts` holds what is drawn in it against a browser's.
 */
export class DrawnDocument {
  readonly nodeType = 9;
  readonly documentElement = this.createElement('html');
  readonly body = this.documentElement.appendChild(this.createElement('body'));
  readonly measure: Measure;
  /** What Mermaid has drawn, when it is done. */
  drawing: DrawnElement | null = null;

  /** @param measure how wide words are */
  constructor(measure: Measure) {
    this.measure = measure;
  }

  createElement(name: string): DrawnElement {
    return this.createElementNS(XHTML, name);
  }

  createElementNS(namespace: string, name: string): DrawnElement {
    return new DrawnElement(this, namespace, name);
  }

  getElementById(id: string): DrawnElement | null {
    return this.querySelector(`[id="${id}"]`);
  }

  querySelector(selector: string): DrawnElement | null {
    return this.documentElement.querySelector(selector);
  }

  querySelectorAll(selector: string): DrawnElement[] {
    return this.documentElement.querySelectorAll(selector);
  }

  /** Lets go of everything in the body. */
  clear(): void {
    this.body.textContent = '';
    this.drawing = null;
  }
}

/** Takes the rules of Mermaid's theme, which are not kept. */
class Stylesheet {
  readonly cssRules: readonly unknown[] = [];
  insertRule(): void {}
}

/**
 * Makes an empty document this thread's. It must run before Mermaid is imported, and in a worker: it writes to the
 * thread's globals. Mermaid's own sanitizer finds no parser there and stands back; see `safe.ts`.
 */
export function openDom(measure: Measure): DrawnDocument {
  const document = new DrawnDocument(measure);
  const window = Object.create(globalThis, { addEventListener: { value() {} } });
  Object.assign(globalThis, { window, document, Element: DrawnElement, CSSStyleSheet: Stylesheet });
  return document;
}
