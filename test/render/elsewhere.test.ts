import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { portfolio } from '../../plugin/graph/portfolio.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { membersOf } from '../graph/portfolio-of.ts';
import { detailOf, pageOfGraph, textOf } from './page.ts';

const shop = `# Tasks: The shop
## Phase 1: One
- [ ] **Task 1.1**: Take money
  - **Depends on**: payments/2.4, lost/1.1, payments/9.9
- [ ] **Task 1.2**: Give it back
  - **Depends on**: \`payments\` Task 2.4 (the count is enough), Task 1.1
- [ ] **Task 1.3**: Tell the bank
  - **Blocks**: payments/2.5
`;
const payments = `# Tasks: Payments *of all kinds*
## Phase 2: Two
- [~] **Task 2.4**: Count \`cents\`
- [ ] **Task 2.5**: Count euros
`;

function pages(planPage?: (plan: { id: string }) => string | null) {
  const sources = { 'shop/tasks.md': shop, 'payments/tasks.md': payments };
  return new Map(
    [...portfolio(membersOf(sources))].map(([{ plan }, otherPlans]) => [
      plan.id,
      pageOfGraph(relate(plan, { otherPlans }), planPage ? { planPage } : {}),
    ]),
  );
}
const linked = pages(({ id }) => `/plans/${id}/`);
const row = (id: string, task: string, label: string) => {
  const body = linked.get(id)?.one(`#${task}`);
  return body && detailOf(body, label);
};

test('Depends on shows the task of another plan with its status, its title and its plan, and links to its card', () => {
  const [chip] = selectAll('.pw-elsewhere', row('shop', 'task-1-1', 'Depends on') as never);
  expect(chip?.properties.href).toBe('/plans/payments/#task-2-4');
  expect(textOf(chip as never)).toBe('In progress: 2.4 Count cents (Payments of all kinds)');
  expect(chip?.properties.className).toContain('pw-is-in-progress');
});

test('Depends on says which plan or task there is not', () => {
  const unknown = selectAll('.pw-unknown', row('shop', 'task-1-1', 'Depends on') as never).map(textOf);
  expect(unknown).toEqual(['lost/1.1 (no such plan)', 'payments/9.9 (no such task)']);
});

test('the author’s text is beside the links only where it says more', () => {
  expect(select('.pw-written', row('shop', 'task-1-1', 'Depends on') as never)).toBeUndefined();
  expect(textOf(select('.pw-written', row('shop', 'task-1-2', 'Depends on') as never) as never)).toContain(
    'the count is enough',
  );
});

test('Unblocks shows who waits in other plans', () => {
  const chips = selectAll('.pw-elsewhere', row('payments', 'task-2-4', 'Unblocks') as never);
  expect(chips.map(({ properties }) => properties.href)).toEqual(['/plans/shop/#task-1-1', '/plans/shop/#task-1-2']);
  expect(chips.map(textOf)).toEqual(['To do: 1.1 Take money (The shop)', 'To do: 1.2 Give it back (The shop)']);
});

test('Blocks is shown on both sides', () => {
  const [unlocked] = selectAll('.pw-elsewhere', row('shop', 'task-1-3', 'Unblocks') as never);
  expect(unlocked?.properties.href).toBe('/plans/payments/#task-2-5');
  const [needed] = selectAll('.pw-elsewhere', row('payments', 'task-2-5', 'Depends on') as never);
  expect(needed?.properties.href).toBe('/plans/shop/#task-1-3');
});

test('without a page of the other plan there is no link', () => {
  const page = pages(() => null).get('shop');
  expect(page?.all('a.pw-elsewhere')).toEqual([]);
  expect(page?.all('span.pw-elsewhere')).toHaveLength(3);
});
