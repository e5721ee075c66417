import fc from 'fast-check';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../plugin/plan/model.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { headingTask, listTask, read, under } from './reading.ts';

interface Place {
  start: { line: number; column: number; offset?: number };
  end: { line: number; column: number; offset?: number };
}

/** Every position that a plan holds outside of the tree's own nodes. */
function placesOf(plan: Plan): Place[] {
  const places: Place[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null && !('type' in value && !('kind' in value))) {
      for (const [key, part] of Object.entries(value)) {
        if (key === 'position' && part) places.push(part as Place);
        else collect(part);
      }
    }
  };
  collect({ ...plan, tree: null });
  return places;
}

const words = fc.constantFrom(
  ...[
    'Task 1.1',
    'Task 1.2: x',
    'TASK-7',
    'Task',
    '1.1',
    '2',
    'Phase 1',
    'Phase 2: Core',
    'Wave A',
    'all previous tasks',
  ],
  ...[
    'None',
    'Depends on',
    'Files',
    'Status',
    'Done when',
    'Blocks',
    'Total Tasks',
    'Effort',
    'Description',
    'done',
    '2h',
  ],
  ...[
    '`src/a.ts`',
    'b.ts',
    'PR #802',
    '**',
    '*',
    '~~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '](x.md)',
    '<br>',
    '<!-- c -->',
    '<T>',
    '&amp;',
  ],
  ...[
    '&#x1F600;',
    '\\*',
    '\\',
    ':',
    '：',
    ' | ',
    ', ',
    '、',
    '和',
    ' and ',
    '-',
    '–',
    ' to ',
    '.x',
    '#',
    '/',
    '✅',
    '🔄',
    '漢字',
    'é',
  ],
  ...[
    'Overview',
    'Progress Tracking',
    'Sequence Constraints',
    'Deadlock Analysis',
    'Implementation Order',
    '\t',
    ' ',
    '  ',
    '\u00A0',
  ],
);
const starts = fc.constantFrom(
  ...[
    '- [ ] ',
    '- [x] ',
    '- [~] ',
    '- [?] ',
    '- ',
    '  - ',
    '    ',
    '1. ',
    '# ',
    '## ',
    '### ',
    '#### ',
    '> ',
    '| ',
    '|---|---|',
    '---',
  ],
  ...[
    '```',
    '',
    '',
    '- **Depends on**: ',
    '  - **Files**: ',
    '**Status**: ',
    '### Task 1.3: ',
    '- [ ] **Task 2.1**: ',
    '## Phase 3: ',
  ],
);
const line = fc.tuple(starts, fc.array(words, { maxLength: 7 })).map(([start, rest]) => start + rest.join(''));
const markdown = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '---\ntitle: x\n---\n'),
    fc.array(line, { maxLength: 30 }),
    fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
  )
  .map(([start, lines, end]) => start + lines.join(end));

describe('any text', () => {
  test('is read, into tasks with ids of their own and positions inside the text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const plan = read(text);
        const length = text.replace(/^\uFEFF/, '').length;
        const ids = plan.tasks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(plan.tasks.map(({ anchor }) => anchor)).size).toBe(ids.length);
        for (const { start, end } of placesOf(plan)) {
          expect(start.offset).toBeGreaterThanOrEqual(0);
          expect(end.offset).toBeGreaterThanOrEqual(start.offset ?? 0);
          expect(end.offset).toBeLessThanOrEqual(length);
          expect(end.line).toBeGreaterThanOrEqual(start.line);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is read the same without its source', () => {
    const shapeOf = (plan: Plan) =>
      JSON.stringify(plan, (key, value: unknown) =>
        ['position', 'tree', 'node', 'titleNode', 'body', 'inline', 'titleInline', 'blocks'].includes(key)
          ? undefined
          : value,
      );
    fc.assert(
      fc.property(markdown, (text) => {
        const bare = read(text, { source: null });
        expect(placesOf(bare).length).toBe(0);
        expect(shapeOf(bare)).toBe(shapeOf(read(text)));
      }),
      {
        numRuns: 300,
        examples: [['```\n- [ ] **Task 2.1**: \n```Effort'], ['```\n- [ ] Task 2.1: A\n```js\n```\n\nB']],
      },
    );
  });

  test('is left as it is', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const tree = parseMarkdown(text);
        const before = structuredClone(tree);
        readPlan(tree, { id: 'p', path: null, source: text });
        expect(tree).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test('has the words of plain values under their positions', () => {
    const plain = fc.stringMatching(/^[a-z][a-z ,;.()/-]{0,20}[a-z]$/);
    fc.assert(
      fc.property(plain, plain, fc.constantFrom('\n', '\r\n'), (title, value, end) => {
        const text = [
          `- [ ] **Task 1.1**: ${title}`,
          `\t- **Done when**: ${value}`,
          `\t- Depends on: Task 1.2 ${value}`,
        ].join(end);
        const [task] = read(text).tasks;
        expect([under(text, task?.title), under(text, task?.doneWhen)]).toEqual([title, value]);
        expect(under(text, task?.dependsOn?.items[0]?.source)).toBe('Task 1.2');
      }),
    );
  });
});

describe('names from the prototype', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is an ordinary word', (name) => {
    const text = [
      `---\n${name}: 1\n---`,
      `## Phase 1: ${name}`,
      `- [ ] **Task 1.1**: ${name}\n  - **${name}**: x\n  - **Depends on**: ${name}, ${name}/1.2\n  - **Files**: \`${name}\``,
      `## Progress\n\n| ${name} | Tasks |\n|---|---|\n| ${name} | ${name} |`,
    ].join('\n\n');
    const plan = read(text);
    const written = name === '__proto__' ? 'proto' : name;
    expect(plan.tasks).toMatchObject([{ id: '1.1', title: { value: written }, files: [{ value: name }] }]);
    expect(plan.tasks[0]?.dependsOn?.items).toMatchObject([{ kind: 'outside' }, { kind: 'plan', plan: written }]);
  });
});

const long = 200_000;

/** Milliseconds of this process's own work, whatever else the machine is busy with. */
const cpuTime = () => process.cpuUsage().user / 1000;

/** The tree of a text in which `@` is made 200 KB long only after parsing, which takes far longer than reading. */
function lengthened(text: string, atom: string): Root {
  const tree = parseMarkdown(text);
  visit(tree, 'text', (node) => {
    node.value = node.value.replace('@', () => atom.repeat(Math.floor(long / atom.length)));
  });
  return tree;
}

describe('a line of 200 KB is read in linear time', () => {
  const atoms = [
    ...[
      ' ',
      'x ',
      '- ',
      '-',
      '–',
      '(',
      ')',
      '( ',
      '((a) ',
      'a(b ',
      '[',
      '[x] ',
      '1.1, ',
      '1.1 ',
      '1-',
      '1.',
      '.1',
      '1',
      'A-1',
    ],
    ...[
      '&',
      ' and ',
      '/',
      'a/',
      'a',
      '.',
      '#',
      '*',
      ':',
      '：',
      ': ',
      '和',
      '✅',
      '漢',
      '\n',
      '\nx: y',
      'Task 1.1 ',
      'Task ',
      'TASK-',
    ],
    ...[
      'Phase 1 - ',
      'Phase 1 ',
      'Phase ',
      '(depends on x ',
      ' depends on x',
      '(1/2 ',
      '1/2 ',
      'all ',
      '1h ',
      '1h, ',
      '(1h ',
      'to ',
    ],
    ...['Note: ', '\nNote: x', ' | ', ' | Note: x', '{a,', 'Total ', 'None ', 'v1.'],
  ];
  test.each([
    ['a dependency', listTask(['**Depends on**: @!'])],
    ['a condition', listTask(['**Depends on**: foo @!'])],
    ['None', listTask(['**Depends on**: None @!'])],
    ['files', listTask(['**Files**: @!'])],
    ['an estimate', listTask(['**Estimate**: @!'])],
    ['a status', headingTask('**Status**: @!')],
    ['a bold label', headingTask('**@**: x')],
    ['a paragraph', headingTask('@!')],
    ['a title', '- [ ] **Task 1.1** @!'],
    ['text before a task', '## @ Task 1.1: x'],
    ['a phase', '## Phase 1: @!\n\n- [ ] Task 1.1: x'],
    ['text before a phase', '## @ Phase 1: x\n\n- [ ] Task 1.1: x'],
    ['a total', 'Total Tasks: @!'],
    ['a section', '## @!'],
    ['a constraint', '## Liveness\n\n| a | b | c |\n|---|---|---|\n| @! | b | c |'],
    ['progress', '## Progress\n\n| Phase | Tasks | Done |\n|---|---|---|\n| @! | @! | @! |'],
    ['an item', '- [ ] @!'],
  ])('%s', (_, text) => {
    for (const atom of atoms) {
      const tree = lengthened(text, atom);
      const begin = cpuTime();
      readPlan(tree, { id: 'p', path: null, source: null });
      expect(cpuTime() - begin, JSON.stringify(atom)).toBeLessThan(3_000);
    }
  });

  test('with its positions', () => {
    const text = listTask([`**Depends on**: ${'1.2 &amp; '.repeat(8000)}Task 1.3`]);
    const tree = parseMarkdown(text);
    const begin = cpuTime();
    const [task] = readPlan(tree, { id: 'p', path: null, source: text }).tasks;
    expect(cpuTime() - begin).toBeLessThan(3_000);
    expect(task?.dependsOn?.items).toHaveLength(8001);
    expect(under(text, task?.dependsOn?.items.at(-1)?.source)).toBe('Task 1.3');
  });
});

describe('what nests deep or comes in masses is read', () => {
  test.each([
    ['brackets', listTask([`**Files**: ${'['.repeat(2000)}a.ts${']'.repeat(2000)}`]), 1],
    ['parentheses', listTask([`**Depends on**: ${'('.repeat(5000)}1.1${')'.repeat(5000)}`]), 1],
    ['emphasis', headingTask(`**Goal**: ${'*a **b '.repeat(500)}x${'** *'.repeat(500)}`), 1],
    ['bold', `- [ ] Task 1.1: ${'*'.repeat(2000)}a${'*'.repeat(2000)}`, 1],
    ['quotes', `${'> '.repeat(500)}- [ ] Task 1.1: x`, 0],
    ['lists', `${'- '.repeat(500)}[ ] Task 1.1: x`, 1],
    ['tasks in tasks', Array.from({ length: 150 }, (_, i) => `${'  '.repeat(i)}- [ ] Task ${i}: x`).join('\n'), 150],
    ['items', `${'-\n'.repeat(5000)}- [ ] Task 1.1: x`, 1],
    ['fields', listTask([Array.from({ length: 3000 }, (_, i) => `**L${i}**: v`).join(' | ')]), 1],
    ['code spans', listTask([`**Files**: ${'`a.ts`, '.repeat(5000)}`]), 1],
    ['copies', '- [ ] Task 1.1: x\n'.repeat(3000), 1],
    ['phases', Array.from({ length: 600 }, (_, i) => `## Phase ${i}\n\n- [ ] Task ${i}.1: x\n`).join('\n'), 600],
  ])('%s', (_, text, count) => {
    expect(read(text).tasks).toHaveLength(count);
  });
});
