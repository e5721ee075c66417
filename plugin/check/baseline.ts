import { textOfPart } from '../plan/parts.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { Checked } from './checked.ts';

/** A finding that is known, by what does not change when the lines around it move. */
export interface KnownFinding {
  /** Path of the plan from the baseline's folder, with `/`. */
  path: string;
  rule: string;
  /** The words at fault on one line, the first of many; null for something that is not there at all. */
  text: string | null;
  /** Its number among equal ones in the plan, from 1. */
  occurrence: number;
}

/** The content of a baseline file, sorted. */
export interface Baseline {
  version: 1;
  findings: KnownFinding[];
}

/** A check beside its baseline. */
export interface Compared {
  /** The plans, each finding marked as known or new. */
  checked: Checked[];
  /** Entries that were looked for and do not occur any more. */
  gone: KnownFinding[];
  /** The baseline with which every finding would be known. */
  updated: Baseline;
  /** The number of new findings of the kinds that a baseline holds. */
  added: number;
}

/** The most characters of the text at fault in an entry; longer ones are told apart by their occurrence. */
const LONGEST = 120;

/**
 * Compares findings with those that are known. Those of severity `info` fail nothing and are in no baseline.
 *
 * @param nameOf what a plan's path is called in the baseline
 * @param lost paths in the baseline that lead to no file any more; nothing is reported about other plans that were not
 * checked
 * @param update whether the baseline is about to be updated: then all of them are known
 */
export function compare(
  checked: readonly Checked[],
  baseline: Baseline,
  {
    nameOf,
    lost,
    update = false,
  }: { nameOf: (path: string | null) => string; lost: ReadonlySet<string>; update?: boolean },
): Compared {
  const known = new Set(baseline.findings.map(keyOf));
  const current: KnownFinding[] = [];
  const marked = checked.map((examined) => {
    const entries = entriesOf(examined, nameOf(examined.plan.path));
    current.push(...entries.values());
    const isKnown = (finding: Finding) => (update ? entries.has(finding) : known.has(keyOf(entries.get(finding))));
    return { ...examined, findings: examined.findings.map((finding) => ({ ...finding, known: isKnown(finding) })) };
  });
  const occurring = new Set(current.map(keyOf));
  const looked = new Set([...checked.map(({ plan }) => nameOf(plan.path)), ...lost]);
  const kept = baseline.findings.filter(({ path }) => !looked.has(path));
  return {
    checked: marked,
    gone: baseline.findings.filter((entry) => looked.has(entry.path) && !occurring.has(keyOf(entry))),
    updated: { version: 1, findings: [...current, ...kept].sort(inOrder) },
    added: current.filter((entry) => !known.has(keyOf(entry))).length,
  };
}

/** One plan's findings as a baseline holds them. */
function entriesOf({ plan, findings, source }: Checked, path: string): Map<Finding, KnownFinding> {
  const counts = new Map<string, number>();
  const entries = new Map<Finding, KnownFinding>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    const { rule } = finding;
    const text = textAt(finding, textOfPart(plan.parts, source, finding.path));
    const alike = JSON.stringify([rule, text]);
    const occurrence = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, occurrence);
    entries.set(finding, { path, rule, text, occurrence });
  }
  return entries;
}

function textAt({ position }: Finding, source: string): string | null {
  if (position?.start.offset === undefined || position.end.offset === undefined) return null;
  const text = source.slice(position.start.offset, position.end.offset).replace(/\s+/g, ' ').trim();
  return [...text].slice(0, LONGEST).join('');
}

/** Injective over entries. */
function keyOf(entry: KnownFinding | undefined): string {
  return entry ? JSON.stringify([entry.path, entry.rule, entry.text, entry.occurrence]) : '';
}

function inOrder(a: KnownFinding, b: KnownFinding): number {
  return (
    byUnits(a.path, b.path) ||
    byUnits(a.rule, b.rule) ||
    byUnits(a.text ?? '', b.text ?? '') ||
    a.occurrence - b.occurrence
  );
}

/** The same order on every machine, whatever its language. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
