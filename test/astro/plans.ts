/** Plans for the builds, from the parts that a test cares about. */

interface Parts {
  title?: string;
  total?: number;
  tasks?: string;
}

const section = `
## Temporal Logic Constraints (REQUIRED)

### Liveness Requirements (Must eventually happen)

| Requirement | Trigger | Timeout/Guarantee |
|-------------|---------|-------------------|
| The work MUST end | A start | 30 seconds |
`;

/** A task in the list form; `more` are further fields. */
export function task(id: string, more = '', mark = ' '): string {
  return `- [${mark}] **Task ${id}**: Do the work of ${id}
  - **Description**: Everything that ${id} needs.
${more ? `  - ${more}\n` : ''}  - **Done when**: ${id} can be shown to work
`;
}

/** A plan of one phase that follows the template; two tasks where nothing else is asked for. */
export function plan({ title = 'Small work', total = 2, tasks = task('1.1') + task('1.2') }: Parts = {}): string {
  return `# Tasks: ${title}

## Overview

- **Total Tasks**: ${total}

## Implementation Order

### Phase 1: Foundation

${tasks}${section}`;
}
