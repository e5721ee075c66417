import { describe, expect, it } from 'vitest';
import { translate } from '../../plugin/render/words/index.ts';
import { type Page, pageOf, textOf } from './page.ts';

const plan = `# Tasks: Parcels

## Overview

- **Total Tasks**: 3

## Implementation Order

### Phase 1: Ground

- [x] **Task 1.1**: Choose a format

### Phase 2: Reading (A must happen before B)

- [ ] **Task 2.1**: Read messages
  - **Depends on**: Task 1.1
- [!] **Task 2.2**: Show a map

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (*A must happen before B*)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before Task 2.1 | Order | It reads them |

## Notes for \`couriers\` (REQUIRED reading)

Ring twice.
`;

const entries = (page: Page) => page.all('.pw-contents li > a').map((link) => [link.properties.href, textOf(link)]);

describe('the list of what a page holds', () => {
  it('has its sections, and its phases with their state and progress', () => {
    const page = pageOf(plan, { contents: true });
    expect(entries(page)).toEqual([
      ['#implementation-order', 'Implementation Order'],
      ['#phase-1-ground', 'Phase 1: Ground Done, 1 of 1'],
      ['#phase-2-reading-a-must-happen-before-b', 'Phase 2: Reading (A must happen before B) To do, 0 of 2'],
      ['#temporal-logic-constraints-required', 'Temporal Logic Constraints'],
      ['#notes-for-couriers-required-reading', 'Notes for couriers (REQUIRED reading)'],
    ]);
    expect(page.all('.pw-contents ol ol > li')).toHaveLength(2);
    const ids = new Set(page.all('[id]').map(({ properties }) => `#${properties.id}`));
    expect(entries(page).filter(([href]) => !ids.has(String(href)))).toEqual([]);
  });

  it('has each figure once for screen readers, in the language of the page', () => {
    const page = pageOf(plan, { contents: true, t: translate('de') });
    expect(page.one('.pw-contents').properties.ariaLabel).toBe('Auf dieser Seite');
    const [figures] = page.all('.pw-contents .pw-figures');
    expect(figures?.children).toEqual([{ type: 'text', value: '1/1' }]);
    expect(figures?.properties).toMatchObject({ role: 'img', ariaLabel: 'Erledigt, 1 von 1' });
  });

  it('has phases beside each other where no section holds them', () => {
    const phase = (id: number) => `### Phase ${id}: Part\n\n- [ ] **Task ${id}.1**: Do\n\n`;
    const page = pageOf(`# Errands\n\n${phase(1)}${phase(2)}## Notes\n\nNone.\n`, { contents: true });
    expect(page.all('.pw-contents details > ol > li > a').map(textOf)).toHaveLength(3);
    expect(page.has('.pw-contents ol ol')).toBe(false);
  });

  it('has the tasks of a plan without phases', () => {
    const page = pageOf('# Errands\n\n- [x] Task 1: Buy string\n- [ ] Task 2: Tie it\n', { contents: true });
    expect(entries(page)).toEqual([
      ['#task-1', 'Done: 1 Buy string'],
      ['#task-2', 'Ready: 2 Tie it'],
    ]);
  });

  it('is not there without a choice, nor where the host has its own', () => {
    expect(pageOf('# Errands\n\n- [ ] Task 1: Buy string\n', { contents: true }).has('.pw-contents')).toBe(false);
    expect(pageOf(plan).has('.pw-contents')).toBe(false);
  });
});

describe('headings', () => {
  it('leave out what the template says to authors, which is their tooltip; ids stay', () => {
    const page = pageOf(plan);
    const heading = page.one('#temporal-logic-constraints-required');
    expect([textOf(heading), heading.properties.title]).toEqual([
      'Temporal Logic Constraints',
      'Temporal Logic Constraints (REQUIRED)',
    ]);
    expect(textOf(page.one('#sequence-constraints-a-must-happen-before-b'))).toBe('Sequence Constraints');
  });

  it('keep an author’s own words in brackets', () => {
    const page = pageOf('# Plan\n\n- [ ] Task 1: One\n\n## Rollout (Monday)\n\nAt noon.\n\n## (REQUIRED)\n\nTea.\n');
    expect(page.all('h2:not(.pw-task-title)').map(textOf)).toEqual(['Rollout (Monday)', '(REQUIRED)']);
  });
});
