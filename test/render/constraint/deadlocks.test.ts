import type { Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import remarkPlanwright from '../../../plugin/remark/index.ts';
import { everyVerdict } from '../every-verdict.ts';
import { pageOf, textOf } from '../page.ts';

const page = pageOf(everyVerdict);

describe('deadlocks as text', () => {
  it('are listed step by step, each with the field or row that causes it', () => {
    expect(page.all('#pw-deadlock-1 .pw-steps > li').map(textOf)).toEqual([
      'Task 2.2 waits for Task 1.6: “Depends on” of Task 2.2, line 27',
      'Task 1.5 waits for Task 2.4: constraint in row 6, “Task 2.4 before Task 1.5”',
    ]);
    expect(page.all('#pw-deadlock-2 .pw-steps > li').map(textOf)).toEqual([
      'Task 2.6 waits for Task 2.5: “Depends on” of Task 2.6, line 35',
      'Task 2.5 waits for Task 2.6: “Depends on” of Task 2.5, line 33',
    ]);
    expect(page.all('#pw-deadlock-1 figcaption > p').map(textOf)).toEqual([
      'Deadlock: 8 tasks wait for each other. Shortest cycle:',
      'Atomic group in the cycle: row 1, “Task 2.2 + Task 2.4”.',
      'Atomic group in the cycle: row 3, “Task 1.5, 1.6”.',
    ]);
  });

  it('are on no page of a plan without one', () => {
    expect(pageOf('# P\n\n- [ ] **Task 1**: a\n').has('.pw-deadlocks')).toBe(false);
  });
});

it('deadlocks are drawn where the page is made despite them: groups as frames, arrows with their causes', async () => {
  const file = new VFile({ value: everyVerdict, path: 'plans/shop/tasks.md' });
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkPlanwright, { failOn: 'never' })
    .use(remarkRehype);
  const tree = (await processor.run(processor.parse(file), file)) as Root;
  const [first, second, ...rest] = selectAll('.pw-deadlocks > figure', tree);
  if (!first || !second) throw new Error('Nothing was drawn');
  expect(rest).toEqual([]);
  const drawn = select('svg.pw-graph', first);
  if (!drawn) throw new Error('The first was not drawn');
  expect(drawn.properties.id).toBe('pw-graph-deadlock-1');
  expect(selectAll('.cluster', drawn).map(textOf)).toEqual([
    expect.stringContaining('Task 2.2 + Task 2.4'),
    expect.stringContaining('Task 1.5, 1.6'),
  ]);
  expect(selectAll('.edgeLabel', drawn).map(textOf).filter(Boolean).sort()).toEqual([
    'Depends on of 2.2',
    'Sequence row 6',
  ]);
  expect(
    selectAll('a[data-task]', drawn)
      .map(({ properties }) => properties.href)
      .sort(),
  ).toEqual(['#task-1-5', '#task-1-6', '#task-2-2', '#task-2-4']);
  expect(
    selectAll('.flowchart-link', drawn)
      .map(({ properties }) => [properties.dataFrom, properties.dataTo])
      .sort(),
  ).toEqual([
    ['1.6', '2.2'],
    ['2.4', '1.5'],
  ]);
  expect(selectAll('.flowchart-link', select('svg.pw-graph', second) ?? first)).toHaveLength(2);
}, 60_000);
