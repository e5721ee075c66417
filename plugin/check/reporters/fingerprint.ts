import { createHash } from 'node:crypto';
import type { Finding } from '../../rules/support/finding.ts';

/**
 * What tells findings apart from one run to the next, however the lines around them move: the rule, the plan, the words,
 * and which of several equal ones it is. In the order of the findings, 32 hexadecimal digits each.
 *
 * @param nameOf how a plan's path is called in every run
 */
export function fingerprints(findings: readonly Finding[], nameOf: (path: string) => string): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, path, message }) => {
    const text = JSON.stringify([rule, path === null ? null : nameOf(path), message]);
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return createHash('sha256').update(`${text}${count}`).digest('hex').slice(0, 32);
  });
}
