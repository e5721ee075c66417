import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/**
 * Markdown with GFM and YAML front matter as mdast. Every text is Markdown.
 *
 * @throws {RangeError} where blocks or inline content nest thousands of levels deep: GFM’s transforms are recursive
 */
export function parseMarkdown(source: string): Root {
  return processor.parse(source);
}
