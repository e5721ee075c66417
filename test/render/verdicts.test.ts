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
/** Each row's first cell, its verdict, and why. */
const told = (kind: string) =>
  table(kind).map((row) => [part('td', row), part('summary', row), part('.pw-evidence', row)]);
const row = (kind: string, number: number) => page.one(`tr#pw-${kind}-${number}`);
const hrefs = (element: Element) =>
  selectAll('.pw-evidence a', element).map(({ properties }) => String(properties.href));

describe('the verdict of each row is a word, with the reasons behind it', () => {
  it('of sequence constraints', () => {
    expect(told('sequence')).toEqual([
      [
        'Task 1.1 MUST be done before 1.3',
        'enforced',
        'Task 1.3 waits for Task 1.1, step by step:Task 1.2 waits for Task 1.1: by Depends on of Task 1.2, line 10Task 1.3 waits for Task 1.2: by Depends on of Task 1.3, line 13',
      ],
      [
        'Phase 1 before Task 2.1',
        'enforced',
        expect.stringMatching(
          /^Task 2\.1 waits for Task 1\.1: by the order of the phases.*The same holds for 3 more pairs of tasks\.$/,
        ),
      ],
      [
        'Task 1.5 before Task 1.6',
        'unenforced',
        'Nothing makes Task 1.6 wait for Task 1.5.A Depends on in Task 1.6 would.',
      ],
      [
        'Task 2.3 → Task 2.1',
        'contradicted',
        'The row puts Task 2.3 before Task 2.1; the dependencies order them the other way round:Task 2.2 waits for Task 2.1: by Depends on of Task 2.2, line 27Task 2.3 waits for Task 2.2: by Depends on of Task 2.3, line 29',
      ],
      [
        'Task 1.6 before Task 1.3',
        'broken',
        'Begun or done already: Task 1.3 (in progress).Ought to be done before, and not done: Task 1.6 (to do).',
      ],
      [
        'Task 2.4 before Task 1.5',
        'contradicted',
        'The row puts Task 2.4 before Task 1.5; row 7, “Task 1.5 before Task 2.4” says the opposite.Together with others it makes a deadlock.',
      ],
      ['Task 1.5 before Task 2.4', 'contradicted', expect.stringContaining('row 6, “Task 2.4 before Task 1.5”')],
      [
        'TLS 1.2 before HTTP 1.1',
        'not bound',
        'This row names no task of the plan, so it stays as it was written. To have it checked, name tasks: Task 1.1 before Task 1.2.',
      ],
      ['Task 1.1 → Task 1.2 → Task 1.3', 'not bound', expect.stringMatching(/^This row has more than two sides/)],
    ]);
  });

  it('of mutual exclusions', () => {
    expect(told('exclusion')).toEqual([
      ['Task 1.2', 'broken', 'Task 1.2 and Task 1.3 are both in progress.One of them has to wait for the other.'],
      [
        'Task 1.5',
        'serialised',
        'No dependency orders Task 1.5 and Task 1.6; this row keeps them apart.The schedule puts Task 1.5 into wave 1 and Task 1.6 into wave 2.',
      ],
      ['Task 2.1', 'ordered', expect.stringMatching(/^Task 2\.4 waits for Task 2\.1, step by step:/)],
      ['A dialog', 'not bound', expect.stringMatching(/name tasks: Task 1\.1\.$/)],
    ]);
  });

  it('of liveness requirements', () => {
    expect(told('liveness')).toEqual([
      [
        'Task 1.7 sends mails',
        'bounded',
        'The guarantee bounds it: 5 tries, 36 hours.Blocked: Task 1.7.Still open: Task 1.5 and Task 1.7.',
      ],
      [
        'Something happens',
        'unbounded',
        expect.stringMatching(/^The guarantee holds no time and no number of tries.*No task is named/),
      ],
      ['Task 1.4 faxes', 'unreachable', 'Task 1.4 is cancelled.'],
      ['Task 2.5 answers', 'unreachable', expect.stringMatching(/^Task 2\.5 waits for itself in the end:/)],
      [
        'Task 2.7 answers',
        'unreachable',
        expect.stringMatching(/^Task 2\.7 waits for Task 2\.6, which waits for itself:/),
      ],
    ]);
  });

  it('of atomic groups', () => {
    expect(told('atomicity')).toEqual([
      [
        'Task 2.2 + Task 2.4',
        'whole',
        'Nothing of the group is done yet, so nothing is half done.Still open: Task 2.2 and Task 2.4.Together with others it makes a deadlock.',
      ],
      ['Task 1.1 + Task 1.2', 'partial', 'Done: Task 1.1.Still open: Task 1.2.'],
      [
        'Task 1.5, 1.6',
        'no rollback',
        expect.stringMatching(/^The row does not say how the group is undone.*Still open: Task 1\.5 and Task 1\.6\./),
      ],
      [
        'Rows and photos',
        'not bound',
        'This row names no task of the plan. To have it checked, name tasks: Task 1.1 + Task 1.2.',
      ],
    ]);
  });

  it('of the claims of the checklist', () => {
    const claims = page.all('li.task-list-item:has(> .pw-verdict)');
    expect(claims.map((claim) => [part('summary', claim), part('.pw-evidence', claim)])).toEqual([
      [
        'contradicted',
        '2 tasks wait for each other:Task 2.6 waits for Task 2.5: by Depends on of Task 2.6, line 35Task 2.5 waits for Task 2.6: by Depends on of Task 2.5, line 33',
      ],
      ['author’s claim', expect.stringMatching(/the build cannot answer it\.$/)],
    ]);
    const mended = everyVerdict.replace(
      '**Depends on**: 2.6\n- [ ] **Task 2.6',
      '**Depends on**: None\n- [ ] **Task 2.6',
    );
    expect(part('.pw-verdict summary', pageOf(mended).one('li.task-list-item:has(> .pw-verdict)'))).toBe('verified');
  });
});

it('evidence leads to the tasks, to the row that contradicts, and to the deadlock', () => {
  expect(hrefs(row('sequence', 5))).toEqual(['#task-1-3', '#task-1-6']);
  expect(hrefs(row('sequence', 6))).toEqual(['#task-2-4', '#task-1-5', '#pw-sequence-7', '#pw-deadlock-1']);
});

it('is behind one click, and the icon is no noise', () => {
  const verdicts = page.all('details.pw-verdict');
  expect(verdicts.length).toBe(24);
  for (const verdict of verdicts) {
    expect(verdict.properties.open).toBeUndefined();
    expect(select('.pw-icon', verdict)?.properties.ariaHidden).toBe('true');
  }
});

it('stands in a column of its own, the last one, also where a row is shorter than the header', () => {
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
  expect(textOf(short.one('tbody td:last-child summary'))).toBe('unenforced');
  expect(short.one('tbody td').properties.align).toBe('center');
});

it('a table whose columns cannot be told apart stays as it is', () => {
  const odd = pageOf('# P\n\n- [ ] **Task 1**: a\n\n### Mutual Exclusion\n\n| x | y |\n|---|---|\n| Task 1 | z |\n');
  expect(odd.all('th').map(textOf)).toEqual(['x', 'y']);
  expect(odd.has('.pw-verdict')).toBe(false);
});

it('cells link what they name, in the words that do: a phase to its heading, the trigger apart from the requirement', () => {
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

it('a row that is not bound says what would bind it, and what it names leads there all the same', () => {
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
  expect(shown.all('.pw-verdict-cell .pw-evidence').map(textOf)).toEqual([
    expect.stringMatching(/^Only one side .* name them on both: Task 1\.1 before Task 1\.2\.$/),
    expect.stringMatching(/no word says which comes first\. .* add one: /),
    expect.stringMatching(/come to the same task\. .* name different ones: /),
    expect.stringMatching(/a row orders two\. .* give each step a row: /),
    expect.stringMatching(/which is no order of theirs\. .* say it plainly: /),
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
