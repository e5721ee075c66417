import { access } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type Baseline, type Compared, compare, type KnownFinding } from '../check/baseline.ts';
import type { Checked } from '../check/checked.ts';
import { visible } from '../check/reporters/visible.ts';
import { counted, quoted } from '../rules/support/wording.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';

/** More than anybody reads. */
const MOST_LISTED = 20;

/** A baseline that findings can be held against. */
export interface OpenBaseline {
  compare(checked: readonly Checked[]): Promise<Compared>;
  /** Writes the file where that was asked for, and says what became of the entries. */
  conclude(compared: Compared): Promise<void>;
}

/**
 * Opens the baseline that is named on the command line.
 *
 * @throws {UsageError} where there is no such file, and none is to be written
 * @throws {SettingsError} where the file is no baseline
 */
export function openBaseline(name: string, update: boolean, { cwd, stderr }: Io): OpenBaseline {
  const file = resolve(cwd, name);
  const found = readBaseline(file);
  if (found === null && !update) {
    throw new UsageError(
      `The baseline ${name} does not exist.`,
      `Create it with \`--baseline ${name} --update-baseline\`.`,
    );
  }
  const baseline: Baseline = found ?? { version: 1, findings: [] };
  const folder = dirname(file);
  const nameOf = (path: string | null) =>
    relative(folder, resolve(cwd, path ?? ''))
      .split(sep)
      .join('/');
  return {
    compare: async (checked) => {
      const compared = compare(checked, baseline, { nameOf, lost: await lostPaths(baseline, folder) });
      // What has just been written down is known.
      return update
        ? { ...compare(checked, compared.updated, { nameOf, lost: new Set() }), ...changesOf(compared) }
        : compared;
    },
    conclude: async ({ updated, gone, added }) => {
      const { length } = updated.findings;
      if (update) await writeBaseline(file, updated);
      if (update) stderr.write(`Wrote ${counted(length, 'finding')} to ${name}: ${added} new, ${gone.length} gone.\n`);
      else if (gone.length > 0) stderr.write(farewell(gone, basename(name)));
    },
  };
}

function changesOf({ gone, added, updated }: Compared): Pick<Compared, 'gone' | 'added' | 'updated'> {
  return { gone, added, updated };
}

/** Paths in a baseline that lead to no file. */
async function lostPaths({ findings }: Baseline, folder: string): Promise<Set<string>> {
  const paths = [...new Set(findings.map(({ path }) => path))];
  const there = await Promise.all(
    paths.map((path) =>
      access(resolve(folder, path)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return new Set(paths.filter((_, index) => !there[index]));
}

function farewell(gone: readonly KnownFinding[], name: string): string {
  const [entries, occur, them] = gone.length === 1 ? ['entry', 'occurs', 'it'] : ['entries', 'occur', 'them'];
  const left = gone.length - MOST_LISTED;
  return [
    `planwright: ${gone.length} ${entries} of ${name} no longer ${occur}; --update-baseline removes ${them}:`,
    ...gone.slice(0, MOST_LISTED).map(line),
    ...(left > 0 ? [`  and ${left} more`] : []),
    '',
  ].join('\n');
}

function line({ path, rule, text }: KnownFinding): string {
  return `  ${visible(path)}  ${visible(rule)}${text === null ? '' : `  ${visible(quoted(text))}`}`;
}
