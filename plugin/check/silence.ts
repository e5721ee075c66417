import type { Point, Position } from 'unist';
import type { Sourced } from '../plan/model.ts';
import type { UnusedDisable } from '../rules/support/rule.ts';
import type { Directive } from './comments.ts';

/** The rule that no comment silences: it is about comments. */
const UNSILENCED = 'unused-disable';

/** What a directive says about one rule, or about all. */
interface Claim {
  directive: Directive;
  rule: Sourced | null;
}

/** The claims about one rule: by line, and those that hold from their place on. */
interface Claims {
  lines: Map<number, Claim>;
  blocks: Claim[];
}

/**
 * Reports without those that a comment silences, and the comments, or rules in them, that silence nothing. The nearest
 * comment before a report that speaks of its rule decides; a report without a place is silenced where its rule is not
 * enabled again by the end of the file.
 *
 * @param known ids of all rules
 */
export function silence<Item extends { id: string; position: Position | undefined }>(
  reports: readonly Item[],
  directives: readonly Directive[],
  known: ReadonlySet<string>,
): { kept: Item[]; unused: UnusedDisable[] } {
  const claims = directives.flatMap(claimsOf);
  const sound = claims.filter(({ directive, rule }) => directive.kind !== 'unknown' && isKnown(rule, known));
  const used = new Set<Claim>(usedEnables(sound));
  const byRule = new Map<string, Claims>();
  const kept = reports.filter(({ id, position }) => {
    const about = byRule.get(id) ?? claimsAbout(id, sound);
    byRule.set(id, about);
    const claim = deciding(about, position);
    if (claim === undefined || claim.directive.kind === 'enable') return true;
    used.add(claim);
    return false;
  });
  return { kept, unused: claims.filter((claim) => !used.has(claim)).flatMap((claim) => fault(claim, known)) };
}

function claimsOf(directive: Directive): Claim[] {
  if (directive.rules.length === 0 || directive.kind === 'unknown') return [{ directive, rule: null }];
  return directive.rules.map((rule) => ({ directive, rule }));
}

function isKnown(rule: Sourced | null, known: ReadonlySet<string>): boolean {
  return rule === null || known.has(rule.value);
}

function claimsAbout(id: string, claims: readonly Claim[]): Claims {
  const about: Claims = { lines: new Map(), blocks: [] };
  if (id === UNSILENCED) return about;
  for (const claim of claims) {
    const { directive, rule } = claim;
    if (rule !== null && rule.value !== id) continue;
    if (directive.kind !== 'disable-next-line') about.blocks.push(claim);
    else if (directive.line !== undefined && !about.lines.has(directive.line)) about.lines.set(directive.line, claim);
  }
  return about;
}

function deciding({ lines, blocks }: Claims, position: Position | undefined): Claim | undefined {
  if (position === undefined) return blocks.at(-1);
  return lines.get(position.start.line) ?? lastBefore(blocks, position.start);
}

/** Binary search: directives stand in the order of the page. */
function lastBefore(blocks: readonly Claim[], point: Point): Claim | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = blocks[middle]?.directive.position?.end;
    if (end && isBefore(point, end)) high = middle;
    else low = middle + 1;
  }
  return blocks[low - 1];
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** The `enable`s before which the rule was disabled. */
function usedEnables(claims: readonly Claim[]): Claim[] {
  let all = false;
  const disabled = new Set<string>();
  const enabled = new Set<string>();
  return claims.filter(({ directive: { kind }, rule }) => {
    if (kind === 'disable-next-line') return false;
    const was =
      rule === null ? all || disabled.size > 0 : disabled.has(rule.value) || (all && !enabled.has(rule.value));
    if (rule === null) {
      all = kind === 'disable';
      disabled.clear();
      enabled.clear();
    } else {
      (kind === 'disable' ? disabled : enabled).add(rule.value);
      (kind === 'disable' ? enabled : disabled).delete(rule.value);
    }
    return kind === 'enable' && was;
  });
}

/** Nothing for a comment of which nobody can tell what the next line is, in a tree without places. */
function fault({ directive, rule }: Claim, known: ReadonlySet<string>): UnusedDisable | [] {
  const { kind, word, position, line } = directive;
  if (kind === 'unknown') return { kind: 'unknown-comment', word: word.value, rule: null, position: word.position };
  const at = { word: word.value, rule: rule?.value ?? null, position: rule?.position ?? position };
  if (!isKnown(rule, known)) return { kind: 'unknown-rule', ...at };
  if (kind === 'disable-next-line' && position === undefined && line === undefined) return [];
  return { kind: 'unused', ...at };
}
