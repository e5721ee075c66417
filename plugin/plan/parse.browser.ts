import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/**
 * The same as `parse.ts`, for browsers: the build of its parser for them takes a megabyte, and shared memory, which pages have
 * only where their server sends certain headers.
 */
export function parseMarkdown(source: string): Root {
  return parser.parse(source);
}
