import { describe, expect, test } from 'vitest';
import { arrows, graphOf } from '../../graph/graph-of.ts';
import { read } from '../reading.ts';

const groups = [
  'Phase 1: Setup',
  'Phase 2: Foundational',
  'Phase 3: User Story 1 - Pay',
  'Phase 4: User Story 2 - See orders',
  'Phase 5: Polish',
];
const tasks = groups.map((name, n) => `## ${name}\n\n- [ ] T01${n} Do\n- [ ] T02${n} Go on`).join('\n\n');
const withSentence = (sentence: string) =>
  `# Tasks\n\n${tasks}\n\n## Dependencies & Execution Order\n\n### Groups\n\n- ${sentence}`;

/** Declared edges between groups, from tasks to groups, and between tasks. */
const edges = (sentence: string) => {
  const { edges, phaseEdges, entryEdges } = graphOf(withSentence(sentence));
  return arrows([...phaseEdges.filter(({ kind }) => kind === 'declared'), ...entryEdges, ...edges]);
};

describe('a sentence about dependencies is read', () => {
  test.each([
    ['**Foundational (Phase 2)**: Depends on Setup completion - BLOCKS all user stories', ['1 → 2']],
    ['Phase 3 requires Phase 2', ['2 → 3']],
    ['**User Stories (Phases 3-4)**: All depend on Foundational phase completion', ['2 → 3', '2 → 4']],
    ['**User Stories (Phase 3+)**: All depend on Foundational phase completion', ['2 → 3', '2 → 4']],
    ['User Story 2 (P2): Can start after Foundational (Phase 2) - Integrates with US1', ['2 → 4']],
    ['**US2** (Phase 4): Depends on Phase 2 (Foundational) + US1 — needs the form', ['2 → 4', '3 → 4']],
    ['User Story 2 (Phase 4 - P2): Depends on US1 (the form) and Phase 2 (types). All of it', ['3 → 4', '2 → 4']],
    ['Polish (Phase 5): Depends on all desired user stories being complete', ['3 → 5', '4 → 5']],
    ['Polish (Phase 5): **Depends on US1-US2** (both)', ['3 → 5', '4 → 5']],
    ['US1 blocks US2', ['3 → 4']],
    ['User Story 2 waits for User Story 1 complete', ['3 → 4']],
    ['Phase 4 depends on T012', ['T012 → 4']],
    ['T013 depends on T010/T011', ['T010 → T013', 'T011 → T013']],
    ['T014 depends on T020 - T022', ['T020 → T014', 'T021 → T014', 'T022 → T014']],
    ['T010 and T020 block T024; then all is done', ['T010 → T024', 'T020 → T024']],
    ['T013 depends on T099', []],
  ])('%s', (sentence, expected) => {
    expect(edges(sentence)).toEqual(expected);
  });

  test('that nothing is depended on', () => {
    const { phases } = read(withSentence('User Story 2 (Phase 4): No dependencies - can start at once'));
    expect(phases[3]?.dependsOn).toMatchObject({ none: true, items: [], isApart: true });
  });

  test('with an id that no task has, which is unknown', () => {
    expect(graphOf(withSentence('T013 depends on T099')).unknown.map(({ id }) => id)).toEqual(['T099']);
  });
});

describe('any other sentence is prose', () => {
  test.each([
    'Setup before everything',
    'Models before services',
    'T013 depends on everything',
    '**Polish (Final Phase)**: Depends on all desired user stories being complete',
    'User Story 2 (Phase 4): Depends on Foundational, can run parallel to US1',
    'User Story 2 (Phase 4): Depends on Foundational completion and refines the first one',
    'Phase 4 depends on Phase 9',
    'User Story 7 depends on Phase 2',
    'User Story 1 (Phase 4): Depends on Foundational',
    'US1-US9 (Phase 3-4): Depends on the core (US1+US2)',
    'Foundational (Phase 2): Can start immediately',
    'US1 (P1): Independent after Phase 2',
    'Edge cases (Phase 5): Depends on all implementation complete',
    'T012 and T013 can run in parallel',
  ])('%s', (sentence) => {
    expect(edges(sentence)).toEqual([]);
  });

  test('and so is one below another heading, in code, or in a box', () => {
    const sentence = 'Phase 4 depends on Phase 3';
    expect(edges(`Nothing\n\n## Notes\n\n- ${sentence}`)).toEqual([]);
    expect(edges(`Nothing\n\n\`\`\`\n- ${sentence}\n\`\`\``)).toEqual([]);
    expect(edges(`[ ] ${sentence}`)).toEqual([]);
  });
});

test('what is said twice is one edge, and takes the place of the implied order', () => {
  const { phaseEdges } = graphOf(withSentence('US2 depends on US1\n- **User Story 2**: Depends on User Story 1'));
  expect(arrows(phaseEdges.filter(({ to }) => to === '4'))).toEqual(['3 → 4']);
});

describe('dependencies in brackets', () => {
  const dependsOn = (line: string) => {
    const plan = graphOf(`- [ ] T001 A\n- [ ] T002 B\n- [ ] T003a C\n- [ ] T009 ${line}`);
    return plan.byId.get('T009')?.dependsOn;
  };

  test.each([
    ['Do (depends on T001, T002)', ['T001', 'T002']],
    ['Do (depends on T001 and T003A)', ['T001', 'T003a']],
    ['Do\n  the rest (after T001 + T002) in src/a.ts', ['T001', 'T002']],
    ['Do [deps: T001/T002]', ['T001', 'T002']],
    ['Do (deps: T001-T003)', ['T001', 'T002', 'T003a']],
    ['Do (requires T002 for its types)', ['T002']],
    ['Do (blocked by t001)', ['T001']],
    ['Do (depends on T077)', ['T077']],
    ['Do (depends on everything)', []],
    ['Do, depends on T001', []],
    ['Do (see T001)', []],
  ])('%s', (line, expected) => {
    expect(dependsOn(line)).toEqual(expected);
  });

  test('are joined with a field and a sentence', () => {
    const field = '- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C\n- [ ] T009 D (after T001)\n  - **Depends on**: T002';
    const plan = graphOf(`${field}\n\n## Dependencies\n\n- T009 requires T003`);
    expect(plan.byId.get('T009')?.dependsOn).toEqual(['T002', 'T001', 'T003']);
  });
});
