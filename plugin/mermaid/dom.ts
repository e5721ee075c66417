import type { Element } from 'hast';
import { s } from 'hastscript';
import { type Box, boxOf, textLength } from './geometry.ts';
import type { Measure } from './measure.ts';
import { type DomNode, select } from './selector.ts';

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
 * An element as far as Mermaid and D3 ask for one. It holds either elements or text, and text is never parsed, so that no
 * label can become markup.
 */
export class DrawnElement implements DomNode {
  readonly nodeType = 1;
  readonly ownerDocument: DrawnDocument;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly attributes = new Map<string, string>();
  readonly children: DrawnElement[] = [];
  /** Styles are not kept. */
  readonly style = { setProperty() {}, removeProperty() {} };
  parentNode: DrawnElement | null = null;
  #text = '';

  constructor(ownerDocument: DrawnDocument, namespaceURI: string, localName: string) {
    this.ownerDocument = ownerDocument;
    this.namespaceURI = namespaceURI;
    this.localName = localName;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  get parentElement(): DrawnElement | null {
    return this.parentNode;
  }

  get firstChild(): DrawnElement | null {
    return this.children[0] ?? null;
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

  /** Mermaid's stylesheet is all that comes this way. */
  set innerHTML(markup: string) {
    this.textContent = markup;
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  /** In HTML `href` needs no namespace. */
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
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

  matches(selector: string): boolean {
    return select(selector)(this);
  }

  querySelector(selector: string): DrawnElement | null {
    return this.#descendants().find(select(selector)) ?? null;
  }

  querySelectorAll(selector: string): DrawnElement[] {
    return this.#descendants().filter(select(selector)).toArray();
  }

  /** All elements in it, in the order of the document. */
  *#descendants(): Generator<DrawnElement, undefined> {
    for (const child of this.children) {
      yield child;
      yield* child.#descendants();
    }
  }

  getBBox(): Box {
    return boxOf(this, this.ownerDocument.measure);
  }

  getComputedTextLength(): number {
    return textLength(this, this.ownerDocument.measure);
  }

  /** The element with all that is in it. */
  toHast(): Element {
    const content = this.#text || this.children.map((child) => child.toHast());
    return s(this.localName, Object.fromEntries(this.attributes), content);
  }
}
