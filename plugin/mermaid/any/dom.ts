import { toHtml } from 'hast-util-to-html';
import { DrawnDocument, DrawnElement, DrawnText, hastOf, type InlineStyle } from '../dom.ts';
import type { Rect } from '../geometry.ts';
import type { Measure } from '../measure.ts';
import { canvasContext } from './canvas.ts';
import { boxOf, clientBox, isHtml, lengthOf, screenMatrix } from './layout.ts';
import { type MarkupNode, parseMarkup } from './markup.ts';
import { pointAt, trace } from './path.ts';
import { declarations, Sheet, styleOf } from './style.ts';

/** Pixels that a drawing which asks for the room of its page gets; a column of text is seldom wider. */
const PAGE_WIDTH = 800;

/** A document for whatever Mermaid draws: unlike a plan's it keeps styles and markup, and measures by the styles. */
export class StyledDocument extends DrawnDocument<StyledElement> {
  readonly head: StyledElement = this.documentElement.insertBefore(this.createElement('head'), this.body);

  override createElementNS(namespace: string, name: string): StyledElement {
    return new StyledElement(this, namespace, name);
  }

  get defaultView(): unknown {
    return window;
  }
}

/** Makes an empty document this thread's; see `openDom` for when and where. */
export function openStyledDom(measure: Measure): StyledDocument {
  const document = new StyledDocument(measure);
  const none = { value() {} };
  const window = Object.create(globalThis, {
    addEventListener: none,
    removeEventListener: none,
    requestAnimationFrame: none,
  });
  const screen = { availWidth: PAGE_WIDTH };
  Object.assign(globalThis, {
    window,
    document,
    screen,
    getComputedStyle: computed,
    Element: StyledElement,
    CSSStyleSheet: Sheet,
  });
  return document;
}

function computed(element: StyledElement): { getPropertyValue(name: string): string; textAnchor: string } {
  const style = styleOf(element);
  const getPropertyValue = (name: string) => {
    if (name === 'font-size') return `${style.size}px`;
    return style.other(name) ?? (/^(?:border|margin|padding)-/.test(name) ? '0px' : '');
  };
  return { getPropertyValue, textAnchor: style.anchor };
}

/** An element that a browser would have, as far as Mermaid and D3 ask for one. */
export class StyledElement extends DrawnElement {
  override readonly style: InlineStyle = inlineStyle(this);

  get tagName(): string {
    return isHtml(this) ? this.localName.toUpperCase() : this.localName;
  }

  get previousSibling(): this | DrawnText | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) - 1] ?? null;
  }

  get nextSibling(): this | DrawnText | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  override get innerHTML(): string {
    const [first] = this.children;
    // Mermaid asks for the markup of its drawing when it is done; we take the drawing itself.
    if (this.parentNode?.localName === 'body' && first?.localName === 'svg') {
      this.ownerDocument.drawing = first;
      return '';
    }
    return toHtml(this.childNodes.map(hastOf));
  }

  override set innerHTML(markup: string) {
    this.textContent = '';
    if (this.localName === 'style') this.textContent = markup;
    else this.#appendMarkup(parseMarkup(markup));
  }

  #appendMarkup(nodes: readonly MarkupNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.appendChild(new DrawnText(node));
      else {
        const child = this.appendChild(this.#make(node.name));
        for (const [name, value] of node.attributes) child.setAttribute(name, value);
        child.#appendMarkup(node.children);
      }
    }
  }

  #make(name: string): this {
    return this.ownerDocument.createElementNS(this.namespaceURI, name) as this;
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(names: string) {
    this.setAttribute('class', names);
  }

  get classList(): { add(name: string): void; contains(name: string): boolean } {
    const names = () => this.className.split(/\s+/).filter(Boolean);
    return {
      add: (name) => this.setAttribute('class', [...new Set([...names(), name])].join(' ')),
      contains: (name) => names().includes(name),
    };
  }

  get offsetWidth(): number {
    return PAGE_WIDTH;
  }

  get clientWidth(): number {
    return this.getBoundingClientRect().width;
  }

  get clientHeight(): number {
    return this.getBoundingClientRect().height;
  }

  addEventListener(): void {}

  removeEventListener(): void {}

  append(child: this | DrawnText): void {
    this.appendChild(child);
  }

  getContext(): unknown {
    return canvasContext(this.ownerDocument.measure);
  }

  insertAdjacentElement(_where: 'beforeend', child: this): this {
    return this.appendChild(child);
  }

  replaceChild(next: this | DrawnText, child: this | DrawnText): this | DrawnText {
    this.insertBefore(next, child);
    return this.removeChild(child);
  }

  cloneNode(deep = false): this {
    const copy = this.#make(this.localName);
    for (const [name, value] of this.attributes) copy.attributes.set(name, value);
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }

  getRootNode(): DrawnDocument {
    return this.ownerDocument;
  }

  /** 4, as the standard has it, where the other follows. */
  compareDocumentPosition(other: this): number {
    const root = this.ownerDocument.documentElement;
    const first = root.find((element) => element === this || element === other);
    return first === this ? 4 : 2;
  }

  closest(selector: string): this | null {
    return this.matches(selector) ? this : (this.parentNode?.closest(selector) ?? null);
  }

  /** Mermaid writes elements into its log. */
  toJSON(): object {
    return {};
  }

  override getBBox(): Rect {
    return boxOf(this);
  }

  getBoundingClientRect(): Rect & { left: number; top: number; right: number; bottom: number } {
    const { x, y, width, height } = clientBox(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  }

  getScreenCTM(): { a: number; b: number; c: number; d: number; e: number; f: number } {
    const [a, b, c, d, e, f] = screenMatrix(this);
    return { a, b, c, d, e, f };
  }

  override getComputedTextLength(): number {
    return lengthOf(this);
  }

  getTotalLength(): number {
    return trace(this.getAttribute('d') ?? '').length;
  }

  getPointAtLength(length: number): { x: number; y: number } {
    return pointAt(trace(this.getAttribute('d') ?? ''), length);
  }
}

/** The `style` of an element, which is its attribute and nothing else. */
function inlineStyle(element: StyledElement): InlineStyle {
  const read = () => new Map(declarations(element.getAttribute('style') ?? '').map((one) => [one.name, one.text]));
  const write = (styles: ReadonlyMap<string, string>) =>
    element.setAttribute('style', [...styles].map(([name, value]) => `${name}: ${value};`).join(' '));
  const get = (name: string) => read().get(name) ?? '';
  const style: InlineStyle = {
    setProperty: (name, value, priority) =>
      write(read().set(name, priority === 'important' ? `${value} !important` : String(value))),
    removeProperty(name) {
      const styles = read();
      if (styles.delete(name)) write(styles);
    },
    getPropertyValue: get,
  };
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new Proxy(style, {
    get: (target, name) => (typeof name !== 'string' ? undefined : (target[name] ?? get(dashed(name)))),
    set(target, name, value) {
      if (typeof name === 'string') target.setProperty(dashed(name), value);
      return true;
    },
  });
}
