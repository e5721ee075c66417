import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

const tasks = ['1.1', '1.2', '1.10', '1.3', '2.1'].map((id) => `- [ ] **Task ${id}**: x`).join('\n');

function progressOf(header: string, ...rows: string[]) {
  const columns = header.split('|').length;
  const table = [header, Array(columns).fill('---').join('|'), ...rows].map((row) => `| ${row} |`).join('\n');
  const markdown = `${tasks}\n\n## Progress Tracking\n\n${table}\n\n**Last Updated**: 2025-11-02`;
  return { markdown, progress: read(markdown).progress };
}

const template = 'Phase | Tasks | Completed | Status';

describe('the progress table', () => {
  test.each([
    ['1. Foundation', 'phase', '1'],
    ['Phase 2: Core', 'phase', '2'],
    ['**Wave 1.5** rest', 'phase', '1.5'],
    ['A. Setup', 'phase', 'A'],
    ['Phase 1', 'phase', '1'],
    ['✅ 3 – Done', 'phase', '3'],
    ['#4', 'phase', '4'],
    ['Total', 'total', null],
    ['**TOTAL**', 'total', null],
    ['Grand total', 'total', null],
    ['Overall', 'total', null],
    ['**Gesamt**', 'total', null],
    ['合计', 'total', null],
    ['Foundation', 'other', null],
    ['API work', 'other', null],
    ['2nd try', 'other', null],
    ['', 'other', null],
  ])('a row labelled %j is of kind %s', (label, kind, phase) => {
    const { progress } = progressOf(template, `${label} | 3 | 1 | x`);
    expect(progress?.rows).toMatchObject([{ kind, phase }]);
  });

  test.each([
    ['3', 3, null],
    ['3 tasks', 3, null],
    ['1 task', 1, null],
    ['5/8', 8, 5],
    ['5 of 8', 8, 5],
    ['1.1-1.3', 4, null],
    ['1.1 – 1.10', 3, null],
    ['Tasks 1.1 to 1.2', 2, null],
    ['1.1, 1.2, 2.1', 3, null],
    ['1.1-1.2 and 2.1', 3, null],
    ['1.1', 1, null],
    ['1.1-9.9', null, null],
    ['1.3-1.1', null, null],
    ['X', null, null],
    ['~3', null, null],
    ['3h', null, null],
    ['', null, null],
  ])('Tasks %j', (cell, total, done) => {
    const [row] = progressOf(template, `1. Foundation | ${cell} | | x`).progress?.rows ?? [];
    expect([row?.tasks?.value ?? null, row?.completed?.value ?? null]).toEqual([total, done]);
  });

  test.each([
    ['0', 0, null],
    ['2 done', 2, null],
    ['5/5', 5, null],
    ['100%', null, 100],
    ['33.3 %', null, 33.3],
    ['all', null, null],
  ])('Completed %j', (cell, completed, percent) => {
    const [row] = progressOf(template, `1. Foundation | 5 | ${cell} | x`).progress?.rows ?? [];
    expect([row?.completed?.value ?? null, row?.percent?.value ?? null]).toEqual([completed, percent]);
  });

  test('reads columns by their words, in any order', () => {
    const { markdown, progress } = progressOf('Status | Progress | # Tasks | Wave', '✅ Done | 60% | **5** | 1. A');
    expect(progress?.rows).toMatchObject([
      { label: { text: '1. A' }, phase: '1', tasks: { value: 5 }, percent: { value: 60 }, status: { value: 'done' } },
    ]);
    const [row] = progress?.rows ?? [];
    const places = [row?.label.position, row?.tasks, row?.percent, row?.status].map((at) => under(markdown, at));
    expect(places).toEqual(['1. A', '5', '60%', '✅ Done']);
  });

  test('takes done and total from a ratio in the Progress column', () => {
    const [row] = progressOf('What | Progress', '1. A | 3/5').progress?.rows ?? [];
    expect(row).toMatchObject({ phase: '1', tasks: null, completed: { value: 3 } });
  });

  test('keeps all cells', () => {
    const [row] = progressOf(template, '1. A | X | 0 | y').progress?.rows ?? [];
    expect(row?.cells.map(({ text }) => text)).toEqual(['1. A', 'X', '0', 'y']);
  });

  test.each([
    ['## Progress Tracking', true],
    ['## 📊 Progress', true],
    ['### Progress Summary (by hand)', true],
    ['## Progress reports', false],
  ])('is read under %s: %s', (heading, isRead) => {
    const markdown = `${heading}\n\n| Phase | Tasks |\n|---|---|\n| 1 | 2 |`;
    expect(read(markdown).progress?.rows.length ?? null).toBe(isRead ? 1 : null);
  });

  test.each([
    ['**Last Updated**: [date/time]', '[date/time]'],
    ['*Last updated: 2025-11-02*', '2025-11-02'],
    ['- Last Updated: `now`', '`now`'],
    ['**Last Updated**:', null],
    ['Updated: now', null],
  ])('%s', (line, place) => {
    const markdown = `## Progress\n\n${line}`;
    const { progress } = read(markdown);
    expect(progress).toMatchObject({ node: null, rows: [] });
    expect(under(markdown, progress?.lastUpdated)).toBe(place?.replaceAll('`', '') ?? null);
  });

  test('is null without its heading', () => {
    expect(read('| Phase | Tasks |\n|---|---|\n| 1 | 2 |').progress).toBeNull();
  });
});

test.each([
  ['Etappe 1', 'Etappe', 'Aufgaben', 'Erledigt'],
  ['Étape 1', 'Étape', 'Tâches', 'Terminées'],
  ['Fase 1', 'Fase', 'Tareas', 'Completadas'],
  ['Этап 1', 'Этап', 'Задачи', 'Выполнено'],
  ['阶段一', '阶段', '任务数', '已完成'],
  ['フェーズ1', 'フェーズ', 'タスク数', '完了'],
  ['1단계', '단계', '작업 수', '완료'],
])('a table about %s is one of figures, in its language', (heading, ...columns) => {
  const table = `| ${columns.join(' | ')} |\n|---|---|---|\n| ${heading} | 3 | 2 |`;
  const { summaries } = read(`## ${heading}\n\n- [ ] Task 1.1: x\n\n## Stand\n\n${table}\n`);
  expect(summaries).toMatchObject([{ rows: [{ phase: '1', tasks: { value: 3 }, completed: { value: 2 } }] }]);
});
