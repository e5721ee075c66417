import { expect, test } from 'vitest';
import { describeRule, first, found, plan, second, task } from './rule.ts';

const files = (...paths: string[]) => `**Files**: ${paths.map((path) => `\`${path}\``).join(', ')}`;
const excluding = (...rows: string[]) =>
  ['### Mutual Exclusion', ['| A | B | Conflict Type |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
/** A task that changes one file, which is the same for all. */
const change = (id: string, dependsOn?: string, mark?: string) =>
  task(id, [...(dependsOn ? [`**Depends on**: ${dependsOn}`] : []), files('src/a.ts')], mark);
const two = [first, change('1.1'), change('1.2')];

describeRule('file-conflict', {
  bad: {
    'two open tasks side by side, at the second': [
      plan([first, task('1.1', [files('src/a.ts', 'src/b.ts')]), task('1.2', [files('./src/a.ts:10')], '~')]),
      {
        at: './src/a.ts:10',
        severity: 'warning',
        message:
          /^Tasks 1\.1 and 1\.2 both change “src\/a\.ts”, and nothing keeps them from running at the same time\.$/,
        hint: /^Make Task 1\.2 depend on Task 1\.1, or add a row `\| Task 1\.1 \| Task 1\.2 \|/,
        related: ['src/a.ts'],
      },
    ],
    'one finding for a file, without the tasks that wait for all others': [
      plan([
        ...two,
        task('1.3', [files('src/a.ts', 'Makefile')]),
        change('1.4', '1.1-1.3'),
        task('1.5', ['**Depends on**: 1.4', files('Makefile')]),
      ]),
      { at: 'src/a.ts', message: /^Tasks 1\.1, 1\.2 and 1\.3 all change/, related: ['src/a.ts', 'src/a.ts'] },
    ],
    'each group of a file that is changed in two phases, and no pair across them': [
      plan([...two, second, change('2.1'), change('2.2'), change('2.3')]),
      {
        at: 'src/a.ts',
        message:
          /^“src\/a\.ts” is changed by tasks that nothing keeps from running at the same time: Tasks 1\.1 and 1\.2; Tasks 2\.1, 2\.2 and 2\.3\.$/,
      },
    ],
    'what one group leaves, without its pairs': [
      plan([first, ...['1.1', '1.2', '1.3', '1.4'].map((id) => change(id)), change('1.5', '1.1, 1.2, 1.3')]),
      { at: 'src/a.ts', message: /: Tasks 1\.1, 1\.2, 1\.3 and 1\.4; Tasks 1\.4 and 1\.5\.$/ },
    ],
    'the pairs of a chain with one task beside it': [
      plan([first, change('1.1'), change('1.2', '1.1'), change('1.3')]),
      {
        at: 'src/a.ts',
        message: /: Task 1\.3 with Tasks 1\.1 and 1\.2\.$/,
        hint: /^Make Task 1\.3 depend on Task 1\.1/,
      },
    ],
    'a row that names one of them only, or in prose': [
      plan([
        ...two,
        task('1.3'),
        excluding('| Task 1.1 | Task 1.3 | x |', '| a 1.1 | a 1.2 | x |', '| Task 1.1, 1.2 | both | x |'),
      ]),
      { at: 'src/a.ts' },
    ],
  },
  good: {
    'an order that is declared': plan([first, change('1.1'), change('1.2', '1.1')]),
    'the order of the phases': plan([first, change('1.1'), second, change('2.1')]),
    'a task that is done, or was cancelled': plan([first, change('1.1', undefined, 'x'), change('1.2')]),
    'a mutual exclusion row, by the word or by ids alone': plan([
      ...two,
      change('1.3'),
      excluding('| Task 1.2 writes | tasks 1.1 and 1.3 | x |', '| 1.3 | `1.1`, 1.2 | x |'),
    ]),
    'globs and folders': plan([
      first,
      task('1.1', [files('src/**/*.ts', 'src/', 'src/api')]),
      task('1.2', [files('src/**/*.ts', 'src/', 'src/api')]),
    ]),
  },
});

test('hundreds of tasks on one file are one finding', () => {
  const tasks = Array.from({ length: 300 }, (_, index) => `- [ ] Task 1.${index + 1}: Do it\n  - Files: src/a.ts`);
  const findings = found('file-conflict', `# P\n\n## Phase 1: All\n\n${tasks.join('\n')}`);
  expect(findings.filter(({ rule }) => rule === 'file-conflict')).toMatchObject([
    { message: expect.stringMatching(/293 more/) },
  ]);
});

test('of many groups the first are named, and the other pairs counted', () => {
  const phases = Array.from({ length: 10 }, (_, index) => {
    const tasks = ['1', '2'].map((number) => `- [ ] Task ${index + 1}.${number}: Do it\n  - Files: src/a.ts`);
    return `## Phase ${index + 1}: Part\n\n${tasks.join('\n')}`;
  });
  const findings = found('file-conflict', `# P\n\n${phases.join('\n\n')}`);
  expect(findings.filter(({ rule }) => rule === 'file-conflict')).toMatchObject([
    { message: expect.stringMatching(/: Tasks 1\.1 and 1\.2; .*Tasks 4\.1 and 4\.2; 6 more pairs of tasks\.$/) },
  ]);
});
