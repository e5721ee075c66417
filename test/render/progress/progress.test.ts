import { describe, expect, it } from 'vitest';
import { pageOf, textOf } from '../page.ts';

const task = (id: string, mark: string) => `- [${mark}] **Task ${id}**: Title of ${id}\n`;

describe('counted progress', () => {
  const page = pageOf(`# Tasks: Counting

A word before all else.

## Overview

- **Design Document**: [design.md](design.md)
- **Total Tasks**: 9 in all
- **Estimated Effort**: two weeks

### Phase 1: One

${task('1.1', 'x')}${task('1.2', 'x')}${task('1.3', ' ')}
### Phase 2: Two

- [ ] ~~**Task 2.1**: Dropped~~

### Phase 3: Three

${task('3.1', '~')}${task('3.2', ' ')}
## Progress Tracking

| Phase | Tasks | Owner | Completed | Status |
|-------|-------|-------|-----------|--------|
| 1. One | 77 | *Ada* | 88 | Done |
| Reviews | 99 | Bob | 99 | Done |

**Last Updated**: 2026-11-20
`);

  it('is one bar for the plan and one a phase that has something to count, with a value that can be read aloud', () => {
    const bars = page.all('progress').map(({ properties }) => [properties.value, properties.max, properties.ariaLabel]);
    expect(bars).toEqual([
      ['2', '5', 'Plan: 2 of 5 tasks done, 40% (6 tasks, 1 cancelled)'],
      ['2', '3', 'Phase 1: One: 2 of 3 tasks done, 67%'],
      ['0', '2', 'Phase 3: Three: 0 of 2 tasks done, 0%'],
    ]);
  });

  it('is text only where there is nothing to count', () => {
    expect(page.has('#phase-2-two + .pw-phase-head .pw-progress')).toBe(false);
  });

  it('gives each phase its status', () => {
    expect(page.all('.pw-phase-head > .pw-badge').map(textOf)).toEqual(['In progress', 'Cancelled', 'In progress']);
  });

  it('replaces the typed table and the typed total, and keeps the date they were written', () => {
    expect(page.all('.pw-progress-table tr').map((row) => textOf(row))).toEqual([
      'PhaseTasksCompletedProgressStatusOwner',
      'Phase 1: One3267%In progressAda',
      'Phase 2: Two00cancelledCancelled',
      'Phase 3: Three200%In progress',
      'ReviewsBob',
      'Total5240%',
    ]);
    expect(textOf(page.one('.pw-progress-table td em'))).toBe('Ada');
    expect(page.one('.pw-progress-table a').properties.href).toBe('#phase-1-one');
    expect(textOf(page.tree)).not.toMatch(/77|88|99/);
    expect(textOf(page.tree)).toContain('Last Updated: 2026-11-20');
    expect(page.all('header li').map(textOf)).toContain('Total Tasks: 5 in all');
  });

  it('is in the header with the overview, tasks in progress, ready tasks, and the critical path', () => {
    expect(textOf(page.one('header > h2#overview'))).toBe('Overview');
    expect(page.one('header li a').properties.href).toBe('/linked/design.md');
    expect(page.all('.pw-tally li').map(textOf)).toEqual(['2 done', '1 in progress', '2 ready', '1 cancelled']);
    const rows = page.all('.pw-now > div').map(textOf);
    expect(rows[0]).toBe('Ready1.3 Title of 1.33.2 Title of 3.2');
    expect(rows[1]).toBe('In progress3.1 Title of 3.1');
    expect(rows[2]).toMatch(/^Critical path\d\.\d \(1 task\)$/);
    expect(textOf(page.one('h1 + p'))).toBe('A word before all else.');
  });
});

describe('a plan without', () => {
  it('tasks says so, and has no bar', () => {
    const page = pageOf('# Tasks: Nothing\n\nSome prose.\n');
    expect(textOf(page.one('header .pw-progress'))).toBe('no tasks');
    expect(textOf(page.one('.pw-now'))).toBe('ReadyThis plan has no tasks.');
    expect(page.has('progress')).toBe(false);
    expect(textOf(page.one('h1 + header + p'))).toBe('Some prose.');
  });

  it('anything at all is still a page', () => {
    expect(textOf(pageOf('').one('header .pw-progress'))).toBe('no tasks');
  });

  it('phases has its cards', () => {
    const page = pageOf('- [ ] **Task 1**: Only\n');
    expect(page.has('article#task-1 h2')).toBe(true);
    expect(page.has('section')).toBe(false);
  });

  it('open tasks says that nothing is left', () => {
    expect(textOf(pageOf('- [x] **Task 1**: Only\n').one('.pw-now'))).toBe('ReadyNothing left to do.');
    expect(textOf(pageOf('- [ ] ~~**Task 1**: Only~~\n').one('header .pw-progress'))).toBe('cancelled');
  });

  it('a task that can start says what is in progress or blocked', () => {
    const now = (plan: string) => textOf(pageOf(plan).one('.pw-now > div'));
    const waiting = (on: string) => `- [ ] **Task 2**: Waits\n  - **Depends on**: ${on}\n`;
    expect(now(`${task('1', '~')}${waiting('1')}`)).toBe('ReadyNothing can start yet: 1 is in progress.');
    expect(now(`${task('1', '~')}${waiting('1')}${task('3', '~')}${task('4', '!')}`)).toBe(
      'ReadyNothing can start yet: 1 and 3 are in progress, 4 is blocked.',
    );
    expect(now(waiting('the permit'))).toBe('ReadyNothing can start yet: every open task is waiting.');
  });
});

it('an overview that does not open the page stays in its place', () => {
  const page = pageOf(
    '# Plan\n\n## Context\n\nWhy.\n\n## Overview\n\n- **Total Tasks**: 1\n\n- [ ] **Task 1**: Only\n',
  );
  expect(page.has('h1 + header')).toBe(true);
  expect(page.has('header h2')).toBe(false);
  expect(textOf(page.one('h2#overview + ul'))).toBe('Total Tasks: 1');
});
