import { describeRule } from './rule.ts';

const skill = '> **For Claude:** REQUIRED SUB-SKILL: Use superpowers:executing-plans to do this plan.\n\n';
const task = (number: number, interfaces: string[], steps = 'Write the test') =>
  [
    `### Task ${number}: Part ${number}`,
    '**Files:**\n- Modify: `src/till.ts`',
    ...(interfaces.length > 0 ? [`**Interfaces:**\n${interfaces.map((line) => `- ${line}`).join('\n')}`] : []),
    `- [ ] **Step 1: ${steps}**`,
    '',
  ].join('\n\n');
const plan = (...tasks: string[]) => `# Till Implementation Plan\n\n${skill}${tasks.join('\n')}`;

describeRule('unproduced', {
  path: 'docs/superpowers/plans/2026-03-02-till.md',
  occurs: (name) => name === 'Receipt',
  bad: {
    'a name that nobody makes': [
      plan(task(1, ['Produces: `openTill(): Till`']), task(2, ['Consumes: `openTil(): Till`, `Receipt`'])),
      {
        at: 'openTil(): Till',
        severity: 'info',
        message: /^Task 2 consumes `openTil`, which no task produces and no file of the repository holds\.$/,
      },
    ],
    'the last part of a name, once': [
      plan(task(1, ['Consumes: `till.weigh`, `till.weigh(bread)`'])),
      { at: 'till.weigh', message: /^Task 1 consumes `weigh`/ },
    ],
  },
  good: {
    'a name that another task produces': plan(
      task(1, ['Produces: `openTill(): Till`']),
      task(2, ['Consumes: `openTill`']),
    ),
    'a name that another task mentions': plan(task(1, [], 'Export openTill'), task(2, ['Consumes: `openTill()`'])),
    'a name that a file holds': plan(task(1, ['Consumes: existing `Receipt`'])),
    'commands, addresses and sentences': plan(
      task(1, ['Consumes: `npm run weigh`, `/v1/weigh`, `./weigh.ts`, `ab`', 'Consumes: all of weigh']),
    ),
    'a task that is done': plan(task(1, ['Consumes: `openTil()`'])).replace('- [ ]', '- [x]'),
  },
});

describeRule('unproduced', {
  path: 'docs/superpowers/plans/2026-03-02-till.md',
  good: { 'where nobody can be asked': plan(task(1, ['Consumes: `openTil()`'])) },
});
