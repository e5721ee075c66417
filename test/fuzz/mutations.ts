import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { generatePlan } from '../support/generate.ts';
import { hostileIds, planAround } from './ids.ts';
import { examineFaults } from './properties.ts';

const plans = new URL('../../plans/', import.meta.url);

/** Plans to begin with: this repository's own, a generated one, and one that is hostile already. */
const seeds = [
  ...globSync('**/tasks.md', { cwd: plans })
    .sort()
    .map((file) => readFileSync(new URL(file, plans), 'utf8')),
  generatePlan(8, 3),
  planAround('1.1'),
];

const splices = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '- ',
    '- [ ] ',
    '> ',
    '# ',
    '## ',
    '|',
    '\n\n',
    '---\n',
    '```\n',
    '~~~',
    '<!--',
    '-->',
  ],
  ...[
    '*',
    '**',
    '_',
    '[',
    ']',
    '](',
    '[^1]',
    '<',
    '<div>',
    '&',
    '&#0;',
    '\\',
    '\0',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\u202E',
    '\u2028',
  ],
  ...[
    '1.1',
    'Task 1.1',
    'Phase 1',
    '1.1-1.9',
    'all previous tasks',
    'None',
    '99999999999',
    '✅',
    '漢',
    '👩‍👩‍👧',
    '::error::',
  ],
  ...hostileIds,
];

/** One change to a text, by lines or by characters; places are fractions of its length. */
interface Change {
  kind: 'delete' | 'duplicate' | 'swap' | 'insert' | 'splice';
  unit: 'line' | 'character';
  at: number;
  to: number;
  text: string;
}

const place = fc.double({ min: 0, max: 1, noNaN: true });
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'insert', 'splice'),
  unit: fc.constantFrom('line', 'character'),
  at: place,
  to: place,
  text: fc.oneof(fc.constantFrom(...splices), fc.string({ unit: 'binary', maxLength: 20 })),
});

/** A plan with up to a dozen changes. */
export const mutatedPlan: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 12 }))
  .map(([text, changes]) => changes.reduce(changed, text));

function changed(text: string, { kind, unit, at, to, text: inserted }: Change): string {
  const parts = unit === 'line' ? text.split(/(?<=\n)/) : text.split('');
  const from = Math.floor(at * parts.length);
  const reach = unit === 'line' ? 6 : 40;
  const end = Math.min(parts.length, from + 1 + Math.floor(to * reach));
  const other = Math.floor(to * parts.length);
  const piece = parts.slice(from, end);
  if (kind === 'delete') parts.splice(from, piece.length);
  else if (kind === 'duplicate') parts.splice(other, 0, ...piece);
  else if (kind === 'swap') [parts[from], parts[other]] = [parts[other] ?? '', parts[from] ?? ''];
  else if (kind === 'insert') parts.splice(from, 0, inserted);
  else parts.splice(from, piece.length, ...parts.slice(other, other + piece.length), inserted);
  return parts.join('');
}

/** A plan that is not examined as it must be, and what is wrong. */
interface Failure {
  text: string;
  report: string;
}

/** Examines up to that many mutated plans, and prints the slowest. Returns the first that fails, made as small as it gets. */
export function fuzzMutations(
  { runs, seconds: most, seed }: { runs: number; seconds: number; seed?: number },
  print: (line: string) => void,
): { runs: number; failure: Failure | null } {
  let slowest = 0;
  const start = performance.now();
  const property = fc.property(mutatedPlan, (text) => {
    const before = performance.now();
    const faults = examineFaults(text);
    slowest = Math.max(slowest, performance.now() - before);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
  const details = fc.check(property, {
    numRuns: runs,
    interruptAfterTimeLimit: most * 1000,
    markInterruptAsFailure: false,
    ...(seed !== undefined && { seed }),
  });
  const seconds = (performance.now() - start) / 1000;
  print(
    `${details.numRuns} plans in ${seconds.toFixed(1)} s, examined twice each; the slowest took ${Math.round(slowest)} ms; seed ${details.seed}`,
  );
  const [text = ''] = details.counterexample ?? [];
  const failure = details.failed ? { text, report: fc.defaultReportMessage(details) ?? 'failed' } : null;
  return { runs: details.numRuns, failure };
}
