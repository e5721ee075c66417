/** The common base of our two documents: a tree of elements that selectors can search. */
import type { Rect } from './geometry.ts';
import type { Measure } from './measure.ts';
import { type DomNode, select } from './selector.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** The part of a document that all our documents share. */
export abstract class BaseDocument<E extends BaseElement<E>> {
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

  abstract createElementNS(namespace: string, name: string): E;

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

/** The part of an element that all our documents share. */
export abstract class BaseElement<E extends BaseElement<E>> implements DomNode {
  readonly nodeType = 1;
  abstract readonly ownerDocument: BaseDocument<E>;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly attributes = new Map<string, string>();
  parentNode: E | null = null;

  constructor(namespaceURI: string, localName: string) {
    this.namespaceURI = namespaceURI;
    this.localName = localName;
  }

  abstract get children(): readonly E[];

  abstract get textContent(): string;

  abstract set textContent(text: string);

  abstract appendChild(child: E): E;

  abstract removeChild(child: E): E;

  abstract getBBox(): Rect;

  get isHtml(): boolean {
    return this.namespaceURI === XHTML;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(id: string) {
    this.setAttribute('id', id);
  }

  get parentElement(): E | null {
    return this.parentNode;
  }

  get firstChild(): E | null {
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

  matches(selector: string): boolean {
    return select(selector)(this);
  }

  querySelector(selector: string): E | null {
    return this.find(select(selector));
  }

  querySelectorAll(selector: string): E[] {
    return this.#descendants().filter(select(selector)).toArray();
  }

  /** The first element in it that passes a test. */
  find(test: (element: E) => boolean): E | null {
    return this.#descendants().find(test) ?? null;
  }

  /** All elements in it, in the order of the document. */
  *#descendants(): Generator<E, undefined> {
    for (const child of this.children) {
      yield child;
      yield* (child as BaseElement<E>).#descendants();
    }
  }
}
