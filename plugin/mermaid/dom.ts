import type { Element } from 'hast';
import { s } from 'hastscript';
import { BaseDocument, BaseElement } from './dom-base.ts';
import { boxOf, type Rect, textLength } from './geometry.ts';
import type { Measure } from './measure.ts';

/**
 * The part of the DOM that Mermaid and D3 use. With jsdom, half of a drawing's time went into parsing, events and observers
 * that nothing here needs. `same-as-browser.test.ts` compares the drawings with a browser's.
 */
export class DrawnDocument extends BaseDocument<DrawnElement> {
  createElementNS(namespace: string, name: string): DrawnElement {
    return new DrawnElement(this, namespace, name);
  }
}

/** Accepts the rules of Mermaid's theme, and drops them. */
class Stylesheet {
  readonly cssRules: readonly unknown[] = [];
  insertRule(): void {}
}

/**
 * Installs an empty document in this thread. It must run before Mermaid is imported, and in a worker: it writes to the
 * thread's globals. Mermaid's own sanitizer finds no parser there and does nothing; see `safe.ts`.
 */
export function openDom(measure: Measure): DrawnDocument {
  const document = new DrawnDocument(measure);
  // Threads of browsers have one.
  globalThis.addEventListener ??= () => {};
  Object.assign(globalThis, { window: globalThis, document, Element: DrawnElement, CSSStyleSheet: Stylesheet });
  return document;
}

/**
 * The part of an element that Mermaid and D3 use. It holds either elements or text, and text is never parsed, so that no
 * label can become markup.
 */
export class DrawnElement extends BaseElement<DrawnElement> {
  readonly ownerDocument: DrawnDocument;
  readonly children: DrawnElement[] = [];
  /** Styles are not kept. */
  readonly style = { setProperty() {}, removeProperty() {} };
  #text = '';

  constructor(ownerDocument: DrawnDocument, namespaceURI: string, localName: string) {
    super(namespaceURI, localName);
    this.ownerDocument = ownerDocument;
  }

  get textContent(): string {
    return this.#text || this.children.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    for (const child of this.children) child.parentNode = null;
    this.children.length = 0;
    this.#text = text;
  }

  /** Mermaid asks for the markup of its drawing when it is done; we take the drawing itself. */
  get innerHTML(): string {
    this.ownerDocument.drawing = this.firstChild;
    return '';
  }

  /** Only Mermaid's stylesheet is set this way. */
  set innerHTML(markup: string) {
    this.textContent = markup;
  }

  appendChild(child: DrawnElement): DrawnElement {
    return this.insertBefore(child, null);
  }

  insertBefore(child: DrawnElement, next: DrawnElement | null): DrawnElement {
    child.remove();
    child.parentNode = this;
    this.children.splice(next ? this.children.indexOf(next) : this.children.length, 0, child);
    return child;
  }

  removeChild(child: DrawnElement): DrawnElement {
    this.children.splice(this.children.lastIndexOf(child), 1);
    child.parentNode = null;
    return child;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  getBBox(): Rect {
    return boxOf(this, this.ownerDocument.measure);
  }

  getComputedTextLength(): number {
    return textLength(this, this.ownerDocument.measure);
  }

  /** The element with its content. */
  toHast(): Element {
    const content = this.#text || this.children.map((child) => child.toHast());
    return s(this.localName, Object.fromEntries(this.attributes), content);
  }
}
