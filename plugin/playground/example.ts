/** The plan that the playground begins with: small, and with something to find. */
export const example = `# Tasks: Dark mode

## Implementation Order

### Phase 1: Ground

- [x] **Task 1.1**: Collect the colours in one stylesheet
  - **Description**: Every colour becomes a custom property.
  - **Depends on**: None
  - **Files**: \`src/styles/colours.css\`
  - **Done when**: no other stylesheet names a colour
- [~] **Task 1.2**: Choose dark colours
  - **Description**: Each property gets a second value.
  - **Depends on**: 1.1
  - **Files**: \`src/styles/colours.css\`
  - **Done when**: every pair has a contrast of 4.5 to 1

### Phase 2: Switch

- [ ] **Task 2.1**: Add the switch to the header
  - **Description**: A button with three positions.
  - **Depends on**: 1.2
  - **Files**: \`src/components/Header.tsx\`
  - **Done when**: it can be reached by keyboard
- [x] **Task 2.2**: Remember the choice
  - **Description**: It is kept in the browser.
  - **Depends on**: 2.1
  - **Files**: \`src/theme.ts\`
  - **Done when**: a reload keeps the theme
- [ ] **Task 2.3**: Follow the system
  - **Description**: Without a choice, the system decides.
  - **Depends on**: 2.4
  - **Files**: \`src/theme.ts\`
  - **Done when**: a change of the system's theme is seen at once

## Dependency Constraints

### Mutual Exclusion

| Resource/Operation A | Resource/Operation B | Conflict Type |
| -------------------- | -------------------- | ------------- |
| Task 1.2 | Task 2.3 | both decide what dark looks like |
`;
