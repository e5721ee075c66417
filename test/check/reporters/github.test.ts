import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../plugin/check/examine.ts';
import { github } from '../../../plugin/check/reporters/github.ts';
import { githubSummary } from '../../../plugin/check/reporters/github-summary.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';
import { documented, garden, shop } from './plans.ts';

/** Reads workflow commands as GitHub's runner does: properties first, then the text, each unescaped. */
function commands(text: string) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name, list = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      const properties = list.split(',').map((pair) => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, equals), unescaped(pair.slice(equals + 1))] as const;
      });
      return { name, properties: Object.fromEntries(properties), data: unescaped(data) };
    });
}

function unescaped(text: string): string {
  const known: Record<string, string> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%(?:25|0D|0A|3A|2C)/g, (code) => known[code] ?? code);
}

function hostile(title: string, path: string) {
  return examine({
    text: `# Tasks: X\n\n- [ ] **Task 1.1**: Do\n  - **Depends on**: Task 1.9\n  - **Status**: ${title}\n`,
    id: 'x',
    path,
  });
}

describe('the GitHub reporter', () => {
  test('gives each finding one command, with its lines and columns', () => {
    const all = commands(github([shop, garden], { verbose: true }));
    expect(all.map(({ name, properties }) => [name, properties.title])).toEqual(
      shop.findings.map(({ rule, severity }) => [severity === 'info' ? 'notice' : severity, `planwright: ${rule}`]),
    );
    expect(all[1]).toEqual({
      name: 'error',
      properties: {
        file: 'plans/shop/tasks.md',
        line: '9',
        col: '3',
        endLine: '9',
        endColumn: '6',
        title: 'planwright: status-out-of-order',
      },
      data: expect.stringMatching(/^Task 1\.1 is done, but Task 1\.2, .*\.\nMark Task 1\.2 `\[x\]`/),
    });
  });

  test('includes findings of severity info on request', () => {
    expect(commands(github([shop])).map(({ name }) => name)).toEqual(['error', 'error', 'error']);
    expect(commands(github([shop], { verbose: true })).map(({ name }) => name)).toContain('notice');
  });

  test('counts paths from the top of the repository', () => {
    const file = (base: string) => commands(github([hostile('?', '../a b/tasks.md')], { base }))[0]?.properties.file;
    expect(file('packages/shop')).toBe('packages/a b/tasks.md');
    expect(file('')).toBe('../a b/tasks.md');
  });

  test('leaves columns out where the text at fault runs over several lines, and the place where there is none', () => {
    const cycle = ['1.1', '1.2'].map(
      (id, index) => `- [ ] **Task ${id}**: Do\n  - **Depends on**: 1.${2 - index}\n  - **Done\n    when**: x`,
    );
    const broken = hostile('?', 'x').findings.find(({ rule }) => rule === 'unknown-dependency');
    const [finding] = examine({ text: cycle.join('\n'), id: 'x', path: 'x' }).findings;
    const spread = { ...finding, position: { start: { line: 1, column: 3 }, end: { line: 2, column: 4 } } };
    const text = github([
      { ...shop, findings: [spread, { ...broken, position: undefined, path: null }] as typeof shop.findings },
    ]);
    const [lines, nowhere] = commands(text);
    expect(Object.keys(lines?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
    expect(Object.keys(nowhere?.properties ?? {})).toEqual(['title']);
  });

  test('no plan and no file name can write commands of its own', () => {
    const text = github([
      hostile('100%,a:b\u001b[2J ::error::owned', 'a,b:c%0A::set-env name=X::\n::error::y/tasks.md'),
    ]);
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .every((line) => /^::(?:error|warning) file=/.test(line)),
    ).toBe(true);
    expect(text).not.toContain('\u001b');
    expect(commands(text)[0]?.properties.file).toBe('a,b:c%0A::set-env name=X::\n::error::y/tasks.md');
  });
});

describe('the job summary', () => {
  test('is a table of the findings, which link to the pages of their rules', () => {
    const tree = parseMarkdown(githubSummary([documented, garden]));
    expect(textOf(tree.children[0])).toBe('Planwright: 3 errors, 0 warnings');
    const rows: string[] = [];
    const links: string[] = [];
    visit(tree, 'tableRow', (row) => void rows.push(row.children.map((cell) => textOf(cell)).join(' | ')));
    visit(tree, 'link', ({ url }) => void links.push(url));
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatch(/^error \| plans\/shop\/tasks\.md:9:3 \| Task 1\.1 is done, but/);
    expect(links).toContain('https://docs.test/rules/status-out-of-order/');
    expect(githubSummary([shop])).toContain('| status\\-out\\-of\\-order |');
  });

  test('cuts a long message', () => {
    const [finding] = shop.findings;
    const long = { ...shop, findings: [{ ...finding, message: 'y'.repeat(700) }] as typeof shop.findings };
    expect(githubSummary([long])).toMatch(/[^y]y{599}…<br>/);
    const whole = { ...shop, findings: [{ ...finding, message: 'y'.repeat(600) }] as typeof shop.findings };
    expect(githubSummary([whole])).toMatch(/[^y]y{600}<br>/);
  });

  test('shows the words of a plan as they are', () => {
    const words = '<img src=x onerror=alert(1)> | `a` **b** [c](https://d.example) https://e.example @team &amp; \\';
    const one = hostile(words, 'a|b/<c>.md');
    const tree = parseMarkdown(githubSummary([one]));
    const nodes = new Set<string>();
    visit(tree, (node) => void nodes.add(node.type));
    expect([...nodes].sort()).toEqual([
      'heading',
      'html',
      'link',
      'paragraph',
      'root',
      'table',
      'tableCell',
      'tableRow',
      'text',
    ]);
    const html: string[] = [];
    visit(tree, 'html', ({ value }) => void html.push(value));
    expect([...new Set(html)]).toEqual(['<br>']);
    expect(textOf(tree)).toContain('a|b/<c>.md:5:46');
  });

  test('is cut where it would be too long for GitHub', () => {
    const tasks = Array.from(
      { length: 300 },
      (_, index) => `- [ ] **Task 1.${index}**: Do\n  - **Depends on**: Task 9.${index}`,
    );
    const text = githubSummary([examine({ text: tasks.join('\n'), id: 'x', path: 'x' })]);
    expect(new TextEncoder().encode(text).length).toBeLessThan(1 << 20);
    expect(text).toMatch(/And \d{3} more\.\n/);
  });
});
