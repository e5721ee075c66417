import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { type Baseline, type Compared, compare, type KnownFinding } from '../check/baseline.ts';
import type { Checked } from '../check/checked.ts';
import { explain } from '../check/explain.ts';
import { printableJson, visible, visiblePath } from '../check/reporters/visible.ts';
import { SettingsError } from '../check/settings.ts';
import { readContents, reasonOf } from '../files/contents.ts';
import { Boundary, repositoryOf } from '../files/inside.ts';
import { counted, quoted } from '../rules/support/wording.ts';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';
import { replaceFile } from './write.ts';

/** Larger than any baseline. */
const MAX_BYTES = 2 ** 26;
/** Cap on listed entries. */
const MAX_LISTED = 20;

/** A baseline that findings can be held against. */
export interface OpenBaseline {
  compare(checked: readonly Checked[]): Compared;
  /** Writes the file if requested, and prints what became of its entries. */
  conclude(compared: Compared): Promise<void>;
}

/**
 * Opens the baseline that is named on the command line.
 *
 * @throws {UsageError} where there is no such file, and none is to be written
 * @throws {SettingsError} where the file is not a baseline
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
    compare: (checked) => compare(checked, baseline, { nameOf, lost: lostPaths(baseline, folder), update }),
    conclude: async ({ updated, gone, added }) => {
      const { length } = updated.findings;
      if (update) await writeBaseline(file, updated);
      if (update) stderr.write(`Wrote ${counted(length, 'finding')} to ${name}: ${added} new, ${gone.length} gone.\n`);
      else if (gone.length > 0) stderr.write(goneReport(gone, basename(name)));
    },
  };
}

function lostPaths({ findings }: Baseline, folder: string): Set<string> {
  return new Set(findings.map(({ path }) => path).filter((path) => !existsSync(resolve(folder, path))));
}

function goneReport(gone: readonly KnownFinding[], name: string): string {
  const [entries, occur, them] = gone.length === 1 ? ['entry', 'occurs', 'it'] : ['entries', 'occur', 'them'];
  const left = gone.length - MAX_LISTED;
  return [
    `planwright: ${gone.length} ${entries} of ${name} no longer ${occur}; --update-baseline removes ${them}:`,
    ...gone.slice(0, MAX_LISTED).map(line),
    ...(left > 0 ? [`  and ${left} more`] : []),
    '',
  ].join('\n');
}

function line({ path, rule, text }: KnownFinding): string {
  return `  ${visiblePath(path)}  ${visible(rule)}${text === null ? '' : `  ${visible(quoted(text))}`}`;
}

const schema = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({ path: z.string(), rule: z.string(), text: z.string().nullable(), occurrence: z.int().positive() }),
  ),
});

/**
 * Reads a baseline; null where there is no such file.
 *
 * @throws {SettingsError} for a file that cannot be read, or is not a baseline
 */
function readBaseline(file: string): Baseline | null {
  const bytes = bytesOf(file);
  if (bytes === null) return null;
  const value = parse(new TextDecoder().decode(bytes), file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw noBaseline(file, explain(parsed.error, schema, value));
}

/**
 * Writes a baseline whole or not at all: a new file takes the old one's place. A symbolic link stays one.
 *
 * @throws {SettingsError} where it cannot be written
 */
async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await replaceFile(file, Buffer.from(`${printableJson(baseline)}\n`)).catch((error) => {
    throw new SettingsError(`Cannot write the baseline ${basename(file)}. ${reasonOf(error)}`, 'Nothing was changed.');
  });
}

function bytesOf(file: string): Uint8Array | null {
  try {
    const top = repositoryOf(dirname(file));
    return readContents(file, MAX_BYTES, top === null ? undefined : new Boundary(top)).bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new SettingsError(`Cannot read the baseline ${basename(file)}. ${reasonOf(error)}`, 'Check the path.');
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noBaseline(file, [`- ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function noBaseline(file: string, lines: readonly string[]): SettingsError {
  return new SettingsError(
    [`${basename(file)} is not a baseline:`, ...lines].join('\n'),
    'Name another file, or delete it and create a new one with --update-baseline.',
  );
}
