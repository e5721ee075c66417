import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import { boxOf, type Rect, textLength } from './geometry.ts';
import type { Measure } from './measure.ts';
import { type DomNode, select } from './selector.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * The part of the DOM that Mermaid and D3 use. With jsdom, half of a drawing's time went into parsing, events and observers
 * that nothing here needs. `same-as-browser.test.ts` compares the drawings with a browser's.
 */
export class DrawnDocument<E extends DrawnElement = DrawnElement> {
  readonly nodeType = 9;
  readonly documentElement: E = this.createElement('html');
  readonly body: E = this.documentElement.appendChild(this.createElement('body'));
  readonly measure: Measure;
  /** Mermaid's drawing, when it is done. */
  drawing: E | null = null;

  /** @param measure how wide words are */
  constructor(measure: Measure) {
    this.measure = measure;
  }

  createElementNS(namespace: string, name: string): E {
    return new DrawnElement(this, namespace, name) as E;
  }

  createElement(name: string): E {
    return this.createElementNS(XHTML, name);
  }

  getElementById(id: string): E | null {
    return this.documentElement.find((element) => element.id === id);
  }

  querySelector(selector: string): E | null {
    return this.documentElement.querySelector(selector);
  }

  querySelectorAll(selector: string): E[] {
    return this.documentElement.querySelectorAll(selector);
  }

  /** Empties the body. */
  clear(): void {
    this.body.textContent = '';
    this.drawing = null;
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

/** Text among elements, which is never parsed, so that no label can become markup. */
export class DrawnText {
  readonly nodeType = 3;
  parentNode: DrawnElement | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }

  cloneNode(): DrawnText {
    return new DrawnText(this.textContent);
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

/** The `style` of an element. */
export interface InlineStyle {
  setProperty(name: string, value: unknown, priority?: string): void;
  removeProperty(name: string): void;
  [name: string]: unknown;
}

/** Styles are not kept. */
const noStyle: InlineStyle = { setProperty() {}, removeProperty() {} };

/** The part of an element that Mermaid and D3 use. */
export class DrawnElement implements DomNode {
  readonly nodeType = 1;
  readonly ownerDocument: DrawnDocument;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly attributes = new Map<string, string>();
  readonly childNodes: (this | DrawnText)[] = [];
  readonly style: InlineStyle = noStyle;
  parentNode: this | null = null;

  constructor(ownerDocument: DrawnDocument, namespaceURI: string, localName: string) {
    this.ownerDocument = ownerDocument;
    this.namespaceURI = namespaceURI;
    this.localName = localName;
  }

  get children(): this[] {
    return this.childNodes.filter((node) => !(node instanceof DrawnText));
  }

  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('');
  }

  set textContent(text: string) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes.length = 0;
    if (text !== '' && text !== null) this.appendChild(new DrawnText(String(text)));
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

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(id: string) {
    this.setAttribute('id', id);
  }

  get parentElement(): this | null {
    return this.parentNode;
  }

  get firstChild(): this | null {
    return this.children[0] ?? null;
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

  appendChild<T extends this | DrawnText>(child: T): T {
    return this.insertBefore(child, null);
  }

  insertBefore<T extends this | DrawnText>(child: T, next: this | DrawnText | null): T {
    child.remove();
    child.parentNode = this;
    this.childNodes.splice(next ? this.childNodes.indexOf(next) : this.childNodes.length, 0, child);
    return child;
  }

  removeChild<T extends this | DrawnText>(child: T): T {
    const index = this.childNodes.indexOf(child);
    if (index >= 0) this.childNodes.splice(index, 1);
    child.parentNode = null;
    return child;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  matches(selector: string): boolean {
    return select(selector)(this);
  }

  querySelector(selector: string): this | null {
    return this.find(select(selector));
  }

  querySelectorAll(selector: string): this[] {
    return this.#descendants().filter(select(selector)).toArray();
  }

  /** The first element in it that passes a test. */
  find(test: (element: this) => boolean): this | null {
    return this.#descendants().find(test) ?? null;
  }

  /** All elements in it, in the order of the document. */
  *#descendants(): Generator<this, undefined> {
    for (const child of this.children) {
      yield child;
      yield* child.#descendants();
    }
  }

  getBBox(): Rect {
    return boxOf(this, this.ownerDocument.measure);
  }

  getComputedTextLength(): number {
    return textLength(this, this.ownerDocument.measure);
  }

  /** The element with its content. */
  toHast(): Element {
    return s(this.localName, Object.fromEntries(this.attributes), this.childNodes.map(hastOf));
  }
}

/** An element or a text with its content. */
export const hastOf = (node: DrawnElement | DrawnText): ElementContent =>
  node instanceof DrawnText ? { type: 'text', value: node.textContent } : node.toHast();
