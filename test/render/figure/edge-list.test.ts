import { describe, expect, it } from 'vitest';
import { type Page, pageOf, textOf } from '../page.ts';

const svg = '<svg class="pw-graph" viewBox="0 0 9 9"><text>1.1</text></svg>';

const plan = `# Plan

- [ ] **Task 0.1**: Loose

### Phase 1: Ground

- [x] **Task 1.1**: Dig
  - **Depends on**: None
- [ ] **Task 1.2**: Pour
  - **Depends on**: 1.1, permit granted, 9.9
- [ ] **Task 1.3**: Wait
  - **Depends on**: \`shop\`/2.4

### Phase 2: Walls

- [ ] **Task 2.1**: Bricks
- [ ] **Task 2.2**: Windows
  - **Depends on**: 2.1

### Phase 3: Roof

**Depends on**: Phase 1, Task 2.1, mild weather

- [ ] **Task 3.1**: Tiles

### Mutual Exclusion

| A | B | Conflict |
|---|---|---|
| Task 1.2 | Task 2.1, Task 2.2 | Crane |
`;

/** The lines of a list, without what is nested in them. */
const lines = (page: Page) =>
  page
    .all('#pw-figure > .pw-edges li')
    .map((item) =>
      textOf({ ...item, children: item.children.filter((node) => !('tagName' in node && node.tagName === 'ul')) }),
    );

describe('the dependencies as a list', () => {
  const page = pageOf(plan, { diagram: { svg } });

  it('say of each phase and each task what it depends on, what it unblocks, and what it excludes', () => {
    expect(lines(page)).toEqual([
      '0.1 Loose (ready)',
      'Phase 1: Ground: unblocks Phase 2 (phase order), Phase 3',
      '1.1 Dig (done): unblocks 1.2',
      '1.2 Pour (waiting): depends on 1.1, permit granted (outside this plan), 9.9 (no such task); never at the same time as 2.1, 2.2',
      '1.3 Wait (waiting): depends on shop/2.4 (in another plan)',
      'Phase 2: Walls: depends on Phase 1 (phase order)',
      '2.1 Bricks (waiting): unblocks 2.2, Phase 3; never at the same time as 1.2',
      '2.2 Windows (waiting): depends on 2.1; never at the same time as 1.2',
      'Phase 3: Roof: depends on 2.1, Phase 1, mild weather (outside this plan)',
      '3.1 Tiles (waiting)',
    ]);
  });

  it('link only to rows and headings, and are folded and out of the search', () => {
    const targets = page.all('.pw-edges a').map(({ properties }) => String(properties.href));
    const ids = new Set(page.all('[id]').map(({ properties }) => `#${properties.id}`));
    expect(targets).toHaveLength(10);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect(page.has('[data-pagefind-ignore] > details.pw-edges:not([open]) > summary')).toBe(true);
  });

  it('are there if the drawing failed, and absent where there is nothing to draw', () => {
    expect(lines(pageOf(plan, { diagram: { fault: 'Out of memory' } }))).toHaveLength(10);
    expect(pageOf('# Plan\n').has('.pw-edges')).toBe(false);
  });

  it('end long rows with a number', () => {
    const many = Array.from({ length: 60 }, (_, at) => `- [ ] **Task 1.${at + 1}**: T\n  - **Depends on**: None`);
    const last = '- [ ] **Task 2.1**: Last\n  - **Depends on**: 1.1-1.60';
    const [row] = pageOf(`### Phase 1: P\n\n${many.join('\n')}\n\n### Phase 2: P\n\n${last}\n`, { diagram: { svg } })
      .all('.pw-edges li')
      .slice(-1);
    expect(textOf(row as NonNullable<typeof row>)).toMatch(/, 1\.40, 20 more$/);
  });
});

describe('of a plan too large for one drawing', () => {
  it('the overview lists phases, with the number of dependencies between their tasks', () => {
    const markdown = `### Phase 1: A

- [ ] **Task 1.1**: T
- [ ] **Task 1.2**: T

### Phase 2: B

- [ ] **Task 2.1**: T
  - **Depends on**: 1.1, 1.2

### Phase 3: C
- [ ] **Task 3.1**: T
`;
    const extent = { kind: 'overview', looks: new Set<string>(), tasks: new Set<string>(), leftOut: 0 } as const;
    expect(lines(pageOf(markdown, { diagram: { svg }, extent }))).toEqual([
      'Phase 1: A (to do): unblocks Phase 2 (2 dependencies)',
      'Phase 2: B (to do): depends on Phase 1 (2 dependencies); unblocks Phase 3 (phase order)',
      'Phase 3: C (to do): depends on Phase 2 (phase order)',
    ]);
  });
});
