import { visible } from '../../plugin/check/reporters/visible.ts';
import type { Run } from './process.ts';

/** What a run is held against. */
export interface Expected {
  /** Paths that have to come up: as a plan that was checked, in a finding, or in an error. */
  names: readonly string[];
  format?: string;
}

interface Report {
  plans: { path: string }[];
  findings: { rule: string; path: string; severity: string }[];
}

/** What is wrong with how a command ended, in words; nothing where it ended as it must, whatever it was given. */
export function complaints(run: Run, { names, format = 'json' }: Expected): string[] {
  const { code, signal, stderr, stdout, unchanged } = run;
  if (signal !== null) return [`ended by ${signal}`];
  return [
    ...(code === 0 || code === 1 || code === 2 ? [] : [`exit code ${code}`]),
    ...(/^\s+at .+:\d+:\d+\)?$/m.test(stderr) || /RangeError|Uncaught|FATAL/.test(stderr) ? ['a stack trace'] : []),
    ...(unchanged ? [] : ['a changed prototype']),
    ...(stdout === '' && code === 2 ? [] : (outputs[format]?.(run, names) ?? [])),
    ...names.filter((name) => !isNamed(run, name)).map((name) => `nothing said about ${JSON.stringify(name)}`),
    ...(hasControls(stderr) ? ['control characters on stderr'] : []),
  ];
}

/** What a run came to, for a table. */
export function summaryOf({ code, stdout, stderr }: Run): string {
  const report = parsed<Report>(stdout);
  if (report?.findings === undefined) return `exit ${code}  ${firstLine(stderr || stdout)}`;
  const rules = new Map<string, number>();
  for (const { rule } of report.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const found = Array.from(rules, ([rule, count]) => (count > 1 ? `${rule} ×${count}` : rule));
  return [`exit ${code}`, ...found.slice(0, 4), ...(found.length > 4 ? ['…'] : []), firstLine(stderr)].join('  ');
}

/** Whether the file was not read because of its size. */
export function isTooLarge({ stdout, stderr }: Run): boolean {
  return stdout.includes('"too-large"') || stderr.includes('; the limit is ');
}

const outputs: Record<string, (run: Run, names: readonly string[]) => string[]> = {
  json: ({ stdout, code }) => {
    const report = parsed<Report>(stdout);
    if (!Array.isArray(report?.findings)) return ['no JSON on stdout'];
    const errors = report.findings.filter(({ severity }) => severity === 'error').length;
    return code !== 2 && errors > 0 !== (code === 1) ? [`exit ${code} with ${errors} errors`] : [];
  },
  sarif: ({ stdout }) => (parsed<{ runs?: unknown }>(stdout)?.runs ? [] : ['no SARIF on stdout']),
  // A runner obeys whatever begins a line, after white space.
  github: ({ stdout }) =>
    stdout
      .split(/\r\n|[\n\r]/)
      .filter((line) => line !== '' && !/^::(?:error|warning|notice) [^:]*title=planwright%3A [a-z-]+::/.test(line))
      .map((line) => `a line that is not an annotation: ${line.slice(0, 80)}`),
  pretty: ({ stdout }) => [
    ...(hasControls(stdout) ? ['control characters on stdout'] : []),
    ...(/^\s*::/m.test(stdout) ? ['a line that a workflow runner obeys'] : []),
  ],
};

function isNamed({ code, stdout, stderr }: Run, name: string): boolean {
  if (stderr.includes(visible(name))) return true;
  const report = parsed<Report>(stdout);
  if (report?.findings === undefined) return stdout !== '' && code !== 2;
  const isChecked = report.plans?.some(({ path }) => path === name) ?? false;
  return isChecked || report.findings.some(({ path }) => path === name);
}

function hasControls(text: string): boolean {
  return /[[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]--[\n]]/v.test(text);
}

function parsed<Value>(text: string): Partial<Value> | null {
  try {
    return JSON.parse(text) as Partial<Value>;
  } catch {
    return null;
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 110) ?? '';
}
