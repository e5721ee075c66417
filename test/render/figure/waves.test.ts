import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { everyVerdict } from '../every-verdict.ts';
import { type Page, pageOf, textOf } from '../page.ts';

const parts = { diagram: { svg: '<svg></svg>' } };
const page = pageOf(everyVerdict, parts);
const words = (made: Page) => textOf(made.one('.pw-waves > p'));
const open = (count: number, more = '') =>
  `# P\n\n${Array.from({ length: count }, (_, at) => `- [ ] **Task ${at + 1}**: T\n  - **Depends on**: ${more === '' ? 'None' : at || 'None'}`).join('\n')}\n`;

describe('the waves', () => {
  it('are a list beside the timeline, with links to their tasks', () => {
    expect(page.has('.pw-view:has(> #pw-timeline) > .pw-waves')).toBe(true);
    expect(page.one('.pw-waves > ol').properties.ariaLabel).toBe('Tasks that can run in parallel');
    const items = page.all('.pw-waves > ol > li');
    expect(items.map((item) => selectAll('.pw-chip', item).map(({ properties }) => properties.href))).toEqual([
      ['#task-1-2', '#task-1-3', '#task-1-5'],
      ['#task-1-6', '#task-1-7'],
      ['#task-2-1'],
      ['#task-2-2'],
      ['#task-2-3'],
      ['#task-2-4'],
    ]);
  });

  it('say why a task comes later than it could', () => {
    expect(page.all('.pw-pushed').map(textOf)).toEqual(['Task 1.6 runs after Task 1.5: Same database']);
    expect(selectAll('a', page.one('.pw-pushed')).map(({ properties }) => properties.href)).toEqual([
      '#task-1-6',
      '#task-1-5',
    ]);
  });

  it('mark a file that several tasks of a wave touch, without separating them', () => {
    const task = (id: number, file: string, more = '') => `- [ ] **Task ${id}**: T\n  - **Files**: ${file}\n${more}`;
    const made = pageOf(
      `# P\n\n${[
        task(1, '`src/a.ts`, `src/b.ts`'),
        task(2, '`./src/a.ts`, `test/*.ts`'),
        task(3, '`src/b.ts`', '  - **Depends on**: Task 1\n'),
        task(4, '`src/a.ts`, `test/*.ts`'),
        task(5, '`src/c.ts`'),
        task(6, '`src/c.ts`'),
      ].join('')}\n### Mutual Exclusion\n\n| A | B | Conflict Type |\n|---|---|---|\n| Task 5 | Task 6 | x |\n`,
      parts,
    );
    const [first] = made.all('.pw-waves > ol > li');
    expect(made.all('.pw-shared').map(textOf)).toEqual(['Task 1, Task 2 and Task 4 touch the same file: src/a.ts']);
    expect(first && selectAll('.pw-chip', first).map(({ properties }) => properties.href)).toEqual([
      '#task-1',
      '#task-2',
      '#task-4',
      '#task-5',
    ]);
  });

  it('say how many could work at once', () => {
    expect(words(page)).toBe('6 waves left; up to 3 people in parallel.');
    expect(words(pageOf(open(4), parts))).toBe('1 wave left; up to 4 people in parallel.');
    const chain = pageOf(open(4, 'chain'), parts);
    expect(words(chain)).toBe('4 waves left; one task at a time.');
    expect(chain.has('.pw-wave-list')).toBe(false);
  });

  it('are the first of very many, and none where nothing is left', () => {
    const long = pageOf(`${open(70, 'chain')}- [ ] **Task 71**: T\n`, parts);
    expect(long.all('.pw-waves > ol > li')).toHaveLength(60);
    expect(textOf(long.one('.pw-waves > p:last-child'))).toBe('And 10 more waves.');
    expect(pageOf('# P\n\n- [x] **Task 1**: a\n', parts).has('.pw-waves')).toBe(false);
  });
});
