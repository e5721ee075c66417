import { expect } from 'vitest';
import { describeRule, first, needs, plan, task } from './rule.ts';
import { sequence } from './tables.ts';

const phases = [first, task('1.1'), needs('1.2', '1.1')];
const odd = (heading: string) => `### ${heading}\n\n| What | How |\n|---|---|\n| Task 1.2 before Task 1.1 | x |`;

describeRule('constraint-table', {
  bad: {
    'columns that cannot be told apart, at their header; none of the rows is judged': [
      plan(phases, { progress: odd('Sequence Constraints') }),
      {
        at: '| What | How |',
        severity: 'error',
        message: /^The table under “Sequence Constraints” cannot be checked, because its header/,
        hint: /^Name the columns `Constraint`, `Type` and `Rationale`\.$/,
      },
    ],
    'lines without a row of dashes': [
      plan(phases, { progress: '### Liveness\n\n| Requirement | Trigger | Guarantee |\n| It ends | Start | 1 h |' }),
      {
        at: '| Requirement | Trigger | Guarantee |',
        severity: 'error',
        message: /^The lines under “Liveness” cannot be checked, .*: no row of dashes follows the header\.$/,
        hint: /`\|---\|---\|---\|`/,
      },
    ],
    'a row of dashes that an empty line parts from its header': [
      plan(phases, {
        progress: '### Liveness\n\n| Requirement | Trigger | Guarantee |\n\n|---|---|---|\n| It ends | Start | 1 h |',
      }),
      { at: '| Requirement | Trigger | Guarantee |', message: /no row of dashes follows the header\.$/ },
    ],
    'a row of dashes without a header': [
      plan(phases, { progress: '### Liveness\n\nSee below.\n\n|---|---|---|\n| It ends | Start | 1 h |' }),
      { at: '|---|---|---|', message: /^The lines under “Liveness” cannot be checked/ },
    ],
    'a table in a code block': [
      plan(phases, {
        progress: '### Liveness\n\n```\n| Requirement | Trigger | Guarantee |\n|---|---|---|\n| It ends | a | b |\n```',
      }),
      {
        at: expect.stringContaining('It ends') as unknown as string,
        message: /: they are in a code block\.$/,
        hint: /open and close/,
      },
    ],
    'a table in HTML': [
      plan(phases, { progress: '### Liveness\n\n<table>\n<tr><td>It ends</td></tr>\n</table>' }),
      {
        at: expect.stringContaining('It ends') as unknown as string,
        message: /: they are in HTML\.$/,
        hint: /Markdown table/,
      },
    ],
    'one finding a table': [
      plan(phases, { progress: [odd('Mutual Exclusion'), odd('Liveness'), odd('Atomicity')].join('\n\n') }),
      { at: '| What | How |', hint: /Resource\/Operation A/ },
      { at: '| What | How |', hint: /Requirement/ },
      { at: '| What | How |', hint: /Operation Group/ },
    ],
  },
  good: {
    'columns by their header': plan(phases, { progress: sequence('Task 1.1 before Task 1.2 | Order | Why') }),
    'columns by their number': plan(phases, {
      progress: '### Sequence Constraints\n\n| Was | Art | Grund |\n|---|---|---|\n| 1.1 → 1.2 | x | y |',
    }),
    'code beside a table, and code of another kind': plan(phases, {
      progress: `${sequence('Task 1.1 before Task 1.2 | Order | Why')}\n\n\`\`\`\n| a | b |\n|---|---|\n\`\`\`\n\n### Liveness\n\n\`\`\`\na | b\n\`\`\``,
    }),
    'no table at all': plan(phases, { progress: '### Sequence Constraints\n\nNone.' }),
  },
});
