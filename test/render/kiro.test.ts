import { describe, expect, test } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { besideOf } from '../../plugin/plan/formats/index.ts';
import { read } from '../plan/reading.ts';
import { type Page, pageOfGraph, textOf } from './page.ts';

const drawing = { svg: '<svg viewBox="0 0 9 9"></svg>' };

function page(markdown: string, requirements: string | null = null): Page {
  const beside = requirements === null ? null : besideOf('kiro', () => requirements);
  const plan = read(markdown, { path: '.kiro/specs/orders/tasks.md' });
  return pageOfGraph(relate(plan), { diagram: drawing, beside });
}

const titles = (page: Page, selector: string) => page.all(selector).map((node) => textOf(node));

describe("the page of Kiro's plan", () => {
  test('has a section for each container, with its tasks, whatever their indent', () => {
    const nested = '- [-] 1. Store *it*\n  - All of it\n  - [x] 1.1 Table\n  - [ ] 1.2 Index\n- [ ] 2. Check';
    const flat = '- [-] 1. Store *it*\n  - All of it\n- [x] 1.1 Table\n- [ ] 1.2 Index\n- [ ] 2. Check';
    for (const shown of [page(nested), page(flat)]) {
      expect(titles(shown, '.pw-phase > details > summary > .pw-phase-title')).toEqual(['1. Store it']);
      expect(titles(shown, '.pw-phase .pw-task-title')).toEqual(['1.1 Table', '1.2 Index']);
      expect(titles(shown, '.pw-task .pw-task-title')).toEqual(['1.1 Table', '1.2 Index', '2 Check']);
      expect(textOf(shown.one('.pw-phase-body > ul'))).toContain('All of it');
    }
  });

  test('leads to a container, and to a task that is a group of its own', () => {
    const shown = page('- [ ] 1. Store\n  - [ ] 1.1 Table\n- [ ] 2. Check');
    const ids = shown.all('[id]').map(({ properties }) => properties.id);
    const targets = shown.all('a.pw-chip-phase').map(({ properties }) => properties.href);
    expect(targets).toEqual(['#group-1']);
    expect(ids).toContain('group-1');
  });

  test('marks what is optional and what is parallel, and counts optional tasks apart', () => {
    const shown = page('- [x] 1.1 Table\n- [ ]* 1.2 (P) Test');
    expect(titles(shown, '.pw-is-optional .pw-task-title')).toEqual(['1.2 Test']);
    expect(titles(shown, '.pw-is-optional .pw-marks')[0]).toMatch(/Optional.*Parallel/);
    expect(titles(shown, '.pw-tally li')).toContain('0 of 1 optional');
    expect(textOf(shown.one('.pw-standing'))).toContain('1 of 1 done, 100%');
  });

  test('says of a group that is all optional how much of it is done', () => {
    const shown = page('- [x] 1. Table\n\n## Tests\n\n- [ ]* 2.1 Test\n- [x]* 2.2 Test');
    expect(textOf(shown.one('.pw-phase .pw-phase-line'))).toContain('1 of 2 optional');
  });

  test('has the waves of the plan beside ours', () => {
    const json = '```json\n{"waves": [{"id": 0, "tasks": ["1"]}, {"id": 1, "tasks": ["2"]}]}\n```';
    const shown = page(`- [x] 1. Store\n  - [x] 1.1 Table\n- [ ] 2. Check\n\n${json}`);
    expect(shown.all('[aria-label="Waves of the plan"] > *').map((part) => textOf(part))).toEqual([
      'Wave 0',
      'Done: 1.1 Table',
      'Wave 1',
      'Ready: 2 Check',
    ]);
  });

  test('gives the number of a wave as the file has it where a task waits for it', () => {
    const json = '```json\n{"waves": [{"id": 0, "tasks": ["1"]}, {"id": 1, "tasks": ["3"]}]}\n```';
    const row = '| Constraint | Type |\n|---|---|\n| Task 1 MUST be done before Task 3 | Schema |';
    const constraints = `## Temporal Logic Constraints\n\n### Sequence Constraints\n\n${row}`;
    const shown = page(`- [ ] 1. Store\n- [ ] 2. Check\n- [ ] 3. Ship\n\n${json}\n\n${constraints}`);
    expect(textOf(shown.one('.pw-constraints'))).toContain('wave 1 of the plan');
  });

  test('leads from the requirements of a line that holds others to their words', () => {
    const requirements = '# Requirements\n\n### Requirement 1: Orders\n\n1. WHEN sent THEN kept\n';
    const lines = [
      '- [ ] 1. Store 1.1',
      '  - Write 1.1 rows',
      '  - _Requirements: 1.1, 9_',
      '  - [ ] 1.1 Table',
      '  - _Depends: 2_',
    ];
    const shown = page(`${lines.join('\n')}\n- [ ] 2. Check`, requirements);
    expect(titles(shown, '.pw-phase a[href^="#pw-requirement"]')).toEqual(['1.1']);
    expect(titles(shown, '.pw-phase li').map((text) => text.trim())).toContain('Requirements: 1.1, 9');
  });

  test('leads from the requirements of a task to their words', () => {
    const requirements =
      '# Requirements\n\n### Requirement 1: Orders\n\n1. WHEN sent THEN kept\n2. WHEN lost THEN <b>found</b>\n\n### Requirement 2: Bills\n';
    const shown = page(
      '- [ ] 1. Store 1.1\n  - Write 1.2 rows\n  - _Requirements: 1.1-1.2, 2, 3_\n- [ ] 2. Check\n  - **Requirements**: 1.2\n',
      requirements,
    );
    const links = (task: string) => shown.all(`${task} a[href^="#pw-requirement"]`).map((link) => textOf(link));
    expect(links('#task-1')).toEqual(['1.1', '1.2', '2']);
    expect(links('#task-2')).toEqual(['1.2']);
    expect(titles(shown, '#pw-requirement-1 details li')).toEqual([
      '1.1 WHEN sent THEN kept',
      '1.2 WHEN lost THEN found',
    ]);
    expect(shown.has('#pw-requirement-2 details')).toBe(false);
    const ids = shown.all('[id]').map(({ properties }) => `#${properties.id}`);
    for (const { properties } of shown.all('a[href^="#pw-requirement"]')) expect(ids).toContain(properties.href);
  });
});
