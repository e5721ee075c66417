import { expect, test } from 'vitest';
import { picturesOf } from '../../../plugin/mermaid/pictures.ts';
import type { Links } from '../../../plugin/mermaid/scene/boxes.ts';
import { english } from '../../../plugin/render/words/index.ts';
import { graphOf } from '../../graph/graph-of.ts';

const links: Links = { task: () => null, phase: () => null, planPage: () => null };
const pictures = (markdown: string) => picturesOf(graphOf(markdown), { links, reduce: false, say: english });

test('a drawing says in numbers what it shows', () => {
  const plan = `### Phase 1: One

- [x] **Task 1.1**: A
- [~] **Task 1.2**: B
  - **Depends on**: 1.1, permit granted, \`shop\`/2.4, \`shop\`/2.5, 9.9, 9.8
- [ ] ~~**Task 1.3**: C~~

### Phase 2: Two

- [ ] **Task 2.1**: D
  - **Depends on**: 1.2
- [ ] **Task 2.2**: E
  - **Depends on**: 2.3
- [ ] **Task 2.3**: F
  - **Depends on**: 2.2

### Mutual Exclusion

| A | B | Conflict |
|---|---|---|
| Task 1.2 | Task 2.2 | Lock |
`;
  expect(pictures(plan).main?.description).toBe(
    [
      '6 tasks in 2 phases: Done 1, In progress 1, Waiting 3, Cancelled 1.',
      'Also: 1 condition outside the plan, 2 tasks of another plan, 2 unknown names.',
      'In a cycle: 2 tasks.',
      '9 arrows, 1 of them on the critical path.',
      '1 pair never at the same time.',
      'Arrows point to what comes next.',
    ].join(' '),
  );
  expect(pictures('- [ ] **Task 1**: Only\n').main?.description).toBe('1 task: Ready 1. 0 arrows.');
});

test('so do an overview of phases, and the drawing of one phase with its neighbours', () => {
  const phase = (id: number) =>
    [`### Phase ${id}: P`, ...Array.from({ length: 40 }, (_, at) => `- [ ] **Task ${id}.${at + 1}**: T`)].join('\n\n');
  const { main, phases } = pictures(
    `${phase(1)}\n\n${phase(2)}\n  - **Depends on**: 1.1, 1.2\n\n${phase(3)}\n`.replace(/- \[ \] (.*1\.1)/, '- [x] $1'),
  );
  expect(main?.description).toMatch(/^3 phases: In progress 1, To do 2\. 2 arrows, 2 of them on the critical path\./);
  expect([...phases.values()][1]?.description).toMatch(
    /^40 tasks: Waiting 40\. Also: 2 tasks of another phase, 2 other phases\. 4 arrows/,
  );
});
