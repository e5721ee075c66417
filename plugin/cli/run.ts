import packageJson from '../../package.json' with { type: 'json' };
import { suggestion } from '../rules/support/nearest.ts';
import { helpOf } from './help.ts';
import { type Command, type ExitCode, type Io, printError } from './io.ts';
import { UsageError } from './options.ts';

/** Every command; each is loaded when it is called, so that a check does not wait for Mermaid. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  new: async () => (await import('./new.ts')).newPlan,
  check: async () => (await import('./check.ts')).check,
  fix: async () => (await import('./check.ts')).fix,
  explain: async () => (await import('./explain.ts')).explain,
  export: async () => (await import('./export.ts')).exportPlan,
  build: async () => (await import('./site.ts')).build,
  dev: async () => (await import('./site.ts')).dev,
  preview: async () => (await import('./site.ts')).preview,
};

const help = `Usage: planwright <command> [options]

  init [NAME]        start: write a first plan, and print what an Astro project needs
  new NAME           write a plan from the template

  check [paths…]     check plans
  fix [paths…]       correct their counts and status words, then check
  explain [RULE]     print what a rule reports and why
  export FILE        print what was read from a plan, or write its page, graph or picture

  build [folders…]   build a site of all plans
  dev [folders…]     serve that site, and follow changes
  preview            serve the site that was built last

  -h, --help         print this, or the help of a command
  -v, --version      print the version

Examples:
  planwright check
  planwright explain status-out-of-order
  planwright build --out public
`;

/**
 * Runs a command line (without the program's name). It prints what is wrong with arguments and settings, and never throws for
 * them.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!isForUser(error)) throw error;
    printError(error, io.stderr);
    return 2;
  }
}

/** By name: a package has the class of settings errors twice, compiled for sites and in the bundle of the command line. */
function isForUser(error: unknown): error is UsageError {
  return error instanceof Error && ['UsageError', 'SettingsError'].includes(error.name);
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === '--version' || name === '-v') return print(`${packageJson.version}\n`, io);
  if (name === 'help' && args.length > 0) return dispatch([...args, '--help'], io);
  if (name === '--help' || name === '-h' || name === 'help') return print(help, io);
  if (name === undefined) {
    io.stderr.write(help);
    return 2;
  }
  if (name.startsWith('-')) {
    throw new UsageError(
      `${name} comes before the command.`,
      'Write it after the command, as in `planwright check --format json`.',
    );
  }
  const names = Object.keys(commands);
  const command = names.includes(name) ? await commands[name]?.() : undefined;
  if (command === undefined) throw new UsageError(`Unknown command ${name}.`, suggestion(name, names));
  return asksForHelp(args) ? print(helpOf(command), io) : command.run(args, io);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

function print(text: string, { stdout }: Io): ExitCode {
  stdout.write(text);
  return 0;
}
