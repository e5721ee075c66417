import { parseArgs } from 'node:util';
import { suggestion } from '../rules/support/nearest.ts';
import type { Option } from './io.ts';

/** Invalid arguments, and what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * Options and paths of a command line.
 *
 * @throws {UsageError} for an option that does not exist, has no value, or has one too many
 */
export function parseOptions<const Options extends Readonly<Record<string, Option>>>(
  args: readonly string[],
  options: Options,
) {
  const known = Object.keys(options);
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = known.includes(name) ? options[name] : undefined;
    if (option === undefined) throw new UsageError(`Unknown option ${rawName}.`, suggestion(name, known, '--'));
    if (option.type === 'boolean' && value !== undefined)
      throw new UsageError(`${rawName} takes no value.`, 'Leave it out.');
    if (option.type === 'string' && (!value || (!inlineValue && value.startsWith('-')))) {
      throw new UsageError(`${rawName} needs a value.`, `Write \`${rawName} ${option.value}\`.`);
    }
  }
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

/**
 * The value of an option that is one of a few words.
 *
 * @throws {UsageError} for any other word
 */
export function oneOf<const Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const word = words.find((word) => word === value);
  if (word === undefined) throw new UsageError(`${option} cannot be ${value}.`, suggestion(value, words));
  return word;
}

/**
 * The value of an option that is a whole number.
 *
 * @throws {UsageError} for anything else
 */
export function wholeNumber(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`${option} cannot be ${value}.`, 'Use a whole number, such as 0.');
  return Number(value);
}
