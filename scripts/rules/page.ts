import type { Code, Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import type { RuleId } from '../../plugin/rules/index.ts';
import { examineExample, type Files, outputOf } from './example.ts';
import { fence } from './fence.ts';
import { SILENCING, silencing } from './silencing.ts';

const FAILING = 'An example that fails';
const MENDED = 'The example mended';

/** The two examples of a rule's page. */
export interface Examples {
  bad: Files;
  /** The bad one with the files replaced that the page shows again. */
  good: Files;
}

/**
 * The examples of a rule's page: the fences with a title, which is the file's path, below their headings.
 *
 * @param page its Markdown
 */
export function examplesIn(page: string): Examples {
  const tree = parseMarkdown(page);
  const bad = filesOf(codeBelow(FAILING, tree));
  return { bad: new Map(bad), good: new Map([...bad, ...filesOf(codeBelow(MENDED, tree))]) };
}

/**
 * A rule's page with what is generated made anew: what the command line prints about the example that fails, and how to
 * set or silence the rule.
 *
 * @throws {Error} for a page without an example that fails
 */
export function renewPage(id: RuleId, page: string): string {
  const tree = parseMarkdown(page);
  const code = codeBelow(FAILING, tree);
  const last = code.findLast(isFile);
  const { bad } = examplesIn(page);
  if (!last) throw new Error(`The page of ${id} has no example that fails.`);
  const checked = examineExample(bad);
  const { command, output } = outputOf(checked);
  const old = code.find((node) => node.lang === 'text');
  const [from, to] = old ? span(old) : [span(last)[1], span(last)[1]];
  const heading = headingIn(tree, SILENCING);
  const end = heading ? span(heading)[0] : page.length;
  return [
    page.slice(0, from),
    old ? '' : '\n\n',
    fence(`text title="${command}" wrap`, output),
    page.slice(to, end).trimEnd(),
    `\n\n${silencing(id, bad)}\n`,
  ].join('');
}

function filesOf(code: readonly Code[]): [string, string][] {
  return code.filter(isFile).map((node) => [titleOf(node), `${node.value}\n`]);
}

function isFile(node: Code): boolean {
  return node.lang !== 'text' && titleOf(node) !== '';
}

function titleOf({ meta }: Code): string {
  return /title="([^"]+)"/.exec(meta ?? '')?.[1] ?? '';
}

/** The fences between a heading and the next one. */
function codeBelow(title: string, tree: Root): Code[] {
  const heading = headingIn(tree, title);
  const start = heading ? tree.children.indexOf(heading) + 1 : tree.children.length;
  const length = tree.children.slice(start).findIndex(({ type }) => type === 'heading');
  const below = tree.children.slice(start, length < 0 ? undefined : start + length);
  return below.filter((node) => node.type === 'code');
}

function headingIn(tree: Root, title: string): Heading | undefined {
  return tree.children.find((node): node is Heading => node.type === 'heading' && textOf(node) === title);
}

function span({ position }: Code | Heading): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}
