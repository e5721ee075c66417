/** What selecting and measuring ask of an element. */
export interface DomNode {
  readonly localName: string;
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DomNode[];
  readonly firstChild: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string;
  getAttribute(name: string): string | null;
}

/** Whether an element is one that a selector means. */
type Test = (element: DomNode) => boolean;

/** One condition; what kind it is of says the name of its group. */
const CONDITION =
  /(?<tag>[a-z][\w-]*)|#(?<id>[\w-]+)|\.(?<name>[\w-]+)|\[(?<key>[\w-]+)(?:="(?<value>[^"]*)")?\]|(?<first>:first-child)|\*/giy;

/**
 * A CSS selector of the kind that Mermaid and D3 use: tags, ids, classes, attributes, `:first-child` and `*`, between
 * them spaces or `>`.
 *
 * @throws where there is anything else in it
 */
export function select(selector: string): Test {
  const [first = '', ...rest] = selector.trim().split(/(\s*>\s*|\s+)/);
  let test = compound(first);
  for (let at = 0; at < rest.length; at += 2) {
    const [before, own, isChild] = [test, compound(rest[at + 1] ?? ''), rest[at]?.includes('>')];
    test = (element) =>
      own(element) && ancestors(element).some((one, level) => (level === 0 || !isChild) && before(one));
  }
  return test;
}

function ancestors({ parentNode }: DomNode): DomNode[] {
  return parentNode ? [parentNode, ...ancestors(parentNode)] : [];
}

function compound(part: string): Test {
  const found = [...part.matchAll(CONDITION)];
  if (!part || found.map(([text]) => text).join('') !== part) throw new Error(`Unexpected selector: ${part}`);
  const tests = found.map(({ groups }) => condition(groups ?? {}));
  return (element) => tests.every((test) => test(element));
}

function condition({ tag, id, name, key, value, first }: Record<string, string | undefined>): Test {
  if (tag) return ({ localName }) => localName === tag;
  if (id) return (element) => element.id === id;
  if (name) return (element) => hasName(element, name);
  if (key) return ({ attributes }) => attributes.has(key) && (value ?? attributes.get(key)) === attributes.get(key);
  if (first) return (element) => element.parentNode?.firstChild === element;
  return () => true;
}

/** Whether `name` is among the classes of an element. */
export function hasName(element: DomNode, name: string): boolean {
  return ` ${element.getAttribute('class') ?? ''} `.includes(` ${name} `);
}
