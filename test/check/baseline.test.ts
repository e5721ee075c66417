import { describe, expect, test } from 'vitest';
import { type Baseline, compare } from '../../plugin/check/baseline.ts';
import { examine } from '../../plugin/check/examine.ts';
import { first, plan, task } from '../rules/rule.ts';

const unknown = (...ids: string[]) =>
  plan([first, ...ids.map((id, index) => task(`1.${index + 1}`, [`**Depends on**: Task ${id}`]))]);
const none: Baseline = { version: 1, findings: [] };
const nameOf = (path: string | null) => path ?? '';

function against(baseline: Baseline, plans: Record<string, string>, lost: string[] = []) {
  const checked = Object.entries(plans).map(([path, text]) => examine({ text, id: path, path }));
  const compared = compare(checked, baseline, { nameOf, lost: new Set(lost) });
  const findings = compared.checked.flatMap((one) => one.findings).filter(({ severity }) => severity !== 'info');
  return { ...compared, findings, known: findings.map(({ known }) => known) };
}

const entry = (path: string, text: string, occurrence = 1) => ({ path, rule: 'unknown-dependency', text, occurrence });

describe('an entry of a baseline', () => {
  test('is the rule, the plan, the words at fault, and which of several it is', () => {
    const { updated } = against(none, { 'b.md': unknown('1.7', '1.8', '1.7'), 'a.md': unknown('9.9') });
    expect(updated).toEqual({
      version: 1,
      findings: [
        entry('a.md', 'Task 9.9'),
        entry('b.md', 'Task 1.7'),
        entry('b.md', 'Task 1.7', 2),
        entry('b.md', 'Task 1.8'),
      ],
    });
  });

  test('is in the order of paths, rules and words, whatever the order of the findings', () => {
    const twoRules = unknown('1.7').replace('Task 1.7', '1.7, Task 1.1');
    const { updated } = against(none, { 'b.md': twoRules, 'a.md': unknown('1.7') });
    expect(updated.findings.map(({ path, rule, text }) => `${path} ${rule} ${text}`)).toEqual([
      'a.md unknown-dependency Task 1.7',
      'b.md self-dependency Task 1.1',
      'b.md unknown-dependency 1.7',
    ]);
  });

  test('knows its finding wherever its lines have moved, with other line ends, too', () => {
    const { updated } = against(none, { 'a.md': unknown('1.7', '1.8') });
    const moved = `${unknown('1.7', '1.8').replace(first, `Some words.\n\n${first}`)}`.replaceAll('\n', '\r\n');
    expect(against(updated, { 'a.md': moved })).toMatchObject({ known: [true, true], gone: [], added: 0 });
  });

  test('does not know other words, another plan or a further finding', () => {
    const { updated } = against(none, { 'a.md': unknown('1.7') });
    expect(against(updated, { 'a.md': unknown('1.8') })).toMatchObject({
      known: [false],
      gone: [entry('a.md', 'Task 1.7')],
    });
    expect(against(updated, { 'b.md': unknown('1.7') })).toMatchObject({ known: [false], gone: [] });
    expect(against(updated, { 'a.md': unknown('1.7', '1.7') })).toMatchObject({ known: [true, false], added: 1 });
  });

  test('may be about something that is missing altogether', () => {
    const untitled = plan([first, task('1.1')], { title: '' });
    const { updated } = against(none, { 'a.md': untitled });
    expect(updated.findings).toEqual([{ path: 'a.md', rule: 'missing-section', text: null, occurrence: 1 }]);
    expect(against(updated, { 'a.md': untitled }).known).toEqual([true]);
  });

  test('has only the beginning of a long text', () => {
    const [{ text } = { text: '' }] = against(none, { 'a.md': unknown(`1.${'9'.repeat(500)}`) }).updated.findings;
    expect(text).toHaveLength(120);
  });
});

test('findings that fail nothing are not in a baseline', () => {
  const noted = plan(`${first}\n\n- [ ] **Task 1.1**: Part\n  - **Done when**: It works\n`);
  const { checked, updated } = against(none, { 'a.md': noted });
  expect(checked[0]?.findings).toMatchObject([{ severity: 'info', known: false }]);
  expect(updated.findings).toEqual([]);
});

describe('entries of plans that were not checked', () => {
  const baseline: Baseline = { version: 1, findings: [entry('a.md', 'Task 1.7'), entry('b.md', 'Task 1.7')] };

  test('stay, and are not missed', () => {
    const { gone, updated } = against(baseline, { 'a.md': plan([first, task('1.1')]) });
    expect(gone).toEqual([entry('a.md', 'Task 1.7')]);
    expect(updated.findings).toEqual([entry('b.md', 'Task 1.7')]);
  });

  test('go with their files', () => {
    const { gone, updated } = against(baseline, { 'a.md': unknown('1.7') }, ['b.md']);
    expect(gone).toEqual([entry('b.md', 'Task 1.7')]);
    expect(updated.findings).toEqual([entry('a.md', 'Task 1.7')]);
  });
});
