import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

/** A heading with a task under it. */
function withTask(heading: string): string {
  return `${heading}\n\n- [ ] **Task 1.1**: x\n`;
}

describe('the heading of a phase', () => {
  test.each(['Phase', 'Wave', 'Batch', 'Sprint', 'Epic', 'Milestone', 'Stage', 'Group', 'Week', 'Part'])(
    'begins with %s, in any case',
    (word) => {
      for (const written of [word, word.toLowerCase(), word.toUpperCase()]) {
        expect(read(withTask(`## ${written} 2: Core`)).phases).toMatchObject([{ id: '2', name: 'Core' }]);
      }
    },
  );

  test.each([
    [1, false],
    [2, true],
    [3, true],
    [4, true],
    [5, false],
    [6, false],
  ])('at level %i: %s', (level, isPhase) => {
    expect(read(withTask(`${'#'.repeat(level)} Phase 1: Core`)).phases).toHaveLength(isPhase ? 1 : 0);
  });

  test.each(['0', '1', '12', '1.5', '2a', 'A', 'B2', 'II', 'VIII'])('has the id %s', (id) => {
    expect(read(withTask(`### Phase ${id}: Core`)).phases).toMatchObject([{ id, name: 'Core' }]);
    expect(read(withTask(`### Phase ${id}`)).phases).toMatchObject([{ id, name: '' }]);
  });

  test.each([
    ['Phase 1: Core', 'Core'],
    ['Phase 1 - Core', 'Core'],
    ['Phase 1 — Core', 'Core'],
    ['Phase 1. Core', 'Core'],
    ['Phase 1 | Core', 'Core'],
    ['Phase 1 · Core', 'Core'],
    ['Phase 1 Core', 'Core'],
    ['Phase 1：核心', '核心'],
    ['**Phase 1:** Core', 'Core'],
    ['🚀 Phase 1: Core', 'Core'],
    ['✅ Phase 1: Core', 'Core'],
    ['[x] Phase 1: Core', 'Core'],
    ['Phase 1: Core ✅', 'Core'],
    ['Phase 1✅: Core', 'Core'],
    ['Phase 1: Core — ✅', 'Core'],
    ['Phase 1: Core (8/8)', 'Core'],
    ['Phase 1: Core (8/8) ✅', 'Core'],
    ['Phase 1: Core [3 of 8 tasks]', 'Core'],
    ['Phase 1: Core 3/8', 'Core'],
    ['Phase 1: Core (depends on Batch 2)', 'Core'],
    ['Phase 1: Core – depends on Phase 0', 'Core'],
    ['Phase 1: Core, depends on Phase 0 (urgent)', 'Core'],
    ['Phase 1: Core (2 days, after Phase 0)', 'Core'],
    ['Phase 1: Core (runs after Phase 0)', 'Core'],
    ['Phase 1: Core (Wave 0)', 'Core (Wave 0)'],
    ['Phase 1: Support 24/7', 'Support 24/7'],
    ['Phase 1: Rest (1/2 day)', 'Rest (1/2 day)'],
    ['Phase 1 (no dependencies)', ''],
    ['Phase 1: Core (independent of the others)', 'Core'],
    ['Phase 1: Core (independent study)', 'Core (independent study)'],
    ['Phase 1: Core (parallel)', 'Core (parallel)'],
    ['Phase 1: Tests — after the fact', 'Tests — after the fact'],
    ['Phase 1: Undo ← redo', 'Undo ← redo'],
  ])('%s is called %j', (heading, name) => {
    expect(read(withTask(`### ${heading}`)).phases).toMatchObject([{ id: '1', name }]);
  });

  test.each([
    'Phase 3 (2 days, depends on Phase 1)',
    'Phase 3 (parallel-safe; after Phase 1)',
    'Phase 3 - depends on Phase 1 (urgent)',
    'Phase 3 (after Phase 1, 2 people)',
    'Phase 3 (can start after Phase 1)',
    'Phase 3 (Dependencies: Phase 1)',
    'Phase 3 (prerequisite: Phase 1)',
    'Phase 3 (deps: Phase 1)',
    'Phase 3 (after the Phase 1)',
    'Phase 3 [depends on Phase 1; runs beside Phase 2]',
    'Phase 3 (depende da Fase 1)',
    'Phase 3\n\nDepends on Phase 1.',
    'Phase 3 【depends on Phase 1; 3 days】',
    'Phase 3 — after Phase 1',
    'Phase 3: Core – blocked by Phase 1 (urgent)',
    'Phase 3 ← Phase 1',
    'Phase 3 [← Phase 1]',
    'Phase 3（フェーズ1完了後）',
    '阶段3（阶段1完成后）',
  ])('%s depends on Phase 1 only', (heading) => {
    const phases = ['Phase 1', 'Phase 2', heading].map((text, index) => `## ${text}\n\n- [ ] Task ${index + 1}.1: x`);
    expect(read(phases.join('\n\n')).phases[2]?.dependsOn?.items).toMatchObject([{ kind: 'phase', id: '1', to: null }]);
  });

  test.each([
    ['Phase 1: Core (no dependencies)', true],
    ['Phase 1: Core (independent of Phase 0)', true],
    ['Phase 1: Core (can run in parallel with Phase 0)', true],
    ['Phase 1: Core — no dependencies', true],
    ['Phase 1: Core (no dependency)', true],
    ['阶段 1：核心（无依赖）', true],
    ['フェーズ1：核（依存なし）', true],
    ['Etappe 1: Kern (keine Abhängigkeiten)', true],
    ['Fase 1: Base (sin dependencias)', true],
    ['Phase 1: Core (Dependencies: none)', true],
    ['Phase 1: Core (independent study)', undefined],
    ['Phase 1: Core (parallel)', undefined],
  ])('%s depends on nothing: %s', (heading, none) => {
    const [phase] = read(withTask(`### ${heading}`)).phases;
    expect([phase?.dependsOn?.none, phase?.dependsOn?.items.length ?? 0]).toEqual([none, 0]);
  });

  test.each([
    'Phases',
    'Phase one',
    'Part of it',
    'Group by name',
    'Epic UX work',
    'Phase: x',
    '1. Phase 1',
    'Phase 1st',
    'Phase 1_a',
    'The Phase 1',
  ])('%s is none', (heading) => {
    expect(read(withTask(`### ${heading}`)).phases).toEqual([]);
  });

  test.each([
    ['Phase 1: Core (5/8)', { done: 5, total: 8 }, '(5/8)'],
    ['Phase 1: Core (5 of 8)', { done: 5, total: 8 }, '(5 of 8)'],
    ['Phase 1: Core (5/8 tasks complete) 🚧', { done: 5, total: 8 }, '(5/8 tasks complete)'],
    ['Phase 1: Core （5/8）', { done: 5, total: 8 }, '（5/8）'],
    ['Phase 1: Core (9/8)', { done: 9, total: 8 }, '(9/8)'],
    ['Phase 1: Core 5/8 ✅', { done: 5, total: 8 }, '5/8'],
    ['Phase 1: Core (8 tasks)', { done: null, total: 8 }, '(8 tasks)'],
    ['Phase 1: Core — 8 tasks', { done: null, total: 8 }, '— 8 tasks'],
    ['Phase 1: Core [1 task] ✅', { done: null, total: 1 }, '[1 task]'],
    ['Phase 1: Core (8 tasks, 2 days)', null, null],
    ['Phase 1: Core (8 days)', null, null],
    ['Phase 1: Core 24/7', null, null],
    ['Phase 1: Core (1/2 day)', null, null],
    ['Phase 1/2 Core', null, null],
  ])('the count in %s', (heading, count, place) => {
    const markdown = withTask(`### ${heading}`);
    const [phase] = read(markdown).phases;
    expect(phase?.count?.value ?? null).toEqual(count);
    expect(under(markdown, phase?.count)).toBe(place);
  });

  test.each([
    ['Phase 1: Core ✅', 'done', '✅'],
    ['🔄 Phase 1: Core', 'in-progress', '🔄'],
    ['Phase 1: Core 🚧', 'in-progress', '🚧'],
    ['Phase 1: Core ⏳', 'todo', '⏳'],
    ['Phase 1: Core 🎉', undefined, null],
  ])('the mark in %s', (heading, mark, place) => {
    const markdown = withTask(`### ${heading}`);
    const [phase] = read(markdown).phases;
    expect(phase?.mark?.value).toBe(mark);
    expect(under(markdown, phase?.mark)).toBe(place);
  });

  test.each([
    ['Batch 3 (depends on Batch 2)', ['Batch 2']],
    ['Batch 3 (Depends on: Batch 1, 2)', ['Batch 1', '2']],
    ['Batch 3 [requires Task 1.1]', ['Task 1.1']],
    ['Batch 3 (after 2.1)', ['2.1']],
    ['Batch 3 — depends on Batch 2', ['Batch 2']],
    ['Batch 3 (5/8) (depends on Batch 2) ✅', ['Batch 2']],
    ['Batch 3 (after launch)', null],
    ['Batch 3: What everything depends on', null],
  ])('the dependency in %s', (heading, words) => {
    const markdown = withTask(`## ${heading}`);
    const [phase] = read(markdown).phases;
    expect(phase?.dependsOn?.items.map(({ source }) => under(markdown, source)) ?? null).toEqual(words);
  });

  test('keeps the heading as written, with its place', () => {
    const markdown = withTask('## **Phase 2**: Core &amp; more (5/8) ✅');
    const [phase] = read(markdown).phases;
    expect(phase?.heading.value).toBe('Phase 2: Core & more (5/8) ✅');
    expect(under(markdown, phase?.heading)).toBe('**Phase 2**: Core &amp; more (5/8) ✅');
  });
});
