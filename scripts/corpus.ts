// Checks public plans that lie beside the repository, and compares what is found with the table in corpus.tsv, so that a
// change in what is reported is seen. `--update` writes the table anew; a folder and a table of other plans can be named.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Finding } from '../plugin/rules/support/finding.ts';
import { Workspace } from '../plugin/workspace/workspace.ts';

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { update: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [
  folder = fileURLToPath(new URL('../../shared/corpus/plans', import.meta.url)),
  table = fileURLToPath(new URL('corpus.tsv', import.meta.url)),
] = positionals;

if (!existsSync(folder)) {
  console.log(`There are no plans at ${folder}, so nothing was checked.`);
  exit();
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort();
const files = names.map((name) => ({ id: name, path: name, file: join(folder, name), roots: [folder] }));
const { plans, faults } = await new Workspace().check(files);
for (const { message } of faults) console.error(message);
const findings = plans.flatMap((plan) => plan.findings);
const rows = tally(findings, ({ path, rule, severity }) => [path, rule, severity].join('\t'));

console.log(`${plans.length} plans`);
for (const row of tally(findings, ({ severity, rule }) => `${severity.padEnd(7)}  ${rule}`)) {
  console.log(row.replace('\t', '  '));
}

const head = ['plan', 'rule', 'severity', 'count'].join('\t');
if (values.update) writeFileSync(table, `${[head, ...rows].join('\n')}\n`);
const expected = existsSync(table) ? readFileSync(table, 'utf8').trimEnd().split('\n').slice(1) : [];
const gone = expected.filter((row) => !rows.includes(row)).map((row) => `- ${row}`);
const added = rows.filter((row) => !expected.includes(row)).map((row) => `+ ${row}`);
if (gone.length + added.length > 0) {
  console.log(['', `Not as in ${table}:`, ...[...gone, ...added].sort(byRow)].join('\n'));
  console.log('\nRead each change against its plan. If all are right, run `npm run corpus -- --update`.');
}
exit(faults.length + gone.length + added.length > 0 ? 1 : 0);

/** How many findings have each name, in the order of the names. */
function tally(all: readonly Finding[], nameOf: (finding: Finding) => string): string[] {
  return [...Map.groupBy(all, nameOf)].map(([name, list]) => `${name}\t${list.length}`).sort();
}

/** By the plan and the rule, then the old row before the new one. */
function byRow(one: string, other: string): number {
  const [a, b] = [one.slice(2), other.slice(2)];
  return a < b ? -1 : Number(a > b);
}
