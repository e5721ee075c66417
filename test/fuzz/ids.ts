/** Names that mean something to JavaScript, Mermaid, Markdown or a shell, and nothing to a plan. */
export const hostileIds = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'],
  ...['end', 'subgraph', 'graph', 'click', 'style', 'default', 'null', 'undefined', 'NaN', '-1', '1e9', '0x10'],
  ...['999999999999999999999.1', '1.1-1.999999999', '<script>alert(1)</script>', '"];A["', '%%', '$(id)', '../../x'],
] as const;

/** A plan that has a name in each place where the reader looks for one. */
export function planAround(id: string): string {
  return `# Tasks: ${id}

## Overview

- **Design Document**: [${id}](./${id})
- **Total Tasks**: ${id}

## Implementation Order

### Phase ${id}: ${id}

- [ ] **Task ${id}**: ${id}
  - **Description**: ${id}
  - **Depends on**: ${id}, Task ${id}, Phase ${id}, ${id}/${id}, all of ${id}
  - **Blocks**: ${id}
  - **Files**: \`${id}\`, [${id}](${id})
  - **Status**: ${id}
  - **Done when**: ${id}
- [ ] **Task 1.1**: After it
  - **Depends on**: ${id}
- [${id}] ${id}: ${id}

<!-- planwright-disable ${id} -->
<!-- planwright-disable-next-line ${id}, ${id}: ${id} -->
<!-- planwright-${id} -->

### Phase 1: ${id} (${id})

- [x] **Task ${id}**: ${id}
- [x] **Task 1.1**: ${id}

## Dependencies Graph

\`\`\`mermaid
flowchart TD
  ${id}["${id}"] -->|${id}| 1.1
  subgraph ${id}
    ${id} --> ${id}
  end
  classDef ${id} fill:#fff
  click ${id} "javascript:alert(1)"
\`\`\`

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints

| Constraint | Type | Rationale |
|---|---|---|
| ${id} before Task ${id} | ${id} | ${id} |

### Mutual Exclusion

| Resource/Operation A | Resource/Operation B | Conflict Type |
|---|---|---|
| Task ${id} | ${id} | ${id} |

## Progress Tracking

| Phase | Tasks | Completed | Status |
|---|---|---|---|
| ${id} | ${id} | ${id} | ${id} |
| Phase ${id} | 1 | 0 | Done |
| Total | ${id} | ${id} | ${id} |
`;
}
