import { basename } from 'node:path';
import { z } from 'astro/zod';
import type { Baseline } from '../check/baseline.ts';
import { readContents, reasonOf } from '../check/contents.ts';
import { explain } from '../check/explain.ts';
import { printableJson } from '../check/reporters/visible.ts';
import { SettingsError } from '../check/settings.ts';
import { replaceFile } from './write.ts';

const schema = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({ path: z.string(), rule: z.string(), text: z.string().nullable(), occurrence: z.int().positive() }),
  ),
});

/**
 * Reads a baseline; null where there is no such file.
 *
 * @throws {SettingsError} for a file that cannot be read, or is no baseline
 */
export function readBaseline(file: string): Baseline | null {
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
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await replaceFile(file, Buffer.from(`${printableJson(baseline)}\n`)).catch(({ message }: Error) => {
    throw new SettingsError(`Cannot write the baseline ${basename(file)}. ${message}.`, 'Nothing was changed.');
  });
}

function bytesOf(file: string): Uint8Array | null {
  try {
    return readContents(file).bytes;
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
    [`${basename(file)} is no baseline:`, ...lines].join('\n'),
    'Name another file, or delete it and have it written anew with --update-baseline.',
  );
}
