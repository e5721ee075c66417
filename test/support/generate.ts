/** How a generated plan is laid out. */
interface Layout {
  tasks: number;
  tasksPerPhase: number;
  /** How many tasks are done, the first ones of the page. */
  done: number;
  /** Which words are taken. */
  seed: number;
}

interface Phase {
  number: number;
  size: number;
  done: number;
}

/**
 * A plan of any size in the template's form, with every section filled in and nothing wrong with it; the same arguments
 * give the same text.
 *
 * @param seed plans of other seeds have other words, and some of their tasks done
 */
export function generatePlan(tasks: number, tasksPerPhase = 15, seed = 0): string {
  const layout = { tasks, tasksPerPhase, done: doneTasks(tasks, tasksPerPhase, seed), seed };
  const phases = phasesOf(layout);
  return [
    `# Tasks: Generated plan${seed === 0 ? '' : `, ${pick(nouns, seed)} ${seed}`}`,
    `## Overview\n\n- **Design Document**: [design.md](./design.md)\n- **Total Tasks**: ${tasks}\n- **Estimated Effort**: ${tasks} days`,
    '## Implementation Order',
    ...phases.map((phase) => phaseText(phase, seed)),
    `## Dependencies Graph\n\n\`\`\`\n${phases.map(({ number }) => `Phase ${number}`).join(' ──> ')}\n\`\`\``,
    constraintsText(phases),
    notesText(seed),
    progressText(phases),
  ].join('\n\n');
}

/** None with seed 0; else some whole phases, and a part of the next one where it is not the first. */
function doneTasks(tasks: number, tasksPerPhase: number, seed: number): number {
  const done = (seed * 7) % (tasks + 1);
  return done < tasksPerPhase ? 0 : done;
}

function phasesOf({ tasks, tasksPerPhase, done }: Layout): Phase[] {
  return Array.from({ length: Math.ceil(tasks / tasksPerPhase) }, (_, index) => {
    const size = Math.min(tasksPerPhase, tasks - index * tasksPerPhase);
    return { number: index + 1, size, done: Math.max(0, Math.min(size, done - index * tasksPerPhase)) };
  });
}

function phaseText({ number, size, done }: Phase, seed: number): string {
  const tasks = Array.from({ length: size }, (_, index) => taskText(number, index + 1, index < done, seed));
  return [`### Phase ${number}: Part ${number}\n*What part ${number} of the work is about*`, ...tasks, '---'].join(
    '\n\n',
  );
}

function taskText(phase: number, number: number, isDone: boolean, seed: number): string {
  const id = `${phase}.${number}`;
  const near = number > 1 ? [`Task ${phase}.${number - 1}`] : [];
  const far = phase > 1 && number % 3 === 0 ? [`${phase - 1}.${number}`] : [];
  const needs = [...near, ...far].join(', ');
  const [verb, noun] = [pick(verbs, seed + phase + number), pick(nouns, seed + number)];
  return [
    `- [${isDone ? 'x' : ' '}] **Task ${id}**: ${verb} part ${id} of the *whole* ${noun} with \`module-${id}\``,
    `  - **Description**: Write the code for part ${id}, with its errors, its limits and its **tests**, and describe it.`,
    ...(needs === '' ? [] : [`  - **Depends on**: ${needs}`]),
    `  - **Files**: \`src/part-${phase}/module-${number}.ts\`, \`test/part-${phase}/module-${number}.test.ts\``,
    `  - **Done when**: The tests of part ${id} pass and its page is written`,
  ].join('\n');
}

function constraintsText(phases: readonly Phase[]): string {
  const size = phases[0]?.size ?? 1;
  const [last, together] = [`1.${size}`, size > 1 ? 'Task 1.1, 1.2' : 'Task 1.1'];
  const sequences = phases.filter(({ size }) => size > 1).slice(0, Math.max(1, phases.length - 1));
  return [
    '## Temporal Logic Constraints (REQUIRED)',
    '### Sequence Constraints (A must happen before B)',
    table(
      'Constraint | Type | Rationale',
      sequences.map(
        ({ number }) =>
          `Task ${number}.1 before Task ${number}.2 | Build order | The second reads what the first writes`,
      ),
    ),
    '### Mutual Exclusion (A and B cannot run simultaneously)',
    table('Resource/Operation A | Resource/Operation B | Conflict Type', [`Task 1.1 | Task ${last} | One database`]),
    '### Liveness Requirements (Must eventually happen)',
    table('Requirement | Trigger | Timeout/Guarantee', ['Task 1.1 MUST be reviewed | When it is pushed | 2 days']),
    '### Atomicity Requirements (All-or-nothing)',
    table('Operation Group | Rollback Strategy | Notes', [`${together} | Revert both | One release`]),
    '### Deadlock Analysis\n\n- [x] Verified: No circular dependencies in task graph\n- [x] Verified: No resource locks that can block each other',
    'Potential deadlocks identified:\n1. None',
  ].join('\n\n');
}

function notesText(seed: number): string {
  return [
    '## Notes for Implementer',
    '### Key Considerations\n- Every part is written by a generator, so that a benchmark has something to read.',
    `### Resources\n- [How the ${pick(nouns, seed)} is built](https://example.com/${pick(nouns, seed + 1)})`,
    '### Blockers/Risks\n- The words of a generator are few',
    '---',
  ].join('\n\n');
}

function progressText(phases: readonly Phase[]): string {
  const rows = phases.map(
    (phase) => `${phase.number}. Part ${phase.number} | ${phase.size} | ${phase.done} | ${wordFor(phase)}`,
  );
  return `## Progress Tracking\n\n${table('Phase | Tasks | Completed | Status', rows)}\n\n**Last Updated**: 2026-11-01\n`;
}

function wordFor({ size, done }: Phase): string {
  return done === 0 ? 'Not started' : done === size ? 'Complete' : 'In progress';
}

function table(header: string, rows: string[]): string {
  const line = header.replace(/[^|]+/g, '---');
  return [header, line, ...rows].map((row) => `| ${row} |`).join('\n');
}

const verbs = ['Make', 'Move', 'Split', 'Check', 'Print', 'Cache', 'Index', 'Trace'];
const nouns = ['work', 'archive', 'ledger', 'catalogue', 'timetable', 'register', 'atlas'];

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
