import type { Element } from 'hast';
import { s } from 'hastscript';
import type { DomNode } from './dom-node.ts';
import { select } from './dom-select.ts';
import { type Box, boxOf } from './geometry.ts';
import { textLength } from './label-box.ts';
import type { Measure } from './metrics.ts';

/** What an element asks of its document. */
interface Owner {
  readonly measure: Measure;
  /** What Mermaid has drawn, when it is done. */
  drawing: DrawnElement | null;
}

/**
 * An element as far as Mermaid and D3 ask for one. It holds either elements or text, and text is never parsed, so that no
 * label can become markup.
 */
export class DrawnElement implements DomNode {
  readonly nodeType = 1;
  readonly ownerDocument: Owner;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly attributes = new Map<string, string>();
  readonly children: DrawnElement[] = [];
  /** Styles are not kept. */
  readonly style = { setProperty() {}, removeProperty() {} };
  parentNode: DrawnElement | null = null;
  #text = '';

  constructor(ownerDocument: Owner, namespaceURI: string, localName: string) {
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
