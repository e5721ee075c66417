import { expect, test } from 'vitest';
import { broken } from '../rules/broken.ts';
import { first, plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { planwright } from './command.ts';

/** A table that says by no heading what its columns are. */
const odd = plan([first, task('1.1')], {
  progress: '### Sequence Constraints\n\n| What | How |\n|---|---|\n| Task 1.1 before the launch | x |',
});

interface JsonFinding {
  rule: string;
  path: string;
  line: number;
  column: number;
}

/** The line and column of words, from 1; `row` is the beginning of the line, after which they are looked for. */
function placeOf(text: string, row: string, words = row): [line: number, column: number] {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.trimStart().startsWith(row));
  return [index + 1, (lines[index]?.indexOf(words) ?? -1) + 1];
}

test('the command line reports each broken verdict once, at the line and column of its row', async () => {
  const root = await folder({ 'shop/tasks.md': broken, 'odd/tasks.md': odd });
  const { code, stdout } = await planwright(root, 'check', '--format', 'json');
  const findings: JsonFinding[] = JSON.parse(stdout).findings;
  const row = (cells: string, words = cells) => placeOf(broken, `| ${cells}`, words);
  const claim = 'Verified: No circular dependencies in task graph';
  expect(findings.map(({ path, rule, line, column }) => [path, rule, line, column])).toEqual([
    ['odd/tasks.md', 'constraint-table', ...placeOf(odd, '| What')],
    ...[
      ['dependency-cycle', ...placeOf(broken, '- **Depends on**: Task 1.7', 'Task 1.7')],
      ['file-conflict', ...placeAfter('**Task 1.11**', 'src/order.ts')],
      ['sequence-unenforced', ...row('Task 1.2 before Task 1.8')],
      ['sequence-contradicted', ...row('Task 1.9 before Task 1.2')],
      ['sequence-broken', ...row('Task 1.8 before Task 1.3')],
      ['constraint-reference', ...row('Task 1.1 before Task 1.99', 'Task 1.99')],
      ['mutex-broken', ...row('Task 1.3 | Task 1.4', 'Task 1.3')],
      ['liveness-unreachable', ...row('Task 1.5 ends')],
      ['liveness-unbounded', ...row('Task 1.8 ends | Start | soon', 'soon')],
      ['atomicity-partial', ...row('Task 1.1 + Task 1.2')],
      ['atomicity-no-rollback', ...row('Payment and order')],
      ['deadlock', ...row('Task 1.10 + Task 1.12')],
      ['deadlock-claim', ...placeOf(broken, `- [x] ${claim}`, claim)],
    ].map((finding) => ['shop/tasks.md', ...finding]),
  ]);
  expect(code).toBe(1);
});

/** The first place of words after others. */
function placeAfter(start: string, words: string): [line: number, column: number] {
  const before = broken.slice(0, broken.indexOf(words, broken.indexOf(start))).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
