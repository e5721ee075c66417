import { describe, expect, it } from 'vitest';
import type { Finding } from '../../plugin/rules/support/finding.ts';
import { examineFolder } from '../plan/formats/folder.ts';
import { pageOf, pageOfGraph, textOf } from './page.ts';

const position = { start: { line: 7, column: 3 }, end: { line: 7, column: 9 } };
const finding: Finding = {
  rule: 'unknown-dependency',
  severity: 'error',
  path: 'plans/example/tasks.md',
  message: 'Task "<b>9.9</b>" does not exist.',
  hint: 'Write `1.9`.',
  position,
  related: [{ message: 'The nearest one', path: 'plans/example/tasks.md', position }],
  url: 'https://example.org/rules/unknown-dependency/',
};
const plan = '# Plan\n\n- [ ] **Task 1**: Only\n';

describe('the findings of a plan', () => {
  it('are an open part of the head’s last row, each with its severity, place, hint and rule', () => {
    const page = pageOf(plan, { findings: [finding, { ...finding, severity: 'info', hint: '', position: undefined }] });
    expect(textOf(page.one('h1 + .pw-head .pw-now > dd:last-child > details.pw-findings[open] > summary'))).toBe(
      '1 error, 1 note',
    );
    expect(page.all('.pw-finding').map(textOf)).toEqual([
      'Error: Task "<b>9.9</b>" does not exist.Write 1.9.Line 7, column 3 · unknown-dependency' +
        'The nearest one (line 7)',
      'Note: Task "<b>9.9</b>" does not exist.unknown-dependency' + 'The nearest one (line 7)',
    ]);
    expect(textOf(page.one('.pw-hint code'))).toBe('1.9');
    expect(page.one('.pw-finding a').properties.href).toBe(finding.url);
    expect(pageOf(plan, { findings: [{ ...finding, url: null }] }).all('.pw-finding a')).toEqual([]);
  });

  it('come with the worst first, equal ones in the order of the plan', () => {
    const findings = (['info', 'warning', 'error', 'warning'] as const).map((severity, index) => {
      return { ...finding, severity, rule: `r${index}`, url: null, position: undefined };
    });
    expect(pageOf(plan, { findings }).all('.pw-finding-where').map(textOf)).toEqual(['r2', 'r1', 'r3', 'r0']);
  });

  it('name the file that they are in where the plan is a folder', () => {
    const { graph, findings } = examineFolder('backlog', {
      'tasks/a.md': '---\nid: task-1\ntitle: Sell\nstatus: To Do\ndependencies: [task-9]\n---\n',
    });
    const shown = pageOfGraph(graph, { findings });
    expect(textOf(shown.one('.pw-finding-where'))).toBe('backlog/tasks/a.md · Line 5, column 16 · unknown-dependency');
  });

  it('isolate the plan’s own text from ours, whatever its direction', () => {
    const page = pageOf(plan, {
      findings: [{ ...finding, message: '“\u202eA <b>” is \u202enot “שלום”.' }],
    });
    expect(page.all('.pw-finding bdi').map((words) => textOf(words))).toEqual(['\u202eA <b>', 'שלום']);
    expect(textOf(page.one('.pw-finding p'))).toBe('Error: “\u202eA <b>\u2068” is \u202enot “\u202c\u2069שלום”.');
  });

  it('are folded away where they are only notes, and make no box where there are none', () => {
    expect(pageOf(plan, { findings: [{ ...finding, severity: 'info' }] }).has('details.pw-findings:not([open])')).toBe(
      true,
    );
    expect(pageOf(plan).has('.pw-findings')).toBe(false);
  });
});
