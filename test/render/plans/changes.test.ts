import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { type ChangeRow, changesTable } from '../../../plugin/render/plans/changes.ts';
import { english } from '../../../plugin/render/words/index.ts';
import { textOf } from '../page.ts';

const change = (name: string, more: Partial<ChangeRow> = {}): ChangeRow => ({
  title: name,
  name,
  href: `/plans/${name}/`,
  status: 'todo',
  progress: { done: 1, total: 4, percent: 25 },
  begun: null,
  isArchived: false,
  archived: null,
  ...more,
});

const rowsOf = (changes: readonly ChangeRow[]) =>
  selectAll('tr', changesTable(changes, english)).map((row) => selectAll('th, td', row).map(textOf).join(' | '));

test('open changes come first, then archived ones, the latest first', () => {
  const archived = (name: string, day: string | null) => change(name, { isArchived: true, archived: day });
  const changes = [
    archived('old', '2025-01-02'),
    { ...archived('older', null), progress: { done: 4, total: 4, percent: 100 } },
    archived('new', '2026-01-02'),
    change('open', { title: 'Sell online', begun: '2026-02-01' }),
  ];
  expect(rowsOf(changes)).toEqual([
    'Change | Status | Tasks | Done | Begun | Archived',
    'Sell onlineopen | To do | 4 | 1 (25%) | Feb 1, 2026 | ',
    'new | Archived, 3 open | 4 | 1 (25%) |  | Jan 2, 2026',
    'old | Archived, 3 open | 4 | 1 (25%) |  | Jan 2, 2025',
    'older | Archived | 4 | 4 (100%) |  | Yes',
  ]);
});

test('unknown days have no columns', () => {
  expect(rowsOf([change('open', { status: null, progress: { done: 0, total: 0, percent: null } })])).toEqual([
    'Change | Status | Tasks | Done',
    'open |  | 0 | ',
  ]);
});
