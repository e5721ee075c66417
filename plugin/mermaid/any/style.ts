import type { DrawnElement } from '../dom.ts';
import { type Specificity, select, specificityOf } from '../selector.ts';
import { blocksOf, type CssBlock } from './css.ts';

/** One declaration. */
export interface Declaration {
  name: string;
  value: string;
  isImportant: boolean;
  /** The value as it was written. */
  text: string;
}

/** The declarations of a rule's body or of a `style` attribute; those of custom properties and of nothing are left out. */
export function declarations(body: string): Declaration[] {
  return body.split(/;(?![^(]*\))/).flatMap((one) => {
    const colon = one.indexOf(':');
    const [name, text] = [one.slice(0, colon).trim(), one.slice(colon + 1).trim()];
    if (colon < 0 || name === '' || text === '') return [];
    const value = text.replace(/\s*!\s*important\s*$/i, '');
    return [{ name: name.toLowerCase(), value, isImportant: value !== text, text }];
  });
}

/** Rules in the order of a style sheet; conditional ones and animations are left out. */
function rulesOf(css: string): CssBlock[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{};]*;/g, '');
  return blocksOf(plain).filter(([head]) => !head.startsWith('@'));
}

/** The styles that the size of words depends on. */
export interface TextStyle {
  size: number;
  isBold: boolean;
  isHidden: boolean;
  keepsSpace: boolean;
  anchor: 'start' | 'middle' | 'end';
  lineHeight: number | null;
  /** The value of a property as it was declared for the element itself. */
  other(name: string): string | undefined;
}

const ROOT: TextStyle = {
  size: 16,
  isBold: false,
  isHidden: false,
  keepsSpace: false,
  anchor: 'start',
  lineHeight: null,
  other: () => undefined,
};

/** The text style of an element, from its own declarations and those of its ancestors. */
export function styleOf(element: DrawnElement): TextStyle {
  const parent = element.parentNode ? styleOf(element.parentNode) : ROOT;
  const own = declared(element);
  const anchor = own.get('text-anchor');
  const weight = own.get('font-weight');
  const space = own.get('white-space') ?? element.getAttribute('xml:space');
  return {
    size: sizeOf(own.get('font-size'), parent.size),
    isBold: weight === undefined || weight === 'inherit' ? parent.isBold : isBold(weight, parent.isBold),
    isHidden: parent.isHidden || own.get('display') === 'none',
    keepsSpace: space ? /^(?:pre|preserve|break-spaces)/.test(space) : parent.keepsSpace,
    anchor: anchor === 'start' || anchor === 'middle' || anchor === 'end' ? anchor : parent.anchor,
    lineHeight: lineHeightOf(own.get('line-height'), parent.lineHeight),
    other: (name) => own.get(name),
  };
}

const isBold = (weight: string, inherited: boolean) =>
  /^bold/.test(weight) || (weight === 'normal' ? false : Number(weight) >= 600 || (inherited && weight === 'bolder'));

/** Browsers set tags of their own in bold. */
const HEAVY = new Set(['b', 'strong', 'th']);

function lineHeightOf(value: string | undefined, inherited: number | null): number | null {
  if (value === undefined) return inherited;
  return /^[\d.]+$/.test(value) ? Number(value) : null;
}

const UNITS: Readonly<Record<string, (size: number) => number>> = {
  em: (size) => size,
  rem: () => ROOT.size,
  ex: (size) => 0.528 * size,
  ch: (size) => 0.556 * size,
  pt: () => 4 / 3,
  '%': (size) => size / 100,
};

const NAMED: Readonly<Record<string, number>> = { 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24 };

function sizeOf(value: string | undefined, inherited: number): number {
  const [, number, unit = ''] = /^([\d.]+)\s*([a-z%]*)$/i.exec(value?.trim() ?? '') ?? [];
  if (number === undefined) return NAMED[value ?? ''] ?? inherited;
  return Number(number) * (UNITS[unit]?.(inherited) ?? 1);
}

/** Pixels of a length in an attribute. */
export function pixels(value: string | null | undefined, size: number, whole = 0): number {
  const [, number, unit = ''] = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%]*)/i.exec(value ?? '') ?? [];
  if (number === undefined) return 0;
  return unit === '%' ? (Number(number) * whole) / 100 : Number(number) * (UNITS[unit]?.(size) ?? 1);
}

/** Properties that are attributes as well. */
const PRESENTATION = ['font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'alignment-baseline', 'display'];

/** The declarations of an element that words depend on, in the order of the cascade. */
function declared(element: DrawnElement): Map<string, string> {
  const found = new Map<string, string>();
  const important = new Map<string, string>();
  if (HEAVY.has(element.localName)) found.set('font-weight', 'bold');
  for (const name of PRESENTATION) {
    const value = element.getAttribute(name);
    if (value !== null) found.set(name, value);
  }
  const rules = sheetOf(element).filter(({ isMeasured, test }) => isMeasured && test(element));
  for (const one of [...rules.map(({ body }) => body), declarations(element.getAttribute('style') ?? '')].flat()) {
    (one.isImportant ? important : found).set(one.name, one.value);
  }
  return new Map([...found, ...important]);
}

/** The value of a property that is inherited, such as `fill`; undefined where nothing declares it. */
export function cascaded(element: DrawnElement, name: string): string | undefined {
  const bodies = sheetOf(element).flatMap(({ test, body }) => (test(element) ? [body] : []));
  const own = [...bodies, declarations(element.getAttribute('style') ?? '')].flat().filter((one) => one.name === name);
  const last = own.findLast(({ isImportant }) => isImportant) ?? own.at(-1);
  const value = last?.value ?? element.getAttribute(name) ?? undefined;
  if (value !== undefined && value !== 'inherit') return value;
  return element.parentNode ? cascaded(element.parentNode, name) : undefined;
}

interface Rule {
  test: (element: DrawnElement) => boolean;
  specificity: Specificity;
  body: Declaration[];
  /** Whether the boxes of words depend on it: others need not be tried for them. */
  isMeasured: boolean;
}

const MEASURED =
  /(?:^|[;{\s])(?:font(?:-size|-weight)?|text-anchor|dominant-baseline|alignment-baseline|display|white-space|line-height)\s*:/;

const sheets = new Map<string, Rule[]>();
const MAX_SHEETS = 8;

/** The rules of the style sheets of the drawing that an element is in, least specific first. */
function sheetOf(element: DrawnElement): Rule[] {
  let root = element;
  while (root.parentNode && root.parentNode.localName !== 'body') root = root.parentNode;
  const css = stylesIn(root);
  const known = sheets.get(css);
  if (known) return known;
  if (sheets.size >= MAX_SHEETS) sheets.clear();
  const rules = rulesOf(css)
    .flatMap(([selector, body]) => selector.split(/,(?![^(]*\))/).flatMap((one) => ruleOf(one, body)))
    .sort((a, b) => compare(a.specificity, b.specificity));
  sheets.set(css, rules);
  return rules;
}

/** Mermaid puts its style sheet first, and a renderer may put others anywhere among the first few elements. */
function stylesIn(root: DrawnElement): string {
  const styles: string[] = [];
  for (const svg of [root, ...root.children]) {
    for (const child of svg.children) if (child.localName === 'style') styles.push(child.textContent);
  }
  return styles.join('\n');
}

/** A selector that is not understood is one of a state, such as `:hover`, that a drawing has not. */
function ruleOf(selector: string, body: string): Rule[] {
  try {
    return [
      {
        test: select(selector),
        specificity: specificityOf(selector),
        body: declarations(body),
        isMeasured: MEASURED.test(body),
      },
    ];
  } catch {
    return [];
  }
}

const compare = (a: Specificity, b: Specificity) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** A constructed style sheet: its rules, as they were written. */
export class Sheet {
  readonly cssRules: SheetRule[] = [];

  insertRule(text: string, index = 0): number {
    this.cssRules.splice(index, 0, ...rulesOf(text).map((rule) => new SheetRule(...rule)));
    return index;
  }

  replaceSync(text: string): void {
    this.cssRules.length = 0;
    this.insertRule(text);
  }
}

class SheetRule {
  readonly selector: string;
  readonly style: { readonly length: number; setProperty(name: string, value: string): void };
  readonly #styles: Map<string, string>;

  constructor(selector: string, body: string) {
    const styles = new Map(declarations(body).map(({ name, text }) => [name, text]));
    this.selector = selector;
    this.#styles = styles;
    this.style = {
      get length() {
        return styles.size;
      },
      setProperty: (name, value) => styles.set(name, value),
    };
  }

  get cssText(): string {
    return `${this.selector} { ${[...this.#styles].map(([name, value]) => `${name}: ${value};`).join(' ')} }`;
  }
}
