import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { headRows, pageOf, rowOf, textOf } from './page.ts';

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

  it('is one bar for the plan and one a phase that has something to count, each beside a sentence that can be read aloud', () => {
    const bars = page
      .all('svg.pw-segments')
      .map((bar) => [
        bar.properties.ariaHidden,
        ...selectAll('rect', bar).map(({ properties }) => [
          String(properties.className),
          properties.x,
          properties.width,
        ]),
      ]);
    expect(bars).toEqual([
      ['true', ['pw-is-done', '0%', '40%'], ['pw-is-in-progress', '40%', '20%'], ['pw-is-ready', '60%', '40%']],
      ['true', ['pw-is-done', '0%', '66.67%'], ['pw-is-ready', '66.67%', '33.33%']],
      ['true', ['pw-is-in-progress', '0%', '50%'], ['pw-is-ready', '50%', '50%']],
    ]);
    expect(textOf(page.one('.pw-done'))).toBe('2 of 5 done, 40%');
    expect(page.all('.pw-phase-line .pw-figures').map(textOf)).toEqual(['2 of 3 done', '1 cancelled', '0 of 2 done']);
  });

  it('is text only where there is nothing to count', () => {
    expect(page.has('#phase-2-two ~ .pw-phase-standing svg')).toBe(false);
  });

  it('gives each phase its status', () => {
    expect(page.all('.pw-phase').map(({ properties }) => String(properties.className))).toEqual([
      'pw-phase,pw-is-in-progress',
      'pw-phase,pw-is-cancelled',
      'pw-phase,pw-is-in-progress',
    ]);
    expect(page.all('.pw-phase > details').map(({ properties }) => properties.open)).toEqual([true, undefined, true]);
  });

  it('replaces the typed table and the typed total, and keeps the date they were written', () => {
    expect(page.all('.pw-progress-table tr').map((row) => textOf(row))).toEqual([
      'PhaseTasksCompletedProgressStatusOwner',
      'Phase 1: One3267%In progressAda',
      'Phase 2: Two001 cancelledCancelled',
      'Phase 3: Three200%In progress',
      'ReviewsBob',
      'Total5240%',
    ]);
    expect(textOf(page.one('.pw-progress-table td em'))).toBe('Ada');
    expect(page.one('.pw-progress-table a').properties.href).toBe('#phase-1-one');
    expect(textOf(page.tree)).not.toMatch(/77|88|99/);
    expect(textOf(page.tree)).toContain('Last Updated: 2026-11-20');
    expect(page.all('.pw-head li').map(textOf)).toContain('Total Tasks: 5 in all');
  });

  it('is in the head with the overview, tasks in progress, ready tasks, and the critical path', () => {
    expect(textOf(page.one('.pw-head ~ h2#overview'))).toBe('Overview');
    expect(page.one('.pw-facts > ul a').properties.href).toBe('/linked/design.md');
    expect(page.all('.pw-tally li').map(textOf)).toEqual(['1 in progress', '2 ready', '1 cancelled']);
    const rows = headRows(page);
    expect(rows[0]).toBe('NextReady: 1.3 Title of 1.3 unblocks 2Ready: 3.2 Title of 3.2');
    expect(rows[1]).toBe('In progressIn progress: 3.1 Title of 3.1');
    expect(rows[2]).toMatch(/^Left1 task on the critical path: \d\.\d Title of \d\.\d; up to 3 people in parallel\.$/);
    expect(textOf(page.one('.pw-head ~ p'))).toBe('A word before all else.');
  });
});

it('a total in the heading of a phase is the counted one', () => {
  const page = pageOf('# Shop\n\n## Phase 1: Till (77 tasks)\n\n- [ ] Task 1.1: Buy\n- [x] Task 1.2: Open\n');
  expect(textOf(page.one('#phase-1-till-77-tasks'))).toContain('Till (2 tasks)');
});

describe('a plan without', () => {
  it('tasks says so, and has no bar', () => {
    const page = pageOf('# Tasks: Nothing\n\nSome prose.\n');
    expect(textOf(page.one('.pw-head .pw-done'))).toBe('no tasks');
    expect(textOf(page.one('.pw-now'))).toBe('NextThis plan has no tasks.Checksno findings');
    expect(page.has('.pw-segments')).toBe(false);
    expect(textOf(page.one('h1 + .pw-head + p'))).toBe('Some prose.');
  });

  it('anything at all is still a page', () => {
    expect(textOf(pageOf('').one('.pw-head .pw-done'))).toBe('no tasks');
  });

  it('phases has its rows', () => {
    const page = pageOf('- [ ] **Task 1**: Only\n');
    expect(page.has(`${rowOf('task-1')} h2`)).toBe(true);
    expect(page.has('.pw-phase')).toBe(false);
  });

  it('open tasks says that nothing is left', () => {
    expect(textOf(pageOf('- [x] **Task 1**: Only\n').one('.pw-now'))).toBe('NextNothing left to do.Checksno findings');
    expect(textOf(pageOf('- [ ] ~~**Task 1**: Only~~\n').one('.pw-head .pw-done'))).toBe('1 cancelled');
  });

  it('a task that can start says what is in progress or blocked', () => {
    const now = (plan: string) => headRows(pageOf(plan));
    const busy = 'NextNothing more can start before what is in progress is done.';
    const stuck = 'NextNothing can start: every open task is blocked or waiting.';
    const waiting = (on: string) => `- [ ] **Task 2**: Waits\n  - **Depends on**: ${on}\n`;
    expect(now(`${task('1', '~')}${waiting('1')}`)).toEqual(
      expect.arrayContaining([busy, 'In progressIn progress: 1 Title of 1']),
    );
    expect(now(`${task('1', '~')}${waiting('1')}${task('3', '~')}${task('4', '!')}`)).toEqual(
      expect.arrayContaining([
        busy,
        'BlockedBlocked: 4 Title of 4 no reason given',
        'In progressIn progress: 1 Title of 1In progress: 3 Title of 3',
      ]),
    );
    expect(now(waiting('the permit'))).toEqual(
      expect.arrayContaining([stuck, 'WaitingWaiting: 2 Waits waits for the permit']),
    );
  });

  it('a way to its end says which tasks can never start, and why, whatever else goes on', () => {
    const waits = (id: string, on: string) => `${task(id, ' ')}  - **Depends on**: ${on}\n`;
    const cycle = `${waits('2', '3')}${waits('3', '2')}${waits('4', '3')}`;
    expect(headRows(pageOf(`${task('1', '~')}${task('5', '!')}${cycle}`))).toEqual(
      expect.arrayContaining([
        'BlockedBlocked: 5 Title of 5 no reason given',
        'WaitingWaiting: 2 Title of 2 waits for itself, through Task 3Waiting: 3 Title of 3 waits for itself, through Task 2',
        'Left1 task on the critical path: 1 Title of 1; up to 2 people in parallel. ' +
          '3 tasks can never start: they are in a dependency cycle or wait for one.',
      ]),
    );
    expect(headRows(pageOf(`${task('1', ' ')}${waits('2', '2')}`))).toContain(
      'Left1 task on the critical path: 1 Title of 1; one task at a time. ' +
        '1 task can never start: it is in a dependency cycle or waits for one.',
    );
  });
});

it('an overview that does not open the page stays in its place', () => {
  const page = pageOf(
    '# Plan\n\n## Context\n\nWhy.\n\n## Overview\n\n- **Total Tasks**: 1\n\n- [ ] **Task 1**: Only\n',
  );
  expect(page.has('h1 + .pw-head')).toBe(true);
  expect(page.has('.pw-head h2')).toBe(false);
  expect(textOf(page.one('h2#overview + ul'))).toBe('Total Tasks: 1');
});
