import { readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import type { Code, List, Nodes, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Constraints } from '../../plugin/graph/constraints/model.ts';
import { delayedTasks } from '../../plugin/graph/waves.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { en } from '../../plugin/render/words/en.ts';
import { examineExample } from '../../scripts/rules/example.ts';

const guide = parseMarkdown(
  readFileSync(new URL('../../src/content/docs/guides/temporal-constraints.mdx', import.meta.url), 'utf8'),
);
const titled = (name: string) =>
  guide.children.find((node): node is Code => node.type === 'code' && node.meta === `title="${name}"`)?.value ?? '';

/** The text below a heading of the guide. */
function below(title: string): Nodes[] {
  const from = guide.children.findIndex((node) => node.type === 'heading' && textOf(node).startsWith(title));
  const length = guide.children.slice(from + 1).findIndex((node) => node.type === 'heading');
  return guide.children.slice(from + 1, length < 0 ? undefined : from + 1 + length);
}
const codeIn = (title: string) =>
  below(title).find((node): node is Code => node.type === 'code' && node.lang === 'md')?.value ?? '';
const rowsIn = (title: string) =>
  below(title)
    .find((node): node is Table => node.type === 'table')
    ?.children.slice(1)
    .map(({ children }) => children.map((cell) => textOf(cell).replace("author's", 'author’s'))) ?? [];

const kinds = {
  Sequence: ({ sequence }: Constraints) => sequence.map(({ row, verdict }) => [row.constraint, verdict] as const),
  'Mutual exclusion': ({ mutualExclusion }: Constraints) =>
    mutualExclusion.map(({ row, verdict }) => [row.a, verdict] as const),
  Liveness: ({ liveness }: Constraints) => liveness.map(({ row, verdict }) => [row.requirement, verdict] as const),
  Atomicity: ({ atomicity }: Constraints) => atomicity.map(({ row, verdict }) => [row.group, verdict] as const),
  Deadlock: ({ deadlock }: Constraints) => deadlock.map(({ claim, verdict }) => [claim.claim, verdict] as const),
};

const source = [titled('tasks.md'), ...Object.keys(kinds).map(codeIn)].join('\n\n');
const [examined] = examineExample(new Map([['tasks.md', `${source}\n`]]));
if (!examined) throw new Error('The guide holds no plan');
const { graph, findings } = examined;

describe.each(Object.entries(kinds))('the examples of %s', (title, judged) => {
  const rows = judged(graph.constraints);

  test('have the verdicts that the guide says', () => {
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(([cell, verdict]) => [cell.text, en[`verdict.${verdict}`]])).toEqual(
      rowsIn(title).map((row) => row.slice(0, 2)),
    );
  });

  if (title !== 'Deadlock')
    test('are reported by the rules that the guide names, and by no other of the tables', () => {
      const reported = rows.map(([cell]) => {
        const line = cell.position?.start.line;
        return findings
          .filter(({ position }) => position?.start.line === line)
          .map(({ rule }) => rule)
          .join();
      });
      expect(reported).toEqual(rowsIn(title).map((row) => row[3]));
    });
});

test('each kind of row has an example that holds, one that fails and one that stays prose', () => {
  const verdicts = Object.values(kinds).map((judged) => judged(graph.constraints).map(([, verdict]) => verdict));
  expect(verdicts.slice(0, 4).every((list) => new Set(list).size > 1)).toBe(true);
  expect(verdicts.flat().filter((verdict) => verdict === 'not-bound')).toHaveLength(3);
});

test('the deadlock of the guide is one, step by step as it says', () => {
  const [found] = examineExample(new Map([['tasks.md', `${titled('deadlock.md')}\n`]]));
  const [deadlock] = found?.graph.constraints.deadlocks ?? [];
  const steps = below('Deadlock').find((node): node is List => node.type === 'list' && node.ordered === true);
  expect(deadlock?.edges.map(({ from, to }) => `Task ${to} waits for Task ${from}`)).toEqual(
    steps?.children.map((item) => textOf(item)),
  );
  expect(found?.findings.some(({ rule }) => rule === 'deadlock')).toBe(true);
});

test('the task that the schedule puts off is the one that the guide names', () => {
  const words = [...delayedTasks(graph)].map(
    ([id, { excluded, by }]) => `Task ${id} runs after Task ${excluded}: ${by.row.conflict.text}`,
  );
  expect(below('What the schedule').flatMap((node) => (node.type === 'code' ? [node.value] : []))).toEqual(words);
});

test('the list of verdicts is whole', () => {
  const listed = rowsIn('Every verdict').map(([word]) => word);
  expect(listed.sort()).toEqual(
    Object.entries(en)
      .flatMap(([key, word]) => (/^verdict\.(?!label|of)/.test(key) ? word : []))
      .sort(),
  );
});

describe('every rule about constraints', () => {
  const rules = [
    'constraint-table',
    'constraint-reference',
    'sequence-unenforced',
    'sequence-contradicted',
    'sequence-broken',
    'mutex-broken',
    'file-conflict',
    'liveness-unbounded',
    'liveness-unreachable',
    'atomicity-no-rollback',
    'atomicity-partial',
    'deadlock',
    'deadlock-claim',
  ];
  const linksIn = (page: Nodes) => {
    const urls: string[] = [];
    visit(page, 'link', ({ url }) => void urls.push(url));
    return urls;
  };

  test.each(rules)('%s: the guide leads to its page', (rule) => {
    expect(linksIn(guide)).toContain(`../../rules/${rule}/`);
  });

  test.each(rules)('%s: its page links to the guide, where that mentions it', (rule) => {
    const page = readFileSync(new URL(`../../src/content/docs/rules/${rule}.md`, import.meta.url), 'utf8');
    const [url = ''] = linksIn(parseMarkdown(page)).filter((one) => one.includes('/guides/temporal-constraints/'));
    const [, anchor = ''] = url.split('#');
    const slugger = new GithubSlugger();
    const anchors = guide.children.flatMap((node) => (node.type === 'heading' ? slugger.slug(textOf(node)) : []));
    expect(['', ...anchors]).toContain(anchor);
    expect(url).toMatch(/^\.\.\/\.\.\/guides\/temporal-constraints\//);
  });
});
