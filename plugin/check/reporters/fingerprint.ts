import type { Finding } from '../../rules/finding.ts';

/**
 * What tells findings apart from one run to the next, however the lines around them move: the rule, the plan, the words,
 * and which of several equal ones it is. In the order of the findings, 16 hexadecimal digits each.
 *
 * @param nameOf how a plan's path is called in every run
 */
export function fingerprints(findings: readonly Finding[], nameOf: (path: string) => string): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, path, message }) => {
    const text = JSON.stringify([rule, path === null ? null : nameOf(path), message]);
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return hash(`${text}${count}`);
  });
}

const MASK = (1n << 64n) - 1n;
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = OFFSET;
  for (const byte of new TextEncoder().encode(text)) value = ((value ^ BigInt(byte)) * PRIME) & MASK;
  return value.toString(16).padStart(16, '0');
}
