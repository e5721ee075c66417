/** The part of an element that selecting and measuring need. */
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

/** Whether a selector matches an element. */
type Test = (element: DomNode) => boolean;

/** One condition; the name of its group says of which kind it is. */
const CONDITION =
  /(?<tag>[a-z][\w-]*)|#(?<id>[\w-]+)|\.(?<name>[\w-]+)|\[(?<key>[\w-]+)(?:(?<operator>[*^$~]?=)["']?(?<value>[^"'\]]*)["']?)?\]|:(?<place>(?:first|last)-(?:child|of-type)|root)|:nth-child\((?<nth>\d+)\)|:not\((?<not>[^()]*)\)|(?<any>\*)/giy;

/** Separates the parts of a selector, except within attributes and `:not`. */
const COMBINATOR = /(\s*>\s*|\s+)(?![^[(]*[\])])/;

/**
 * A CSS selector of the kind that Mermaid, D3 and Mermaid's styles use: tags, ids, classes, attributes, first and last
 * children, `:not` and `*`, between them spaces or `>`, and lists of such.
 *
 * @throws where there is anything else in it
 */
export function select(selector: string): Test {
  const list = selector.split(/,(?![^[(]*[\])])/);
  if (list.length > 1) {
    const tests = list.map(select);
    return (element) => tests.some((test) => test(element));
  }
  const [first = '', ...rest] = selector.trim().split(COMBINATOR);
  let test = compound(first);
  for (let at = 0; at < rest.length; at += 2) {
    const [before, own, isChild] = [test, compound(rest[at + 1] ?? ''), rest[at]?.includes('>')];
    test = (element) =>
      own(element) && ancestors(element).some((one, level) => (level === 0 || !isChild) && before(one));
  }
  return test;
}

/** The specificity of a selector without commas: its numbers of ids, of classes and the like, and of tags. */
export type Specificity = [ids: number, classes: number, tags: number];

/** By what the cascade orders rules. */
export function specificityOf(selector: string): Specificity {
  const counts: Specificity = [0, 0, 0];
  for (const part of selector.trim().split(COMBINATOR)) {
    for (const { groups = {} } of part.matchAll(CONDITION)) {
      const { tag, id, any, not } = groups;
      if (not !== undefined)
        specificityOf(not).forEach((count, at) => {
          counts[at as 0] += count;
        });
      else if (any === undefined) counts[id ? 0 : tag ? 2 : 1] += 1;
    }
  }
  return counts;
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

function condition({
  tag,
  id,
  name,
  key,
  operator,
  value = '',
  place,
  nth,
  not,
}: Record<string, string | undefined>): Test {
  if (tag) return ({ localName }) => localName === tag;
  if (id) return (element) => element.id === id;
  if (name) return (element) => hasName(element, name);
  if (key) return ({ attributes }) => matchesValue(attributes.get(key), operator, value);
  if (place) return (element) => isAt(element, place);
  if (nth) return (element) => element.parentNode?.children[Number(nth) - 1] === element;
  if (not) {
    const test = select(not);
    return (element) => !test(element);
  }
  return () => true;
}

function matchesValue(found: string | undefined, operator: string | undefined, value: string): boolean {
  if (found === undefined) return false;
  switch (operator) {
    case '=':
      return found === value;
    case '*=':
      return found.includes(value);
    case '^=':
      return found.startsWith(value);
    case '$=':
      return found.endsWith(value);
    case '~=':
      return found.split(/\s+/).includes(value);
    default:
      return true;
  }
}

function isAt(element: DomNode, place: string): boolean {
  if (place === 'root') return element.localName === 'html';
  const siblings = (element.parentNode?.children ?? []).filter(
    ({ localName }) => place.endsWith('child') || localName === element.localName,
  );
  return siblings.at(place.startsWith('first') ? 0 : -1) === element;
}

/** Whether `name` is among the classes of an element. */
export function hasName(element: DomNode, name: string): boolean {
  return ` ${element.getAttribute('class') ?? ''} `.includes(` ${name} `);
}
