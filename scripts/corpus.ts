// Checks public plans that lie beside the repository, and compares what is found with tables of facts, so that a change in
// what is read or reported is seen. `--update` writes the tables anew; a folder and a table of other plans can be named, and
// an index that says where each file was in its repository, for plans of other tools.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { noSettings } from '../plugin/check/settings.ts';
import type { Finding } from '../plugin/rules/support/finding.ts';
import { planAt } from '../plugin/workspace/contents.ts';
import { Workspace, type WorkspacePlan } from '../plugin/workspace/workspace.ts';

/** Plans, and what is known of them. */
interface Collection {
  folder: string;
  table: string;
  /** Tab-separated, with the columns file, repository and path; null for plans that need no place. */
  index: string | null;
}

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { update: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const corpus = (path: string) => fileURLToPath(new URL(`../../shared/corpus/${path}`, import.meta.url));
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const [folder, table = beside('corpus.tsv'), index = null] = positionals;
const collections: Collection[] = folder
  ? [{ folder, table, index }]
  : [
      { folder: corpus('plans'), table, index },
      { folder: corpus('foreign'), table: beside('foreign.tsv'), index: corpus('FOREIGN.tsv') },
    ];

let isAsKnown = true;
for (const collection of collections) isAsKnown = (await compare(collection)) && isAsKnown;
exit(isAsKnown ? 0 : 1);

/** Checks the plans of a collection, prints what was found, and whether that is what the table says. */
async function compare({ folder, table, index }: Collection): Promise<boolean> {
  if (!existsSync(folder)) {
    console.log(`There are no plans at ${folder}, so nothing was checked.`);
    return true;
  }
  const names = readdirSync(folder)
    .filter((name) => /\.(?:md|json)$/.test(name))
    .sort();
  const { plans, faults } = await (index === null ? checkAll(names, folder) : checkInPlace(names, folder, index));
  for (const { message } of faults) console.error(message);
  const findings = plans.flatMap((plan) => plan.findings);
  console.log(`${plans.length} plans`);
  for (const row of tally(findings, ({ severity, rule }) => `${severity.padEnd(7)}  ${rule}`)) {
    console.log(row.replace('\t', '  '));
  }
  const [head, ...rows] = index === null ? rowsOfFindings(findings) : rowsOfPlans(plans);
  if (values.update) writeFileSync(table, `${[head, ...rows].join('\n')}\n`);
  const expected = existsSync(table) ? readFileSync(table, 'utf8').trimEnd().split('\n').slice(1) : [];
  const gone = expected.filter((row) => !rows.includes(row)).map((row) => `- ${row}`);
  const added = rows.filter((row) => !expected.includes(row)).map((row) => `+ ${row}`);
  if (gone.length + added.length > 0) {
    console.log(['', `Not as in ${table}:`, ...[...gone, ...added].sort(byRow)].join('\n'));
    console.log('\nRead each change against its plan. If all are right, run `npm run corpus -- --update`.');
  }
  return faults.length + gone.length + added.length === 0;
}

function checkAll(names: readonly string[], folder: string): ReturnType<Workspace['check']> {
  return new Workspace().check(
    names.map((name) => ({ id: name, path: name, file: join(folder, name), roots: [folder] })),
  );
}

/** Checks plans at the places that they have in their repositories, with what was kept of their neighbours beside them. */
async function checkInPlace(names: readonly string[], folder: string, index: string): ReturnType<Workspace['check']> {
  const places = placesIn(index);
  const placed = names.map((name) => ({ name, repository: '', path: name, ...places.get(name) }));
  const root = mkdtempSync(join(tmpdir(), 'planwright-corpus-'));
  try {
    for (const { name, repository, path } of placed) cpSync(join(folder, name), join(root, repository, path));
    const plans = placed.filter(({ name }) => !isCompanion(name, names));
    // Files of one folder are one plan, which has the name of the first.
    const byFile = Map.groupBy(plans, ({ repository, path }) => planAt(join(root, repository, path)).file);
    const files = Array.from(byFile, ([file, [first]]) => {
      const { name = file, repository = '' } = first ?? {};
      return { id: name, path: name, file, roots: [join(root, repository)] };
    });
    // What the plans link to was not kept.
    return await new Workspace().check(files, {
      project: { ...noSettings, judge: { rules: { 'broken-link': 'off' } } },
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Whether a file is kept for the plan beside it, as `a.spec.md` for `a.md`. */
function isCompanion(name: string, names: readonly string[]): boolean {
  const stem = /^(.+)\.[a-z]+\.md$/.exec(name)?.[1];
  return stem !== undefined && names.includes(`${stem}.md`);
}

function placesIn(index: string): ReadonlyMap<string, { repository: string; path: string }> {
  const [head = [], ...rows] = readFileSync(index, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const cell = (row: readonly string[], column: string) => row[head.indexOf(column)] ?? '';
  return new Map(
    rows.map((row) => [cell(row, 'file'), { repository: cell(row, 'repository'), path: cell(row, 'path') }]),
  );
}

function rowsOfFindings(findings: readonly Finding[]): string[] {
  const rows = tally(findings, ({ path, rule, severity }) => [path, rule, severity].join('\t'));
  return [['plan', 'rule', 'severity', 'count'].join('\t'), ...rows];
}

function rowsOfPlans(plans: readonly WorkspacePlan[]): string[] {
  const rows = plans.map(({ plan, graph: { progress }, findings }) => {
    const rules = tally(findings, ({ rule }) => rule).map((row) => row.replace('\t', ' '));
    return [plan.path, plan.format, progress.total, progress.done, rules.join(', ') || 'none'].join('\t');
  });
  return [['plan', 'format', 'tasks', 'done', 'findings'].join('\t'), ...rows];
}

/** The number of findings of each name, in the order of the names. */
function tally(all: readonly Finding[], nameOf: (finding: Finding) => string): string[] {
  return [...Map.groupBy(all, nameOf)].map(([name, list]) => `${name}\t${list.length}`).sort();
}

/** By the plan and the rule, then the old row before the new one. */
function byRow(one: string, other: string): number {
  const [a, b] = [one.slice(2), other.slice(2)];
  return a < b ? -1 : Number(a > b);
}
