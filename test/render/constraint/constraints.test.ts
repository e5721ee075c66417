import { describe, expect, it } from 'vitest';
import { pageOf, textOf } from '../page.ts';

const page = pageOf(`# Plan

- [ ] **Task 1.1**: One
- [ ] **Task 1.2**: Two
- [ ] **Task 1.10**: Ten
- [ ] **Task 5**: Five

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|------------|------|-----------|
| Task 1.1 MUST be done before 1.10 | Deploy | see \`2.0\` and 1.2 |
| TLS 1.2 before HTTP 1.1 | Deploy | Task 9.9 is nobody |

### Mutual Exclusion (A and B cannot run simultaneously)

| Resource/Operation A | Resource/Operation B | Conflict Type |
|---|---|---|
| 1.1, 1.2 | tasks 5 and 1.10 | 5 of them |

### Liveness Requirements (Must eventually happen)

| Requirement | Trigger | Timeout/Guarantee |
|---|---|---|
| Something **MUST** happen | After Task 1.1 | 5 retries |

### Atomicity Requirements (All-or-nothing)

| Operation Group | Rollback Strategy | Notes |
|---|---|---|
| Task 1.1 + Task 1.2 | Undo | |

### Deadlock Analysis

- [x] Verified: No circular dependencies in task graph
- [ ] Verified: No locks

## Anything else

| a | b |
|--:|---|
| Task 1.1 | c |
`);

const hrefs = (selector: string) =>
  page.all(`${selector} td:not(.pw-verdict-cell) a`).map(({ properties }) => properties.href);

describe('the constraint tables', () => {
  it('are tables in frames that scroll and are named by their headings', () => {
    expect(page.all('.pw-scroll:has(> table.pw-constraints)').map(({ properties }) => properties.ariaLabel)).toEqual([
      'Sequence Constraints (A must happen before B)',
      'Mutual Exclusion (A and B cannot run simultaneously)',
      'Liveness Requirements (Must eventually happen)',
      'Atomicity Requirements (All-or-nothing)',
    ]);
    const frames = page.all('.pw-scroll:has(> table.pw-constraints)').map(({ properties }) => properties.ariaLabel);
    expect(page.all('table.pw-constraints').map(({ properties }) => properties.ariaLabel)).toEqual(frames);
    expect(
      page
        .all('.pw-constraints tbody > tr > td:first-child')
        .every(({ properties }) => properties.role === 'rowheader'),
    ).toBe(true);
    expect(page.all('.pw-scroll').every(({ properties }) => properties.tabIndex === 0)).toBe(true);
  });

  it('link the tasks that a cell names, and nothing that only looks like one', () => {
    const tables = page.all('table.pw-constraints');
    expect(tables).toHaveLength(4);
    expect(hrefs('h3#sequence-constraints-a-must-happen-before-b + .pw-scroll')).toEqual(['#task-1-1', '#task-1-10']);
    expect(hrefs('h3#mutual-exclusion-a-and-b-cannot-run-simultaneously + .pw-scroll')).toEqual([
      '#task-1-1',
      '#task-1-2',
      '#task-5',
      '#task-1-10',
    ]);
    expect(hrefs('h3#liveness-requirements-must-eventually-happen + .pw-scroll')).toEqual(['#task-1-1']);
    expect(hrefs('h3#atomicity-requirements-all-or-nothing + .pw-scroll')).toEqual(['#task-1-1', '#task-1-2']);
    expect(hrefs('h2#anything-else + .pw-scroll')).toEqual([]);
  });

  it('keep their cells as written', () => {
    expect(page.all('.pw-constraints td').map(textOf)).toContain('TLS 1.2 before HTTP 1.1');
    expect(page.all('.pw-constraints td').map(textOf)).toContain('Task 1.1 MUST be done before 1.10');
    expect(textOf(page.one('.pw-constraints td strong'))).toBe('MUST');
    expect(page.one('h2#anything-else + .pw-scroll td').properties.align).toBe('right');
  });
});

it('the deadlock checklist is a list of labelled, disabled checkboxes', () => {
  const boxes = page.all(
    'h3#deadlock-analysis + ul.contains-task-list > li.task-list-item > input[type=checkbox][disabled]',
  );
  expect(boxes.map(({ properties }) => [properties.ariaLabel, properties.checked ?? false])).toEqual([
    ['Verified: No circular dependencies in task graph', true],
    ['Verified: No locks', false],
  ]);
});
