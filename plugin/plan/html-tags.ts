import type { RootContent } from 'mdast';

/** An opening tag in raw HTML. */
interface OpeningTag {
  /** In lower case. */
  name: string;
  /** By their names in lower case, as written between their quotes. */
  attributes: Readonly<Record<string, string>>;
}

interface Tag {
  kind: 'open' | 'close';
  name: string;
  /** Its attributes. */
  written: string;
}

/** Matches text in which there are no tags. */
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<(\/?)([a-z][a-z\d]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** The opening tags in raw HTML, in its order, outside of comments. */
export function tagsIn(html: string): OpeningTag[] {
  return allTagsIn(html).flatMap(({ kind, name, written }) =>
    kind === 'open' ? { name, attributes: attributesIn(written) } : [],
  );
}

function attributesIn(written: string): OpeningTag['attributes'] {
  return Object.fromEntries(
    Array.from(written.matchAll(attribute), ([, key = '', double, single, bare]) => [
      key.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
}

function allTagsIn(html: string): Tag[] {
  return Array.from(html.replace(unread, '').matchAll(tag), ([, slash, name = '', written = '']) => ({
    kind: slash ? 'close' : 'open',
    name: name.toLowerCase(),
    written,
  }));
}

/** The addresses of a `srcset`, in its order. */
export function srcsetUrls(srcset: string): string[] {
  return srcset.split(/,\s+|,$/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] || []);
}

/** Closing tags by their opening ones, the innermost first; what has no partner is left out. */
export function pairedTags<T extends { kind: string; name?: string }>(tags: readonly T[]): Map<T, T> {
  const pairs = new Map<T, T>();
  const open: T[] = [];
  const openCount = new Map<string | undefined, number>();
  const count = (name: string | undefined, by: number) => openCount.set(name, (openCount.get(name) ?? 0) + by);
  for (const one of tags) {
    if (one.kind === 'open') {
      open.push(one);
      count(one.name, 1);
    }
    // Searches only for names that are open, and drops what it passes: linear in the number of tags.
    if (one.kind !== 'close' || !openCount.get(one.name)) continue;
    for (let start = open.pop(); start; start = open.pop()) {
      count(start.name, -1);
      if (start.name !== one.name) continue;
      pairs.set(start, one);
      break;
    }
  }
  return pairs;
}

/**
 * Where sections end for the elements of raw HTML among blocks: a section and an element that begins or ends in it are
 * nested, never crossed, so that `<details>` may be around phases, in them, or from one into the next.
 *
 * @returns the end of a section from its first index and the end it would have without HTML
 */
export function sectionEnds(blocks: readonly RootContent[]): (from: number, end: number) => number {
  const places = new Map<Tag, number>();
  blocks.forEach((node, index) => {
    if (node.type === 'html') for (const one of allTagsIn(node.value)) places.set(one, index);
  });
  const opened = new Map<number, number>();
  const closed = new Map<number, number>();
  for (const [start, end] of pairedTags([...places.keys()])) {
    const [from = 0, to = 0] = [places.get(start), places.get(end)];
    opened.set(from, Math.max(to, opened.get(from) ?? to));
    closed.set(to, Math.min(from, closed.get(to) ?? from));
  }
  return (from, end) => {
    if (opened.size === 0) return end;
    for (let index = from + 1; index < end; index++) {
      if ((closed.get(index) ?? from) < from || (opened.get(index) ?? 0) >= end) return index;
    }
    return end;
  };
}
