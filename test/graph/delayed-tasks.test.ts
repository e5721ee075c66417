import { describe, expect, it } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { delayedTasks } from '../../plugin/graph/waves.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';

/** The tasks that rows delay, and which they run after, for tasks given as `id: dependencies`. */
function pushedOf(tasks: Record<string, string>, rows: readonly string[], mark = ' '): Record<string, string> {
  const source = [
    ...Object.entries(tasks).map(
      ([id, needs], at) => `- [${at === 0 ? mark : ' '}] **Task ${id}**: T\n  - **Depends on**: ${needs}`,
    ),
    '\n### Mutual Exclusion\n',
    '| A | B | Conflict Type |\n|---|---|---|',
    ...rows.map((row) => `| ${row} | one database |`),
  ].join('\n');
  const plan = readPlan(parseMarkdown(source), { id: '', path: null, source });
  return Object.fromEntries([...delayedTasks(relate(plan))].map(([id, { excluded }]) => [id, excluded]));
}

describe('tasks that an exclusion delays', () => {
  it('are those that could run in an earlier wave, each after one of the wave before', () => {
    const free = { '1.1': 'None', '1.2': 'None', '1.3': 'None' };
    expect(pushedOf(free, ['1.1 | 1.2'])).toEqual({ '1.2': '1.1' });
    expect(pushedOf(free, ['1.1, 1.2 | 1.2, 1.3', '1.1 | 1.3'])).toEqual({ '1.2': '1.1', '1.3': '1.2' });
  });

  it('are not those that are late because of their dependencies', () => {
    expect(pushedOf({ '1.1': 'None', '1.2': '1.1' }, ['1.1 | 1.2'])).toEqual({});
    expect(pushedOf({ '1.1': 'None', '1.2': 'None', '1.3': '1.2' }, ['1.1 | 1.2'])).toEqual({ '1.1': '1.2' });
  });

  it('wait for what is in progress, and for nothing that is done', () => {
    expect(pushedOf({ '1.1': 'None', '1.2': 'None' }, ['1.2 | 1.1'], '~')).toEqual({ '1.2': '1.1' });
    expect(pushedOf({ '1.1': 'None', '1.2': 'None' }, ['1.2 | 1.1'], 'x')).toEqual({});
  });
});
