/** Markdown → mdast, in time that grows with the length of a text. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cutsOf } from './cuts.ts';
import { type Definitions, definitionsIn, sharing } from './definitions.ts';
import { join } from './join.ts';
import { syntaxOf } from './syntax.ts';

/** A heading, as it stands behind each part but the last: what is open ends elsewhere before a heading than at the end of a text. */
const NEXT = '#';

/**
 * Markdown with GFM and YAML front matter as mdast. Every text is Markdown. It is parsed section by section, each with the
 * extensions that it uses, to the very tree that the whole is parsed to.
 *
 * @throws {RangeError} where blocks or inline content nest thousands of levels deep: GFM’s transforms are recursive
 */
export function parseMarkdown(source: string): Root {
  const parts = partsOf(source);
  const definitions = parts.length > 1 ? definitionsIn(parts) : null;
  const last = parts.length - 1;
  return join(
    parts.map((text, index) => {
      const tree = parsePart(index < last ? text + NEXT : text, definitions);
      if (index < last) tree.children.pop();
      return { text, tree };
    }),
  );
}

function partsOf(source: string): string[] {
  const cuts = [0, ...cutsOf(source)];
  return cuts.map((start, index) => source.slice(start, cuts[index + 1]));
}

function parsePart(text: string, definitions: Definitions | null): Root {
  const { extensions, mdastExtensions } = syntaxOf(text);
  if (definitions) extensions.push(sharing(definitions));
  return fromMarkdown(text, { extensions, mdastExtensions });
}
