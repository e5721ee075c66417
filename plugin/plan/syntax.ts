/** The Markdown that plans are written in: CommonMark, GFM and YAML front matter, of which a text rarely uses all. */
import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';

/** Extensions of CommonMark as `fromMarkdown` takes them. */
export interface Syntax {
  extensions: Extension[];
  mdastExtensions: TreeExtension[];
}

/**
 * Each extension with what no text is without that it applies to. Literal links are looked for in text whose escapes and
 * character references are read already; to look for one at each word takes half of the time that a parse takes.
 */
const parts: { sign: RegExp; extension: Extension; mdastExtension: TreeExtension }[] = [
  {
    sign: /@|www\\?\.|https?\\?:\\?\/\\?\/|&[#a-z]/i,
    extension: gfmAutolinkLiteral(),
    mdastExtension: gfmAutolinkLiteralFromMarkdown(),
  },
  { sign: /\[\^/, extension: gfmFootnote(), mdastExtension: gfmFootnoteFromMarkdown() },
  { sign: /~/, extension: gfmStrikethrough(), mdastExtension: gfmStrikethroughFromMarkdown() },
  { sign: /\||:-|-:/, extension: gfmTable(), mdastExtension: gfmTableFromMarkdown() },
  { sign: /\[[\sx]\]/i, extension: gfmTaskListItem(), mdastExtension: gfmTaskListItemFromMarkdown() },
  { sign: /^\uFEFF?---/, extension: frontmatter(['yaml']), mdastExtension: frontmatterFromMarkdown(['yaml']) },
];

/** The extensions that a text may use: its tree is the same as with all of them. */
export function syntaxOf(text: string): Syntax {
  const used = parts.filter(({ sign }) => sign.test(text));
  return {
    extensions: used.map(({ extension }) => extension),
    mdastExtensions: used.map(({ mdastExtension }) => mdastExtension),
  };
}
