import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixed, mismatches } from './fixed.ts';

const mark = fc.constantFrom(' ', 'x', '~', '!', 'x');
const figure = fc.constantFrom('0', '1', '2', '3', '7', '12', '100');
const noun = fc.constantFrom('', ' tasks', ' done');
const numbers = fc.oneof(
  fc.tuple(figure, noun).map(([number, word]) => number + word),
  fc.tuple(figure, fc.constantFrom('/', ' of '), figure).map((parts) => parts.join('')),
  fc.tuple(figure, fc.constantFrom('', '.5'), fc.constantFrom('%', ' %')).map((parts) => parts.join('')),
  fc.constantFrom('X', '', '~3', '**4**', '`4`', '[4](./4.md)', '4h'),
);
/** Right or wrong, nothing can be written in their place. */
const fixedNumbers = fc.constantFrom('1.1-1.2', '&#52;');
const status = (...symbols: string[]) =>
  fc
    .tuple(
      fc.constantFrom('', '✅ ', '🔄 ', '⏳ ', '**', '(', ...symbols),
      fc.constantFrom('Complete', 'done', 'IN PROGRESS', 'Started', 'Not started', 'Pending', 'Delayed', ''),
      fc.constantFrom('', ' (Ann)', ' – see 1.2'),
    )
    .map(([symbol, word, note]) => (symbol === '**' ? `**${word}**${note}` : `${symbol}${word}${note}`));
const decoration = fc.oneof(
  fc.constantFrom('', ' ✅', ' 🚧', ' (depends on Phase 1)'),
  fc.tuple(figure, figure).map(([done, total]) => ` (${done}/${total})`),
  fc.tuple(figure, figure).map(([done, total]) => ` ${done}/${total} ✅`),
);
const phase = fc.record({ decoration, marks: fc.array(mark, { minLength: 1, maxLength: 4 }), struck: fc.boolean() });
const padding = fc.constantFrom('', ' ', '    ');
const row = fc.record({ tasks: numbers, completed: numbers, status: status(), padding });
const anyNumbers = fc.oneof(numbers, fixedNumbers);
const anyRow = fc.record({ tasks: anyNumbers, completed: anyNumbers, status: status('🟢 '), padding });
const total = fc.constantFrom('9', '12 tasks', '**3**', '~12', '2-3', '[count]', '`5` (was 4)', '0');
const documentOf = (oneRow: typeof row) =>
  fc
    .record({
      total,
      phases: fc.array(phase, { minLength: 1, maxLength: 4 }),
      rows: fc.array(oneRow, { maxLength: 5 }),
      ticked: fc.boolean(),
      circle: fc.boolean(),
      end: fc.constantFrom('\n', '\r\n', '\r'),
    })
    .map(({ total, phases, rows, ticked, circle, end }) =>
      [
        '# Tasks: Shop  ',
        '',
        `- **Total Tasks**: ${total}`,
        ...phases.flatMap(({ decoration, marks, struck }, index) => [
          `### Phase ${index + 1}: Part${decoration}`,
          '',
          ...marks.flatMap((char, number) => {
            const title = `**Task ${index + 1}.${number + 1}**: Do it`;
            const waits = circle && number === 0 ? [`  - **Depends on**: ${index + 1}.${marks.length}`] : [];
            return [`- [${char}] ${struck && number === 1 ? `~~${title}~~` : title}`, ...waits];
          }),
          '',
        ]),
        '## Progress Tracking',
        '',
        '| Phase | Tasks | Completed | Status |',
        '|---|---:|---|---|',
        ...rows.map(({ tasks, completed, status, padding }, index) => {
          const label = index === phases.length ? 'Total' : `${index + 1}. Part`;
          return `| ${label} | ${padding}${tasks} | ${completed}${padding} | ${status}${padding} |`;
        }),
        '',
        '### Deadlock Analysis',
        '',
        `- [${ticked ? 'x' : ' '}] Verified: No circular dependencies in task graph`,
        '',
      ].join(end),
    );

test('fixing twice is the same as fixing once', () => {
  fc.assert(
    fc.property(documentOf(anyRow), (text) => {
      const once = fixed(text);
      expect(fixed(once)).toBe(once);
    }),
    { numRuns: 80 },
  );
});

test('nothing is wrong any more where a fix could be written', () => {
  fc.assert(
    fc.property(documentOf(row), (text) => {
      expect(mismatches(fixed(text))).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('every other line, and every character around a figure, stays', () => {
  const line = /^(?:- \*\*Total Tasks|#{3} Phase|\| (?:\d+\. Part|Total) \||- \[[ x]\] Verified)/;
  const still = (text: string) =>
    text
      .replace(/\d+(?:\.\d+)?|✅|🔄|⏳|🚧|🟢/gu, '')
      .replace(/not started|in progress|started|pending|completed?|done|\[[ x]\] Verified/gi, '')
      .replace(/ +/g, ' ');
  fc.assert(
    fc.property(documentOf(anyRow), (text) => {
      const [before, after] = [text, fixed(text)].map((one) => one.split(/(\r\n|\r|\n)/));
      expect(after).toHaveLength(before?.length ?? 0);
      before?.forEach((part, index) => {
        if (!line.test(part)) expect(after?.[index]).toBe(part);
        else expect(still(after?.[index] ?? '')).toBe(still(part));
      });
    }),
    { numRuns: 80 },
  );
});
