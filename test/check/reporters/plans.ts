import { examine } from '../../../plugin/check/examine.ts';

/** A plan with a wrong dependency, a wrong total and a hostile title; and one in which nothing is wrong. */
export const bad = `# Tasks: Shop \u001b[2J

- **Total Tasks**: 7

## Implementation Order

### Phase 1: Foundation

- [x] **Task 1.1**: Open
  - **Depends on**: Task 1.2, Task 1.9
  - **Done when**: It is open
- [ ] **Task 1.2**: Sell
  - **Description**: Sell \u001b]0;owned\u0007 shoes
  - **Done when**: They are sold

## Temporal Logic Constraints
`;

const good = `# Tasks: Garden

## Implementation Order

### Phase 1: Soil

- [x] **Task 1.1**: Dig
  - **Description**: Dig it over
  - **Done when**: It is loose

## Temporal Logic Constraints
`;

export const shop = examine({ text: bad, id: 'shop', path: 'plans/shop/tasks.md' });
/** The same as `shop`, where findings lead to their pages. */
export const documented = examine(
  { text: bad, id: 'shop', path: 'plans/shop/tasks.md' },
  { docsUrl: 'https://docs.test/' },
);
export const garden = examine({ text: good, id: 'garden', path: 'plans/garden/tasks.md' });
