/** Link and footnote definitions that the parts of one text share, each of which is parsed by itself. */
import { parse, preprocess } from 'micromark';
import type { Extension, ParseContext } from 'micromark-util-types';
import { syntaxOf } from './syntax.ts';

/** The labels that a text defines, in micromark’s normalized form. */
export interface Definitions {
  links: Labels;
  footnotes: Labels;
}

/** The part of an array that micromark uses, without its linear search. */
class Labels extends Array<string> {
  readonly #known = new Set<string>();

  override push(...labels: string[]): number {
    for (const label of labels) this.#known.add(label);
    return this.#known.size;
  }

  override includes(label: string): boolean {
    return this.#known.has(label);
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }
}

/**
 * What the parts of a text define; null for nothing. Only the blocks are parsed, as definitions are known before inline
 * content is looked at.
 */
export function definitionsIn(parts: readonly string[]): Definitions | null {
  const defining = parts.filter((part) => part.includes(']:'));
  const definitions: Definitions = { links: new Labels(), footnotes: new Labels() };
  for (const part of defining) {
    const parser = withDefinitions(parse(syntaxOf(part)), definitions);
    parser.document().write(preprocess()(part, undefined, true));
  }
  return definitions.links.isEmpty && definitions.footnotes.isEmpty ? null : definitions;
}

/** Lets a part refer to what all parts define: a construct that never matches, for all that it is asked before any text is. */
export function sharing(definitions: Definitions): Extension {
  return {
    document: {
      null: {
        partial: true,
        tokenize(_effects, _ok, nok) {
          withDefinitions(this.parser, definitions);
          return nok;
        },
      },
    },
  };
}

function withDefinitions(parser: ParseContext, { links, footnotes }: Definitions): ParseContext {
  parser.defined = links;
  parser.gfmFootnotes = footnotes;
  return parser;
}
