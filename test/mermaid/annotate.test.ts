import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { graphOf } from '../graph/graph-of.ts';
import { drawn, toFlowchart } from './drawing.ts';

async function orderOf(markdown: string) {
  const drawing = await drawn(toFlowchart(graphOf(markdown)));
  return selectAll('a[data-task]', drawing).map(({ properties }) => properties.dataTask);
}

test('the Tab key reaches a task before those that wait for it, else in the order of the page', async () => {
  const plan = `### Phase 1: One
- [ ] **Task 1.1**: Last
  - **Depends on**: 1.3
- [ ] **Task 1.2**: Free
  - **Depends on**: None
- [ ] **Task 1.3**: First
  - **Depends on**: None

### Phase 2: Two
- [ ] **Task 2.1**: After the phase
- [ ] **Task 2.2**: Free
  - **Depends on**: None
- [ ] **Task 2.3**: Before the first phase's last
  - **Depends on**: None
  - **Blocks**: 1.2

### Phase 3: Three (depends on Phase 2)
- [ ] **Task 3.1**: After all of it
`;
  expect(await orderOf(plan)).toEqual(['1.3', '1.1', '2.2', '2.3', '1.2', '2.1', '3.1']);
});

test('where a cycle holds up all that are left, the first of them comes next', async () => {
  const plan = `### Phase 1: One
- [ ] **Task 1.1**: Behind
  - **Depends on**: 1.3
- [ ] **Task 1.2**: Round
  - **Depends on**: 1.3
- [ ] **Task 1.3**: And round
  - **Depends on**: 1.2
`;
  expect(await orderOf(plan)).toEqual(['1.1', '1.2', '1.3']);
});
