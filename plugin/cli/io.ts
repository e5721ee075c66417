import { visible } from '../check/reporters/visible.ts';
import type { PathFault } from '../files/contents.ts';

/** The streams that a command writes to. */
export interface Output {
  write(content: string | Uint8Array): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** A command's view of its process. */
export interface Io {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: Output;
  stderr: Output;
}

/** 0: no error · 1: a plan has errors · 2: wrong use, or a file that cannot be opened or read. */
export type ExitCode = 0 | 1 | 2;

/** An option, as `parseArgs` takes it and as help and the reference describe it. */
export interface Option {
  type: 'string' | 'boolean';
  default?: string | boolean;
  /** Its one letter, as in `-o`. */
  short?: string;
  /** The name of its value, as in `--config FILE`; for an option of type `string`. */
  value?: string;
  /** What it does. */
  text: string;
}

/** A command of the command line. */
export interface Command {
  /** Its name and arguments, as in `new NAME`. */
  usage: string;
  /** What it does. */
  about: string;
  options: Readonly<Record<string, Option>>;
  /** Example command lines, with a comment where one is needed. */
  examples: readonly (readonly [line: string, result?: string])[];
  /** Its exit codes, or how it ends. */
  exit: string;
  /** @throws {UsageError} for invalid arguments */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}

/** Prints what could not be found, read or written. */
export function printFaults(faults: readonly PathFault[], stderr: Output): void {
  for (const { message, hint } of faults) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
}

/** Prints what is wrong with arguments or settings: one line, then lists on lines of their own. */
export function printError(error: { message: string; hint: string }, stderr: Output): void {
  const [message = '', ...details] = error.message.split('\n').map(visible);
  const hint = visible(error.hint);
  const lines = details.length > 0 ? [message, ...details, hint] : [`${message} ${hint}`];
  stderr.write(`planwright: ${lines.join('\n').trimEnd()}\n`);
}
