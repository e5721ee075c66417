import { describeRule, first, needs, plan, second, task } from './rule.ts';

const tasks = [first, task('1.1'), needs('1.2', 'Task 1.1'), second, needs('2.1', 'Task 1.2'), task('2.2')];
const mermaid = (...lines: string[]) =>
  plan([...tasks, '## Dependencies Graph', ['```mermaid', ...lines, '```'].join('\n')]);
const drawing = (...lines: string[]) => plan([...tasks, '## Dependencies Graph', ['```', ...lines, '```'].join('\n')]);
const right = ['graph TD', 'A[1.1 Dig] --> B[1.2] --> C["Task 2.1: Build"]', 'D[2.2]'];

describeRule('drawing-mismatch', {
  bad: {
    'an arrow that nothing declares': [
      mermaid(...right, '  A --> B', '  B -->|then| D', '  D --> C'),
      {
        at: 'D --> C',
        severity: 'warning',
        message: /^The diagram has an arrow from Task 2\.2 to Task 2\.1, but no such dependency is declared\.$/,
        hint: /^Add Task 2\.2 to the `Depends on` of Task 2\.1/,
      },
    ],
    'an arrow from several nodes, once': [
      mermaid(...right, 'C & D --> A'),
      { at: 'C & D --> A', message: /from Tasks 2\.1 and 2\.2 to Task 1\.1/ },
    ],
    'a dependency that is not drawn, with the words that declare it': [
      mermaid('flowchart LR', 't1_1["1.1 Dig"] --> t1_2["1.2"]', 't2_1 & t2_2'),
      {
        at: 'flowchart LR',
        message: /^The diagram leaves out a declared dependency: 1\.2 → 2\.1\.$/,
        related: ['Task 1.2'],
      },
    ],
    'a task that is missing from the drawing': [
      mermaid('graph TD', 'T11 --> T12'),
      { at: 'graph TD', message: /1\.2 → 2\.1/ },
    ],
    'a reversed arrow, and what it leaves out': [
      mermaid('graph TD', 'T11 --> T12', 'T21 --> T12', 'T22'),
      { at: 'graph TD', message: /1\.2 → 2\.1/ },
      { at: 'T21 --> T12', message: /from Task 2\.1 to Task 1\.2/ },
    ],
    'all arrows reversed, once': [
      mermaid('graph TD', 'T21 --> T12', 'T12 --> T11'),
      { at: 'graph TD', message: /^The arrows in the diagram point the wrong way/ },
    ],
    'an arrow between subgraphs against the order': [
      mermaid(...right, 'subgraph P1', 'A', 'B', 'end', 'subgraph P2', 'C', 'D', 'end', 'P2 --> P1'),
      { at: 'P2 --> P1', message: /from Tasks 2\.1 and 2\.2 to Tasks 1\.1 and 1\.2,/ },
    ],
    'an arrow from a subgraph to a task in it that waits for none of it': [
      mermaid(...right, 'subgraph P2', 'C', 'D', 'end', 'P2 --> D'),
      { at: 'P2 --> D', message: /from Tasks 2\.1 and 2\.2 to Task 2\.2/ },
    ],
    'an arrow between a subgraph and its first task, either way': [
      mermaid(...right, 'subgraph P2', 'C', 'D', 'end', 'P2 --> C', 'C --> P2'),
      { at: 'P2 --> C', message: /from Tasks 2\.1 and 2\.2 to Task 2\.1/ },
      { at: 'C --> P2', message: /from Task 2\.1 to Tasks 2\.1 and 2\.2/ },
    ],
    'an id that no task has': [
      mermaid(...right, 'C --> E["2.7 Sell"]'),
      {
        at: '2.7 Sell',
        message: /^The diagram shows Task 2\.7, which does not exist\.$/,
        hint: /Did you mean `2\.\d`/,
      },
    ],
    'an id that no task has, in a text': [
      drawing('Phase 1: 1.1 ──┬──> Phase 2: 2.1', '         1.2 ──┘             2.9 ──> 2.9'),
      { at: '2.9', message: /^The diagram shows Task 2\.9/ },
    ],
    'in an indented fence': [plan([...tasks, '## Dependencies Graph', '  ```\n  1.1 --> 3.1\n  ```']), { at: '3.1' }],
  },
  good: {
    'the same as declared': mermaid(...right),
    'paths through other tasks, and through subgraphs': mermaid(
      'graph TD',
      'subgraph one [Phase 1]',
      '  T11 --> T12',
      'end',
      'subgraph two [Phase 2]',
      '  T21',
      '  T22',
      'end',
      'one --> two',
      'T11 ==> T21',
    ),
    'lines without heads, and what only moves nodes apart': mermaid(
      'graph TD',
      'T11 --- T12',
      'T21 --- T12',
      'T21 ~~~ T22',
      'T22',
    ),
    'an arrow between two nodes of one task': mermaid(...right, 'again[1.1 once more]', 'again --> A'),
    'the order of the phases': mermaid(...right, 'A --> D'),
    'nodes that are not tasks': mermaid('graph TD', 'A[Dig] --> B[Build]', 'B --> C[Sell]', 'T9 --> T8'),
    'a path through a node that is not a task': mermaid('graph TD', 'T11 --> T12 --> gate{Reviewed?} --> T21', 'T22'),
    'some tasks only, beside nodes that are none': mermaid('graph TD', 'T11 --> T12', 'T12 --> done((Done))'),
    'another kind of diagram': mermaid('gantt', 'title 9.9'),
    'what cannot be read': mermaid('graph TD', 'T11 --> T12', 'T22 --> [', 'T12'),
    'versions, amounts and prose in a text': drawing(
      '1.1 (Node 22.12, v2.9, ~1.5h, 1.5 days) ──> 1.2 (99.9 %)',
      'PostgreSQL 17.2 >= 16.4 $2.50 HTTP 1.0 and 2.1.1',
    ),
    'a text that names tasks in another way': drawing('9.1 ──> 9.2'),
  },
});
