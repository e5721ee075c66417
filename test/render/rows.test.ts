import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { detailOf, pageOf, rowOf, textOf } from './page.ts';

const plan = `# Tasks: Cards

## Implementation Order

### Phase 1: First

- [x] **Task 1.1**: Lay \`the\` ground
  - **Description**: Some *prose* with [a link](https://example.org/a).
  - **Depends on**: None
  - **Files**: src/a.ts, \`src/b.ts\` (new)
  - **Done when**: It works
  - **Owner**: Ada
- [ ] **Task 1.2** [F]: Build on it
  - **Depends on**: Task 1.1
  - **Done when**:
    - [x] One
    - [ ] Two

  A remark of the author.

  \`\`\`ts
  const kept = true;
  \`\`\`
- An item that is not a task

### Phase 2: Second

- [~] **Task 2.1**: Run it
  - **Depends on**: Task 1.1–1.2, PR #802 merged, Task 9.9 and \`other-plan\` Task 2.4
- [ ] **Task 2.2**: Wait for the phase
- ~~**Task 2.3**~~: not a task, for it has no box
- [!] **Task 2.4**: Stuck
- [ ] ~~**Task 2.5**: Dropped~~
  - **Depends on**: Phase 1 complete
`;

it('a task names those that only a row keeps from running beside it', () => {
  const page = pageOf(`# Plan

- [ ] **Task 1**: Dig
- [ ] **Task 2**: Pour
- [ ] **Task 3**: Dry
  - **Depends on**: 2

### Mutual Exclusion

| A | B | Conflict |
|---|---|---|
| Task 1 | Task 2, 3 | Crane |
| Task 2 | Task 3 | Floor |
`);
  const excluded = (anchor: string) =>
    page.all(`#${anchor} dt + dd`).flatMap((value) => {
      const chips = selectAll('a', value).map(textOf);
      return textOf(page.one(`#${anchor} dt:last-of-type`)) === 'Excludes' ? [chips] : [];
    });
  expect(excluded('task-1').at(-1)).toEqual(['Ready: 2 Pour', 'Waiting: 3 Dry']);
  expect(excluded('task-2').at(-1)).toEqual(['Ready: 1 Dig']);
  // The dependency says more than the row.
  expect(excluded('task-3').at(-1)).toEqual(['Ready: 1 Dig']);
});

describe('a task of the list form', () => {
  const page = pageOf(plan);

  it('is a row that opens, with the task anchor inside, named by its heading one level below the phase', () => {
    const row = page.one(rowOf('task-1-1'));
    expect(page.one(`${rowOf('task-1-1')} > details > summary`)).toBeDefined();
    expect(row.properties).toMatchObject({ dataState: 'done', dataPhase: '1' });
    expect(page.has(`${rowOf('task-1-1')} > details[open]`)).toBe(false);
    expect(textOf(page.one(`${rowOf('task-1-1')} > h4#task-1-1-title`))).toBe('1.1 Lay the ground');
    expect(textOf(page.one('#task-1-1-title code'))).toBe('the');
    expect(page.one('#task-1-1-title a').properties.href).toBe('#task-1-1');
  });

  it('says its state in one word beside an icon', () => {
    const state = (anchor: string) => textOf(page.one(`${rowOf(anchor)} > .pw-marks`)).split(' · ')[0];
    expect(page.has(`${rowOf('task-1-1')}.pw-is-done`)).toBe(true);
    expect(state('task-1-1')).toBe('Done');
    expect(textOf(page.one(`${rowOf('task-1-2')} .pw-marks`))).toBe('Ready · critical path · unblocks 2');
    expect(JSON.stringify(page.one(`${rowOf('task-1-2')} .pw-marks`))).toContain('Ready\u00a0· critical path\u00a0· ');
    expect(textOf(page.one(`${rowOf('task-1-2')} .pw-task-foot`))).toBe('Wave 1 of the schedule');
    expect(state('task-2-1')).toBe('In progress');
    expect(state('task-2-2')).toBe('Waiting');
    expect(state('task-2-4')).toBe('Blocked');
    expect(state('task-2-5')).toBe('Cancelled');
  });

  it('keeps fields in the order of the author, known and unknown, with their formatting', () => {
    const labels = page.all('#task-1-1 dt').map(textOf);
    expect(labels).toEqual(['Description', 'Depends on', 'Unblocks', 'Files', 'Done when', 'Owner']);
    expect(textOf(page.one('#task-1-1 .pw-description em'))).toBe('prose');
    expect(page.one('#task-1-1 .pw-description a').properties.href).toBe('https://example.org/a');
  });

  it('shows every path as code and keeps the text around it', () => {
    expect(page.all('#task-1-1 .pw-files code').map(textOf)).toEqual(['src/a.ts', 'src/b.ts']);
    expect(textOf(page.one('#task-1-1 dd.pw-files'))).toBe('src/a.ts, src/b.ts (new)');
  });

  it('keeps a tag at the id, prose and code of the task, and items that are not tasks', () => {
    expect(textOf(page.one('#task-1-2-title'))).toBe('1.2 [F] Build on it');
    expect(textOf(page.one('#task-1-2 > p'))).toBe('A remark of the author.');
    expect(textOf(page.one('#task-1-2 > pre > code.language-ts'))).toBe('const kept = true;');
    expect(page.all('.pw-phase-body > ul > li').map(textOf)).toEqual([
      'An item that is not a task',
      'Task 2.3: not a task, for it has no box',
    ]);
  });

  it('labels the checkboxes inside it, which are disabled', () => {
    const boxes = page.all('#task-1-2 .pw-done-when input[type=checkbox]');
    expect(boxes.map(({ properties }) => properties.ariaLabel)).toEqual(['One', 'Two']);
    expect(boxes.map(({ properties }) => properties.checked)).toEqual([true, undefined]);
    expect(boxes.every(({ properties }) => properties.disabled === true)).toBe(true);
  });
});

describe('dependencies and dependents', () => {
  const page = pageOf(plan);
  const row = (id: string, label: string) => {
    const found = detailOf(page.one(`#${id}`), label);
    if (!found) throw new Error(`No ${label} on ${id}`);
    return found;
  };
  const links = (id: string, label: string) => {
    return selectAll('a', row(id, label)).map(({ properties }) => properties.href);
  };

  it('link both ways', () => {
    expect(links('task-1-2', 'Depends on')).toEqual(['#task-1-1']);
    expect(links('task-1-1', 'Unblocks')).toEqual(['#task-1-2', '#task-2-1', '#task-2-5']);
  });

  it('expand ranges and phases, and keep text that says more than the links', () => {
    expect(links('task-2-1', 'Depends on')).toEqual(['#task-1-1', '#task-1-2']);
    expect(links('task-2-5', 'Depends on')).toEqual(['#task-1-1', '#task-1-2']);
    expect(textOf(page.one('#task-2-5 .pw-written'))).toBe('Phase 1 complete');
    expect(page.has('#task-1-2 .pw-written')).toBe(false);
    expect(textOf(page.one('#task-1-1 .pw-written'))).toBe('None');
  });

  it('mark what is not a task of the plan', () => {
    expect(textOf(page.one('#task-2-1 .pw-outside'))).toBe('PR #802 merged (outside this plan)');
    expect(textOf(page.one('#task-2-1 .pw-unknown'))).toBe('9.9 (no such task)');
    expect(textOf(page.one('#task-2-1 .pw-foreign'))).toBe('other-plan/2.4 (in another plan)');
  });

  it('lead to the row in another plan where the author linked that plan', () => {
    const source = '- [ ] **Task 1**: A\n  - **Depends on**: [Task 2.4](../b/tasks.md), [Task 3](../lost/tasks.md)\n';
    const other = pageOf(source, { link: (url) => (url.includes('lost') ? null : '/plans/b/') });
    expect(other.all('a.pw-foreign').map(({ properties }) => properties.href)).toEqual(['/plans/b/#task-2-4']);
    expect(other.all('.pw-foreign').map(textOf)).toEqual(['Task 2.4 (in another plan)', 'Task 3 (in another plan)']);
  });

  it('say which phase a task without dependencies waits for', () => {
    const chip = page.one('#task-2-2 .pw-chip-phase');
    expect(chip.properties.href).toBe('#phase-1-first');
    expect(textOf(chip)).toBe('Phase 1: phase order');
  });
});

describe('a long list of tasks', () => {
  const list = (phase: number, count: number, depends: string) =>
    Array.from({ length: count }, (_, index) => `- [ ] **Task ${phase}.${index + 1}**: T\n${depends}`).join('');
  const page = pageOf(
    `# P\n\n## Phase 1\n\n${list(1, 13, '')}\n## Phase 2\n\n${list(2, 1, '  - **Depends on**: Phase 1\n')}\n## Rest\n\n${list(3, 50, '')}- [ ] **Task 4.1**: All\n  - **Depends on**: 3.1–3.50\n`,
  );

  it('is a link to the phase where all of it is meant', () => {
    expect(page.all('#task-2-1 .pw-chip').map(textOf)).toEqual(['Phase 1: all 13 tasks']);
  });

  it('ends with how many more there are', () => {
    expect(page.all('#task-4-1 .pw-chip')).toHaveLength(40);
    expect(textOf(page.one('#task-4-1 .pw-more'))).toBe('and 10 more');
  });
});
