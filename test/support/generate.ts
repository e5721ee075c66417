/** A plan of any size in the template's form, with every section filled in; the same number gives the same text. */
export function generatePlan(tasks: number, tasksPerPhase = 15): string {
  const phases = Array.from({ length: Math.ceil(tasks / tasksPerPhase) }, (_, index) => index + 1);
  const sizes = phases.map((phase) => Math.min(tasksPerPhase, tasks - (phase - 1) * tasksPerPhase));
  return [
    '# Tasks: Generated plan',
    `## Overview\n\n- **Design Document**: [design.md](./design.md)\n- **Total Tasks**: ${tasks}\n- **Estimated Effort**: ${tasks} days`,
    '## Implementation Order',
    ...phases.map((phase) => phaseText(phase, sizes[phase - 1] ?? 0)),
    `## Dependencies Graph\n\n\`\`\`\n${phases.map((phase) => `Phase ${phase}`).join(' ──> ')}\n\`\`\``,
    constraintsText(phases.length, sizes),
    '## Notes for Implementer\n\n### Key Considerations\n- Every part is written by a generator, so that a benchmark has something to read.',
    progressText(phases, sizes),
  ].join('\n\n');
}

function phaseText(phase: number, size: number): string {
  const tasks = Array.from({ length: size }, (_, index) => taskText(phase, index + 1));
  return [`### Phase ${phase}: Part ${phase}\n*What part ${phase} of the work is about*`, ...tasks, '---'].join('\n\n');
}

function taskText(phase: number, number: number): string {
  const id = `${phase}.${number}`;
  const near = number > 1 ? [`Task ${phase}.${number - 1}`] : [];
  const far = phase > 1 && number % 3 === 0 ? [`${phase - 1}.${number}`] : [];
  const needs = [...near, ...far].join(', ');
  return [
    `- [ ] **Task ${id}**: Make part ${id} of the *whole* work with \`module-${id}\``,
    `  - **Description**: Write the code for part ${id}, with its errors, its limits and its **tests**, and describe it.`,
    ...(needs === '' ? [] : [`  - **Depends on**: ${needs}`]),
    `  - **Files**: \`src/part-${phase}/module-${number}.ts\`, \`test/part-${phase}/module-${number}.test.ts\``,
    `  - **Done when**: The tests of part ${id} pass and its page is written`,
  ].join('\n');
}

function constraintsText(phases: number, sizes: number[]): string {
  const last = (phase: number) => `${phase}.${sizes[phase - 1] ?? 1}`;
  const pairs = Array.from({ length: Math.max(1, phases - 1) }, (_, index) => index + 1);
  return [
    '## Temporal Logic Constraints (REQUIRED)',
    '### Sequence Constraints (A must happen before B)',
    table(
      'Constraint | Type | Rationale',
      pairs.map(() => 'Task 1.1 before Task 1.2 | Build order | The second reads what the first writes'),
    ),
    '### Mutual Exclusion (A and B cannot run simultaneously)',
    table('Resource/Operation A | Resource/Operation B | Conflict Type', [`Task 1.1 | Task ${last(1)} | One database`]),
    '### Liveness Requirements (Must eventually happen)',
    table('Requirement | Trigger | Timeout/Guarantee', ['Task 1.1 MUST be reviewed | When it is pushed | 2 days']),
    '### Atomicity Requirements (All-or-nothing)',
    table('Operation Group | Rollback Strategy | Notes', [`Task 1.1, ${last(1)} | Revert both | One release`]),
    '### Deadlock Analysis\n\n- [x] Verified: No circular dependencies in task graph\n- [x] Verified: No resource locks that can block each other',
  ].join('\n\n');
}

function progressText(phases: number[], sizes: number[]): string {
  const rows = phases.map((phase) => `${phase}. Part ${phase} | ${sizes[phase - 1]} | 0 | Not started`);
  return `## Progress Tracking\n\n${table('Phase | Tasks | Completed | Status', rows)}\n\n**Last Updated**: 2026-11-01\n`;
}

function table(header: string, rows: string[]): string {
  const line = header.replace(/[^|]+/g, '---');
  return [header, line, ...rows].map((row) => `| ${row} |`).join('\n');
}
