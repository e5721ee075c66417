import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

const table = (...rows: string[]) => rows.map((row) => `| ${row} |`).join('\n');
const sequence = table(
  'Constraint | Type | Rationale',
  '--- | --- | ---',
  'Task 1.1 before **1.2** | Deploy | `why` &amp; how',
);
const exclusion = table(
  'Resource/Operation A | Resource/Operation B | Conflict Type',
  '---|---|---',
  '1.1 | 1.2 | Lock',
);
const liveness = table('Requirement | Trigger | Timeout/Guarantee', '---|---|---', 'It ends | a click | 30 s');
const atomicity = table('Operation Group | Rollback Strategy | Notes', '---|---|---', '1.1 + 1.2 | undo | x');
const whole = `## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

${sequence}

### Mutual Exclusion (A and B cannot run simultaneously)

${exclusion}

### Liveness Requirements (Must eventually happen)

${liveness}

### Atomicity Requirements (All-or-nothing)

${atomicity}

### Deadlock Analysis

- [x] Verified: no cycles
- [ ] Verified: no locks
  - [X] not even nested
- prose

1. none
`;

describe('the constraints', () => {
  test('are cells with their places', () => {
    const { constraints } = read(whole);
    expect(constraints).toMatchObject({
      heading: { depth: 2 },
      sequence: {
        readable: true,
        rows: [
          { constraint: { text: 'Task 1.1 before 1.2' }, type: { text: 'Deploy' }, rationale: { text: 'why & how' } },
        ],
      },
      mutualExclusion: { rows: [{ a: { text: '1.1' }, b: { text: '1.2' }, conflict: { text: 'Lock' } }] },
      liveness: {
        rows: [{ requirement: { text: 'It ends' }, trigger: { text: 'a click' }, guarantee: { text: '30 s' } }],
      },
      atomicity: { rows: [{ group: { text: '1.1 + 1.2' }, rollback: { text: 'undo' }, notes: { text: 'x' } }] },
    });
    const [row] = constraints.sequence?.rows ?? [];
    expect([row?.constraint, row?.type, row?.rationale].map((cell) => under(whole, cell?.position))).toEqual([
      'Task 1.1 before **1.2**',
      'Deploy',
      '`why` &amp; how',
    ]);
  });

  test('list the deadlock claims, boxes only', () => {
    const { deadlock } = read(whole).constraints;
    expect(deadlock?.claims.map(({ claim, ticked }) => [claim.text, ticked])).toEqual([
      ['Verified: no cycles', true],
      ['Verified: no locks', false],
      ['not even nested', true],
    ]);
    expect(under(whole, deadlock?.claims[1]?.claim.position)).toBe('Verified: no locks');
  });

  test('are never tasks', () => {
    expect(read(whole).tasks).toEqual([]);
  });

  test.each([
    ['Temporal Logic Constraints', 'Sequence Constraints'],
    ['temporal logic constraints (REQUIRED)', 'Sequence constraint'],
    ['5. Temporal Logic Constraints', '5.1 Sequence Constraints (x)'],
    ['⏱ Temporal Logic Constraints', '➡️ Sequence Constraints'],
  ])('under “%s”', (root, title) => {
    const { constraints } = read(`## ${root}\n\n### ${title}\n\n${sequence}`);
    expect(constraints).toMatchObject({ heading: {}, sequence: { rows: [{}] }, liveness: null, deadlock: null });
  });

  test('any subset, at any level, without the common heading', () => {
    const { constraints } = read(`## Liveness\n\n${liveness}`);
    expect(constraints).toMatchObject({ heading: null, sequence: null, liveness: { rows: [{}] } });
    expect(read('## Livenessism\n\n## Sequences').constraints).toMatchObject({ liveness: null, sequence: null });
  });

  test('those under the common heading come first', () => {
    const markdown = `## Liveness\n\nProse.\n\n## Temporal Logic Constraints\n\n### Liveness\n\n${liveness}`;
    expect(read(markdown).constraints.liveness).toMatchObject({ heading: { depth: 3 }, rows: [{}] });
  });

  test('a section ends at the next of them, whatever its level', () => {
    const markdown = `## Sequence Constraints\n\nNone.\n\n### Mutual Exclusion\n\n${exclusion}`;
    expect(read(markdown).constraints).toMatchObject({
      sequence: { node: null, readable: true, rows: [] },
      mutualExclusion: { rows: [{}] },
    });
  });
});
