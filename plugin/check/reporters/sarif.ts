import { createHash } from 'node:crypto';
import type { Position } from 'unist';
import packageJson from '../../../package.json' with { type: 'json' };
import { isJson } from '../../plan/parts.ts';
import { ruleIds, rules } from '../../rules/index.ts';
import type { Finding, Severity } from '../../rules/support/finding.ts';
import type { Rule } from '../../rules/support/rule.ts';
import type { Checked } from '../checked.ts';
import { isAbsolute, uriFromTop } from './address.ts';
import type { Reporter } from './reporter.ts';
import { printableJson } from './visible.ts';

/** The top of the repository, by the name that GitHub expects. */
const TOP = '%SRCROOT%';

const levels = { error: 'error', warning: 'warning', info: 'note', contract: 'error' } as const satisfies Record<
  Severity | 'contract',
  string
>;

/**
 * The whole check as a SARIF log, version 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = (checked, { base = '' } = {}) => {
  const findings = checked.flatMap((one) => one.findings);
  const ids = [...new Set<string>([...ruleIds, ...findings.map(({ rule }) => rule)])];
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const prints = fingerprints(findings, (path) => uriFromTop(path, base));
  const driver = {
    name: 'planwright',
    version: packageJson.version,
    rules: ids.map((id) => descriptor(id, findings)),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [TOP]: { description: { text: 'The top folder of the repository.' } } },
    artifacts: artifacts(checked, base),
    results: findings.map((finding, index) => ({
      ...result(finding, base),
      ruleIndex: indexes.get(finding.rule),
      partialFingerprints: { 'planwright/v1': prints[index] },
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${printableJson(log)}\n`;
};

/** Everything known about a custom rule comes from its findings, and so does the address of any rule's page. */
function descriptor(id: string, findings: readonly Finding[]) {
  const known = new Map<string, Rule>(Object.entries(rules)).get(id);
  const text = known?.summary ?? `Findings of the rule ${id}.`;
  const first = findings.find(({ rule }) => rule === id);
  const level = levels[known?.severity ?? first?.severity ?? 'warning'];
  const help = known && { help: { text: `\`planwright explain ${id}\` says more, with examples.` } };
  const helpUri = URL.canParse(first?.url ?? '') && { helpUri: first?.url };
  return { id, shortDescription: { text }, ...help, ...helpUri, defaultConfiguration: { level } };
}

/** The file of each plan once, or its files. */
function artifacts(checked: readonly Checked[], base: string) {
  const files = checked.flatMap(({ plan: { path, parts } }) =>
    parts.length > 0 ? parts.map((part) => part.path) : path,
  );
  const paths = new Set(files.filter((path) => path !== null));
  return Array.from(paths, (path) => ({
    location: artifactLocation(path, base),
    sourceLanguage: isJson(path) ? 'json' : 'markdown',
  }));
}

function result({ rule, severity, path, position, message, hint, related, known }: Finding, base: string) {
  const place = physicalLocation(path, position, base);
  const places = related.flatMap((other) => {
    const at = physicalLocation(other.path, other.position, base);
    return at ? { physicalLocation: at, message: { text: plain(other.message) } } : [];
  });
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: plain(`${message} ${hint}`) },
    locations: place ? [{ physicalLocation: place }] : [],
    ...(known !== undefined && { baselineState: known ? 'unchanged' : 'new' }),
    ...(places.length > 0 && { relatedLocations: places.map((location, index) => ({ id: index + 1, ...location })) }),
  };
}

function physicalLocation(path: string | null, position: Position | undefined, base: string) {
  if (path === null) return null;
  return { artifactLocation: artifactLocation(path, base), ...(position && { region: region(position) }) };
}

function artifactLocation(path: string, base: string) {
  return { uri: uriFromTop(path, base), ...(!isAbsolute(path) && { uriBaseId: TOP }) };
}

function region({ start, end }: Position) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A message text without embedded links (`[text](target)`). */
function plain(text: string): string {
  return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}

/**
 * Identifies each finding from run to run, wherever its line moves: by rule, plan, message, and its number among equal ones.
 * 32 hexadecimal digits each, in the order of the findings.
 *
 * @param nameOf the path of a plan as it is in every run
 */
function fingerprints(findings: readonly Finding[], nameOf: (path: string) => string): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, path, message }) => {
    const text = JSON.stringify([rule, path === null ? null : nameOf(path), message]);
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return createHash('sha256').update(`${text}${count}`).digest('hex').slice(0, 32);
  });
}
