import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/** Markdown with GFM and YAML front matter as mdast. Never throws: every text is Markdown. */
export function parseMarkdown(source: string): Root {
  return processor.parse(source);
}
