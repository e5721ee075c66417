import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { everyVerdict } from './every-verdict.ts';
import { pageOf, textOf } from './page.ts';

const page = pageOf(everyVerdict);
const table = (kind: string) => page.all(`tr[id^="pw-${kind}-"]`);
const part = (selector: string, row: Element) => {
  const found = select(selector, row);
  return found ? textOf(found) : null;
};
/** The evidence, which a verdict opens to show. */
const whyOf = (element: Element) => selectAll('.pw-verdict > :not(summary)', element).map(textOf).join('');
/** Each row's first cell, its verdict, which names the row, and why. */
const told = (kind: string) =>
  table(kind).map((row, index) => {
    const verdict = part('summary', row);
    expect(verdict).toContain(` (row ${index + 1})`);
    return [part('td', row), verdict?.replace(/ \(row \d+\)$/, ''), whyOf(row)];
  });
const row = (kind: string, number: number) => {
  const found = table(kind)[number - 1];
  if (!found) throw new Error(`There is no row ${number} of ${kind}.`);
  return found;
};
const hrefs = (element: Element) =>
  selectAll('.pw-verdict > :not(summary) a', element).map(({ properties }) => String(properties.href));

describe('the verdict of each row is a badge with its evidence', () => {
  it('of sequence constraints', () => {
    expect(told('sequence')).toEqual([
      [
        'Task 1.1 MUST be done before 1.3',
        'enforced',
        'Task 1.3 waits for Task 1.1, step by step:Task 1.2 waits for Task 1.1: “Depends on” of Task 1.2, line 10Task 1.3 waits for Task 1.2: “Depends on” of Task 1.3, line 13',
      ],
      [
        'Phase 1 before Task 2.1',
        'enforced',
        expect.stringMatching(
          /^Task 2\.1 waits for Task 1\.1: phase order.*The same applies to 3 more pairs of tasks\.$/,
        ),
      ],
      [
        'Task 1.5 before Task 1.6',
        'unenforced',
        'Task 1.6 does not wait for Task 1.5.A Depends on in Task 1.6 would enforce the order.',
      ],
      [
        'Task 2.3 → Task 2.1',
        'contradicted',
        'The row puts Task 2.3 before Task 2.1, but the dependencies order them the other way around:Task 2.2 waits for Task 2.1: “Depends on” of Task 2.2, line 27Task 2.3 waits for Task 2.2: “Depends on” of Task 2.3, line 29',
      ],
      [
        'Task 1.6 before Task 1.3',
        'broken',
        'Already started: Task 1.3 (in progress).Should be done first: Task 1.6 (to do).',
      ],
      [
        'Task 2.4 before Task 1.5',
        'contradicted',
        'The row puts Task 2.4 before Task 1.5, but row 7, “Task 1.5 before Task 2.4” says the opposite.This row is part of a deadlock.',
      ],
      ['Task 1.5 before Task 2.4', 'contradicted', expect.stringContaining('row 6, “Task 2.4 before Task 1.5”')],
      [
        'TLS 1.2 before HTTP 1.1',
        'names no task',
        'This row names no task of the plan, so it is not checked. To check it, name tasks: Task 1.1 before Task 1.2.',
      ],
      [
        'Task 1.1 → Task 1.2 → Task 1.3',
        'not checked',
        expect.stringMatching(/^This row says more about these tasks than their order\./),
      ],
    ]);
  });

  it('of mutual exclusions', () => {
    expect(told('exclusion')).toEqual([
      ['Task 1.2', 'broken', 'Task 1.2 and Task 1.3 are both in progress.They must not run at the same time.'],
      [
        'Task 1.5',
        'serialised',
        'No dependency orders Task 1.5 and Task 1.6; this row keeps them from running at the same time.The schedule puts Task 1.5 in wave 1 and Task 1.6 in wave 2.',
      ],
      ['Task 2.1', 'ordered', expect.stringMatching(/^Task 2\.4 waits for Task 2\.1, step by step:/)],
      ['A dialog', 'names no task', expect.stringMatching(/name tasks: Task 1\.1\.$/)],
    ]);
  });

  it('of liveness requirements', () => {
    expect(told('liveness')).toEqual([
      [
        'Task 1.7 sends mails',
        'has a limit',
        'Limit: 5 tries, 36 hours.Blocked: Task 1.7.Still open: Task 1.5 and Task 1.7.',
      ],
      [
        'Something happens',
        'no limit',
        expect.stringMatching(/^The guarantee sets no limit, such as 30 s or 5 retries\..*This row names no task\./),
      ],
      ['Task 1.4 faxes', 'unreachable', 'Task 1.4 is cancelled.'],
      ['Task 2.5 answers', 'unreachable', expect.stringMatching(/^Task 2\.5 is in a dependency cycle:/)],
      [
        'Task 2.7 answers',
        'unreachable',
        expect.stringMatching(/^Task 2\.7 waits for Task 2\.6, which is in a dependency cycle:/),
      ],
    ]);
  });

  it('of atomic groups', () => {
    expect(told('atomicity')).toEqual([
      [
        'Task 2.2 + Task 2.4',
        'whole',
        'No task of the group is done yet.Still open: Task 2.2 and Task 2.4.This row is part of a deadlock.',
      ],
      ['Task 1.1 + Task 1.2', 'partial', 'Done: Task 1.1.Still open: Task 1.2.'],
      [
        'Task 1.5, 1.6',
        'no rollback',
        expect.stringMatching(/^The row has no rollback\..*Still open: Task 1\.5 and Task 1\.6\./),
      ],
      [
        'Rows and photos',
        'names no task',
        'This row names no task of the plan, so it is not checked. To check it, name tasks: Task 1.1 + Task 1.2.',
      ],
    ]);
  });

  it('of the claims of the checklist', () => {
    const claims = page.all('li.task-list-item:has(> .pw-verdict)');
    expect(claims.map((claim) => [part('summary', claim), whyOf(claim)])).toEqual([
      [
        'contradicted',
        '2 tasks wait for each other:Task 2.6 waits for Task 2.5: “Depends on” of Task 2.6, line 35Task 2.5 waits for Task 2.6: “Depends on” of Task 2.5, line 33',
      ],
      ['author’s claim', 'This cannot be checked from the plan.'],
    ]);
    const fixed = everyVerdict.replace(
      '**Depends on**: 2.6\n- [ ] **Task 2.6',
      '**Depends on**: None\n- [ ] **Task 2.6',
    );
    expect(part('.pw-verdict summary', pageOf(fixed).one('li.task-list-item:has(> .pw-verdict)'))).toBe('verified');
  });
});

it('evidence links to the tasks, to the contradicting row, and to the deadlock', () => {
  expect(hrefs(row('sequence', 5))).toEqual(['#task-1-3', '#task-1-6']);
  expect(hrefs(row('sequence', 6))).toEqual([
    '#task-2-4',
    '#task-1-5',
    `#${row('sequence', 7).properties.id}`,
    '#pw-deadlock-1',
  ]);
});

it('opens with one click', () => {
  const verdicts = page.all('details.pw-verdict');
  expect(verdicts.length).toBe(24);
  for (const verdict of verdicts) {
    expect(verdict.properties.open).toBeUndefined();
  }
});

it('is in the last column, also where a row is shorter than the header', () => {
  for (const table of page.all('table.pw-constraints')) {
    expect(selectAll('thead th', table).map(textOf).at(-1)).toBe('Verdict');
    for (const one of selectAll('tbody tr', table)) {
      const cells = selectAll('td', one);
      expect(cells).toHaveLength(4);
      expect(cells.at(-1)?.properties.className).toEqual(['pw-verdict-cell']);
      expect(cells.map(({ properties }) => String(properties.dataLabel).replaceAll('\u200B', ''))).toEqual(
        selectAll('thead th', table).map(textOf),
      );
    }
  }
  const short = pageOf(
    '# P\n\n- [ ] **Task 1**: a\n- [ ] **Task 2**: b\n\n### Sequence Constraints\n\n| Constraint | Type | Rationale |\n|:-:|---|---|\n| Task 1 before Task 2 |\n',
  );
  expect(short.all('tbody td').map(textOf).slice(0, 3)).toEqual(['Task 1 before Task 2', '', '']);
  expect(textOf(short.one('tbody td:last-child summary'))).toBe('unenforced (row 1)');
  expect(short.one('tbody td').properties.align).toBe('center');
});

it('a table with unknown columns stays as it is', () => {
  const odd = pageOf('# P\n\n- [ ] **Task 1**: a\n\n### Mutual Exclusion\n\n| x | y |\n|---|---|\n| Task 1 | z |\n');
  expect(odd.all('th').map(textOf)).toEqual(['x', 'y']);
  expect(odd.has('.pw-verdict')).toBe(false);
});

it('cells link the names in them: a phase to its heading, the trigger separately from the requirement', () => {
  const linked = (number: number, kind: string) =>
    selectAll('td:not(.pw-verdict-cell) a', row(kind, number)).map((link) => [textOf(link), link.properties.href]);
  expect(linked(2, 'sequence')).toEqual([
    ['Phase 1', '#phase-1-foundation'],
    ['Task 2.1', '#task-2-1'],
  ]);
  expect(linked(8, 'sequence')).toEqual([]);
  expect(
    selectAll('td', row('liveness', 1))
      .slice(0, 2)
      .map((cell) => selectAll('a', cell).map(textOf)),
  ).toEqual([['Task 1.7'], ['Task 1.5']]);
});

it('a row that cannot be checked says how to write it, and what it names is linked all the same', () => {
  const cells = [
    'Task 1 before the launch',
    'Task 1 and Task 2 share a lock',
    'Task 1 before Task 1',
    'Task 1 → Task 2 → Task 3',
    'Task 1 may run before Task 2',
  ];
  const tasks = [1, 2, 3].map((id) => `- [ ] **Task ${id}**: T\n`).join('');
  const table = `### Sequence Constraints\n\n| Constraint | Type | Rationale |\n|---|---|---|\n${cells.map((cell) => `| ${cell} | x | y |\n`).join('')}`;
  const shown = pageOf(`# P\n\n${tasks}\n${table}`);
  expect(shown.all('.pw-verdict-cell .pw-verdict').map(whyOf)).toEqual([
    expect.stringMatching(/^Only one side .* Name tasks on both sides: Task 1\.1 before Task 1\.2\.$/),
    expect.stringMatching(/does not say which comes first\. Write: Task 1\.1 before Task 1\.2\.$/),
    expect.stringMatching(/are the same task\. Name two different tasks: /),
    expect.stringMatching(/more about these tasks than their order\. Write only the order: /),
    expect.stringMatching(/more about these tasks than their order\. Write only the order: /),
  ]);
  expect(
    shown
      .all('.pw-constraints tbody tr')
      .map((one) => selectAll('td:first-child a', one).map(({ properties }) => properties.href)),
  ).toEqual([
    ['#task-1'],
    ['#task-1', '#task-2'],
    ['#task-1', '#task-1'],
    ['#task-1', '#task-2', '#task-3'],
    ['#task-1', '#task-2'],
  ]);
});

/** A chain of tasks, each of which waits for the one before. */
const chainOf = (length: number) =>
  `# P\n\n${Array.from({ length }, (_, at) => `- [ ] **Task ${at + 1}**: a\n${at === 0 ? '' : `  - **Depends on**: ${at}\n`}`).join('')}
### Sequence Constraints

| Constraint | Type | Rationale |
|---|---|---|
| Task 1 before Task ${length} | x | y |
`;

it('shows the ends of a long path, the last step under its own number', () => {
  const steps = pageOf(chainOf(12)).all('.pw-steps > li');
  expect(steps.map(textOf).map((line) => line.replace(/:.*/, ''))).toEqual([
    'Task 2 waits for Task 1',
    'Task 3 waits for Task 2',
    'Task 4 waits for Task 3',
    'Task 5 waits for Task 4',
    'and 6 more',
    'Task 12 waits for Task 11',
  ]);
  expect(steps.map(({ properties }) => properties.value)).toEqual([...Array(5).fill(undefined), '11']);
  expect(hrefs(pageOf(chainOf(12)).one('.pw-verdict-cell')).slice(-2)).toEqual(['#task-12', '#task-11']);
  expect(pageOf(chainOf(7)).all('.pw-steps > li').map(textOf)).toHaveLength(6);
  expect(pageOf(chainOf(7)).has('.pw-steps > .pw-more')).toBe(false);
});
