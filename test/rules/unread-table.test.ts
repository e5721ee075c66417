import { expect, test } from 'vitest';
import { describeRule, first, found, needs, plan, task } from './rule.ts';
import { sequence } from './tables.ts';

const phases = [first, task('1.1'), needs('1.2', '1.1')];
const under = (heading: string, ...lines: string[]) =>
  plan(phases, { progress: [`## ${heading}`, '', ...lines].join('\n') });
const progress = (...lines: string[]) => under('Progress Tracking', ...lines);
const head = '| Phase | Tasks | Completed |';
const row = '| 1. Foundation | 2 | 0 |';

describeRule('unread-table', {
  bad: {
    'no row of dashes': [
      progress('As of today:', head, row),
      {
        at: head,
        severity: 'error',
        message:
          /^These lines under “Progress Tracking” are not read as a table: no row of dashes follows the header\.$/,
        hint: /^Write a row of dashes below the header: `\|---\|---\|---\|`\.$/,
      },
    ],
    'dashes for fewer columns, in a plan that does not follow the template': [
      plan(phases, { claim: false, progress: `## Summary of the work\n\n${head}\n|---|---|\n${row}` }),
      { at: head, severity: 'warning', message: /“Summary of the work”.*different numbers of columns/ },
    ],
    'dashes for fewer columns, without bars at the ends': [
      progress('Phase | Tasks | Completed', '--- | ---', '1. Foundation | 2 | 0'),
      { at: 'Phase | Tasks | Completed', hint: /`\|---\|---\|---\|`/ },
    ],
    'lines without any dashes or bars at the ends': [
      progress('Phase | Tasks | Completed', 'Phase 1 | 2 | 0'),
      { at: 'Phase | Tasks | Completed', message: /no row of dashes/ },
    ],
    'rows after an empty line': [
      progress(head, '|---|---|---|', row, '', '| Total | 2 | 0 |'),
      { at: '| Total | 2 | 0 |', message: /an empty line parts them/, hint: /^Delete the empty line\.$/ },
    ],
    'lines that are indented like code': [
      progress(`    ${head}`, '    |---|---|---|', `    ${row}`),
      { at: expect.stringContaining(head) as unknown as string, message: /takes them for code/ },
    ],
  },
  good: {
    'a table': progress(head, '|:--|--:|:-:|', row),
    'a table in a fence, and bars in prose': progress('```', head, row, '```', '', 'Read it as `a | b` or a | b.'),
    'lines with bars elsewhere': under('Notes', head, row),
    'fields in one line': progress('Owner: me | Status: fine | Due: May', 'Team: two | Room: 4 | Mail: none'),
    'bars within cells, and a comment after a row': progress(
      head,
      '|---|---|---|',
      '| 1. Foundation | 2 | 0 | <!-- by hand -->',
      '| Total \\| all | 2 | 0 |',
    ),
    'a constraint table, which another rule reports': plan(phases, { progress: sequence('1.1 before 1.2 | x | y') }),
  },
});

test.each([
  [progress(head, '|---|---|---|', row, '| Total | 2 | 0 | done |'), 'done', /^The row “Total” under .* has 3 columns/],
  [plan(phases, { progress: `${sequence('1.1 before 1.2 | x | y | z')}` }), 'z', /“1\.1 before 1\.2” under “Sequence/],
])('a row that is longer than the header, %#', (markdown, at, message) => {
  expect(found('unread-table', markdown)).toMatchObject([
    { rule: 'unread-table', at, message: expect.stringMatching(message), hint: expect.stringContaining('`\\|`') },
  ]);
});
