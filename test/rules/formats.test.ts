import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { formatNames } from '../../plugin/plan/model.ts';
import { severityIn } from '../../plugin/rules/formats.ts';
import { ruleIds } from '../../plugin/rules/index.ts';

const others = formatNames.filter((name) => name !== 'planwright');
const rulesOf = (text: string, path: string) =>
  examine({ text, id: 'shop', path }).findings.map(({ rule, severity }) => `${severity} ${rule}`);

test.each(others)('a plan of %s is never held to our template', (format) => {
  for (const id of ['missing-section', 'missing-field', 'untouched-template', 'placeholder'] as const)
    expect(severityIn(format, id)).toBeNull();
});

test('every rule applies to plans of some format', () => {
  expect(ruleIds.filter((id) => formatNames.every((format) => severityIn(format, id) === null))).toEqual([]);
});

describe('a rule has the severity that the format gives it', () => {
  const specKit = '## Phase 1: Work\n\n- [ ] T001 Add\n- [x] T002 Ship (depends on T001)\n';
  const openSpec = '## 1. Work\n\n- [ ] 1.1 Add\n- [x] 1.2 Ship\n  - **Depends on**: 1.1\n';

  test.each([
    [['warning status-out-of-order'], specKit, 'specs/001-a/tasks.md'],
    [['info status-out-of-order'], openSpec, 'openspec/changes/a/tasks.md'],
  ])('%s', (expected, text, path) => {
    expect(rulesOf(text, path)).toEqual(expected);
  });

  test('unless the settings give it another', () => {
    const { findings } = examine(
      { text: specKit, id: 'shop', path: null },
      { rules: { 'status-out-of-order': 'error', 'missing-field': 'error' } },
    );
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error status-out-of-order']);
  });
});

test('a file of spec-kit’s shape with duplicates, mismatches and cycles is reported', () => {
  const text = `# Tasks

## Phase 1: Setup

- [ ] T001 Add (depends on T002)
- [ ] T002 Ship (depends on T001)
- [ ] T003 Sell (depends on T003, T009)
- [ ] T003 Sell more

## Phase 1: Polish

- [ ] T004 Paint

**Total Tasks**: 9
`;
  expect(rulesOf(text, 'specs/001-a/tasks.md').sort()).toEqual([
    'error dependency-cycle',
    'error duplicate-task',
    'error self-dependency',
    'error unknown-dependency',
    'warning duplicate-phase',
    'warning total-mismatch',
  ]);
});

test('a file of OpenSpec’s shape', () => {
  const text = '## 1. Store\n\n- [ ] 1.1 Add\n- [ ] 2.1 Fill\n- [ ] 1.1 Ship\n\n## 2. Till\n\n- [ ] 2.4 Sell\n';
  expect(rulesOf(text, 'openspec/changes/a/tasks.md').sort()).toEqual([
    'error duplicate-task',
    'warning task-phase-mismatch',
  ]);
});
