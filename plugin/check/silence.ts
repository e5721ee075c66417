import type { Point, Position } from 'unist';
import { memoized } from '../plan/lazy.ts';
import type { Sourced } from '../plan/model.ts';
import { firstIndex } from '../plan/text/range.ts';
import type { UnusedDisable } from '../rules/support/rule.ts';
import type { Directive } from './comments.ts';

/** The rule that no comment silences: it is about comments. */
const UNSILENCED = 'unused-disable';

/** A directive about one rule, or about all. */
interface Statement {
  directive: Directive;
  rule: Sourced | null;
}

/** The directives about one rule: for single lines, and from an offset on. */
interface RuleStatements {
  lines: Map<number, Statement>;
  blocks: Statement[];
}

/**
 * Reports without those that a comment silences, and the comments, or rules in them, that silence nothing. The nearest
 * comment before a report that is about its rule decides; a report without a place is silenced where its rule is not
 * enabled again by the end of the file.
 *
 * @param known ids of all rules
 */
export function silence<Item extends { id: string; position: Position | undefined }>(
  reports: readonly Item[],
  directives: readonly Directive[],
  known: ReadonlySet<string>,
): { kept: Item[]; unused: UnusedDisable[] } {
  const statements = directives.flatMap(statementsOf);
  const sound = statements.filter(({ directive, rule }) => directive.kind !== 'unknown' && isKnown(rule, known));
  const used = new Set<Statement>(usedEnables(sound));
  const about = memoized((id: string) => statementsAbout(id, sound));
  const kept = reports.filter(({ id, position }) => {
    const statement = deciding(about(id), position);
    if (statement === undefined || statement.directive.kind === 'enable') return true;
    used.add(statement);
    return false;
  });
  return {
    kept,
    unused: statements.filter((statement) => !used.has(statement)).flatMap((statement) => fault(statement, known)),
  };
}

function statementsOf(directive: Directive): Statement[] {
  if (directive.rules.length === 0 || directive.kind === 'unknown') return [{ directive, rule: null }];
  return directive.rules.map((rule) => ({ directive, rule }));
}

function isKnown(rule: Sourced | null, known: ReadonlySet<string>): boolean {
  return rule === null || known.has(rule.value);
}

function statementsAbout(id: string, statements: readonly Statement[]): RuleStatements {
  const about: RuleStatements = { lines: new Map(), blocks: [] };
  if (id === UNSILENCED) return about;
  for (const statement of statements) {
    const { directive, rule } = statement;
    if (rule !== null && rule.value !== id) continue;
    if (directive.kind !== 'disable-next-line') about.blocks.push(statement);
    else if (directive.line !== undefined && !about.lines.has(directive.line))
      about.lines.set(directive.line, statement);
  }
  return about;
}

function deciding({ lines, blocks }: RuleStatements, position: Position | undefined): Statement | undefined {
  if (position === undefined) return blocks.at(-1);
  return lines.get(position.start.line) ?? lastBefore(blocks, position.start);
}

function lastBefore(blocks: readonly Statement[], point: Point): Statement | undefined {
  const isAfter = ({ directive: { position } }: Statement) => position !== undefined && isBefore(point, position.end);
  return blocks[firstIndex(blocks, isAfter) - 1];
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** The `enable`s before which the rule was disabled. */
function usedEnables(statements: readonly Statement[]): Statement[] {
  let all = false;
  const disabled = new Set<string>();
  const enabled = new Set<string>();
  return statements.filter(({ directive: { kind }, rule }) => {
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

/** Nothing for a comment whose next line is unknown, in a tree without positions. */
function fault({ directive, rule }: Statement, known: ReadonlySet<string>): UnusedDisable | [] {
  const { kind, word, position, line } = directive;
  if (kind === 'unknown') return { kind: 'unknown-comment', word: word.value, rule: null, position: word.position };
  const at = { word: word.value, rule: rule?.value ?? null, position: rule?.position ?? position };
  if (!isKnown(rule, known)) return { kind: 'unknown-rule', ...at };
  if (kind === 'disable-next-line' && position === undefined && line === undefined) return [];
  return { kind: 'unused', ...at };
}
