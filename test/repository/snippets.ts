import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code } from 'mdast';
import { parseAllDocuments } from 'yaml';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { everyNode } from '../../plugin/plan/walk.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A block of code in the documentation. */
export interface Snippet {
  /** The page, and the line that it begins in. */
  place: string;
  page: string;
  lang: string;
  /** The file that it is, where its fence says so. */
  title: string;
  text: string;
}

/** The pages that people write; those of the rules and of the reference are made, and have tests of their own. */
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].concat(
  globSync('src/content/docs/{*.mdx,guides/*.mdx}', { cwd: repository }).sort(),
);

/** Every block of code in the documentation. */
export const snippets: readonly Snippet[] = pages.flatMap((page) => {
  const tree = parseMarkdown(readFileSync(join(repository, page), 'utf8'));
  const blocks = everyNode(tree.children).filter((node): node is Code => node.type === 'code');
  return blocks.map(({ lang, meta, value, position }) => ({
    place: `${page}:${position?.start.line}`,
    page,
    lang: lang ?? 'text',
    title: /title="([^"]*)"/.exec(meta ?? '')?.[1] ?? '',
    text: value,
  }));
});

/** The code that is written in the running text of a page. */
export const spans: readonly { page: string; text: string }[] = pages.flatMap((page) => {
  const tree = parseMarkdown(readFileSync(join(repository, page), 'utf8'));
  return everyNode(tree.children).flatMap((node) => (node.type === 'inlineCode' ? [{ page, text: node.value }] : []));
});

/** The command lines of a block: those of a shell, and those that a workflow runs. */
export function commandsIn({ lang, text }: Snippet): string[] {
  if (lang === 'sh') return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lang === 'yaml' ? parseAllDocuments(text).flatMap((document) => runIn(document.toJS())) : [];
}

/** The values of `run` and `entry`, at any depth. */
function runIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && (key === 'run' || key === 'entry') ? [one] : runIn(one),
  );
}

/** The arguments that a command line gives to planwright, without its pipes and redirections; null for any other command. */
export function argumentsIn(line: string): string[] | null {
  const [, rest] =
    /(?:^|\| xargs .*?)(?:npx |npm run --silent (?=planwright --))?(?:remark-)?planwright(?: -- | (?!-- )|$)(.*)$/.exec(
      line,
    ) ?? [];
  if (rest === undefined) return null;
  const [command = ''] = rest.split(/ (?:[|>]|#) ?/);
  return Array.from(command.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
}
