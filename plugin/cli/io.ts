/** Where a command writes. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The world of a command, as the process has it. */
export interface Io {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: Output;
  stderr: Output;
}

/** 0: no error · 1: a plan has errors · 2: wrong use, or a file that cannot be opened or read. */
export type ExitCode = 0 | 1 | 2;

/** A command of the command line. */
export interface Command {
  /** What `--help` prints. */
  help: string;
  /** @throws {UsageError} for arguments that it cannot make sense of */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}
