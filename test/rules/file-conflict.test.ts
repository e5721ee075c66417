import { expect, test } from 'vitest';
import { describeRule, first, found, plan, second, task } from './rule.ts';

const files = (...paths: string[]) => `**Files**: ${paths.map((path) => `\`${path}\``).join(', ')}`;
const excluding = (...rows: string[]) =>
  ['### Mutual Exclusion', ['| A | B | Conflict Type |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
const two = [first, task('1.1', [files('src/a.ts')]), task('1.2', [files('src/a.ts')])];

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
        task('1.4', ['**Depends on**: 1.1-1.3', files('src/a.ts')]),
        task('1.5', ['**Depends on**: 1.4', files('Makefile')]),
      ]),
      { at: 'src/a.ts', message: /^Tasks 1\.1, 1\.2 and 1\.3 all change/, related: ['src/a.ts', 'src/a.ts'] },
    ],
    'each group of a file that is changed in two phases, and no pair across them': [
      plan([
        ...two,
        second,
        task('2.1', [files('src/a.ts')]),
        task('2.2', [files('src/a.ts')]),
        task('2.3', [files('src/a.ts')]),
      ]),
      {
        at: 'src/a.ts',
        message:
          /^“src\/a\.ts” is changed by tasks that nothing keeps from running at the same time: Tasks 1\.1 and 1\.2; Tasks 2\.1, 2\.2 and 2\.3\.$/,
      },
    ],
    'what one group leaves, without its pairs': [
      plan([
        first,
        ...['1.1', '1.2', '1.3', '1.4'].map((id) => task(id, [files('src/a.ts')])),
        task('1.5', ['**Depends on**: 1.1, 1.2, 1.3', files('src/a.ts')]),
      ]),
      { at: 'src/a.ts', message: /: Tasks 1\.1, 1\.2, 1\.3 and 1\.4; Tasks 1\.4 and 1\.5\.$/ },
    ],
    'the pairs of a chain with one task beside it': [
      plan([
        first,
        task('1.1', [files('src/a.ts')]),
        task('1.2', ['**Depends on**: 1.1', files('src/a.ts')]),
        task('1.3', [files('src/a.ts')]),
      ]),
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
    'an order that is declared': plan([
      first,
      task('1.1', [files('src/a.ts')]),
      task('1.2', ['**Depends on**: 1.1', files('src/a.ts')]),
    ]),
    'the order of the phases': plan([
      first,
      task('1.1', [files('src/a.ts')]),
      second,
      task('2.1', [files('src/a.ts')]),
    ]),
    'a task that is done, or was cancelled': plan([
      first,
      task('1.1', [files('src/a.ts')], 'x'),
      task('1.2', [files('src/a.ts')]),
    ]),
    'a mutual exclusion row, by the word or by ids alone': plan([
      ...two,
      task('1.3', [files('src/a.ts')]),
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
