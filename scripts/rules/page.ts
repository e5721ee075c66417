import type { Code, Heading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import type { RuleId } from '../../plugin/rules/index.ts';
import { examineExample, type Files, outputOf } from './example.ts';
import { fence, opening, SILENCING, silencing } from './sections.ts';

const BAD = 'Bad example';
const GOOD = 'Good example';

/** The two examples of a rule's page. */
export interface Examples {
  bad: Files;
  /** The bad one, with the files that the page shows again replaced. */
  good: Files;
}

/**
 * The examples of a rule's page: the fences below their headings whose title is a file's path.
 *
 * @param page its Markdown
 */
export function examplesIn(page: string): Examples {
  const tree = parseMarkdown(page);
  const bad = filesOf(codeBelow(BAD, tree));
  return { bad: new Map(bad), good: new Map([...bad, ...filesOf(codeBelow(GOOD, tree))]) };
}

/**
 * A rule's page with its generated parts made anew: the opening, what the command line prints about the bad example, and
 * how to silence the rule.
 *
 * @throws {Error} for a page without a bad example
 */
export function renewPage(id: RuleId, page: string): string {
  const tree = parseMarkdown(page);
  const code = codeBelow(BAD, tree);
  const last = code.findLast(isFile);
  const { bad } = examplesIn(page);
  if (!last) throw new Error(`The page of ${id} has no bad example.`);
  const { command, output } = outputOf(examineExample(bad));
  const old = code.find((node) => node.lang === 'text');
  const [from, to] = old ? span(old) : [span(last)[1], span(last)[1]];
  const heading = headingIn(tree, SILENCING);
  const end = heading ? span(heading)[0] : page.length;
  return [
    `${opening(id)}\n\n`,
    page.slice(endOfOpening(tree), from).trimStart(),
    old ? '' : '\n\n',
    fence(`text title="${command}" wrap`, output),
    page.slice(to, end).trimEnd(),
    `\n\n${silencing(id, bad)}\n`,
  ].join('');
}

/** It ends with the paragraph that starts with the severity, in bold. */
function endOfOpening({ children }: Root): number {
  const severity = children.find((node) => node.type === 'paragraph' && node.children[0]?.type === 'strong');
  const last = severity ?? children.find(({ type }) => type === 'yaml');
  return last ? span(last)[1] : 0;
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

function span({ position }: Nodes): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}
