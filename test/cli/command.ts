import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../plugin/cli/run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The variables of the process without those that Vitest sets, under which Astro neither follows changes nor knows a base. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST\w*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name),
  ),
);

/** The result of a run of the command line. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The result where the command line says only what is wrong. */
export const refused = (message: string): Outcome => ({ code: 2, stdout: '', stderr: `planwright: ${message}\n` });

/** Runs the real command line as a process of its own, in a folder. Its output goes into pipes, so it is not a terminal. */
export function planwright(cwd: string, ...args: string[]): Promise<Outcome> {
  return start(cwd, ...args).ended;
}

/** The same with these environment variables. */
export function planwrightIn(cwd: string, env: Record<string, string>, ...args: string[]): Promise<Outcome> {
  return startWith(cwd, { ...environment, ...env }, args).ended;
}

/** The same, for a process that goes on until somebody ends it: what it has printed so far, and what there is in the end. */
export function start(cwd: string, ...args: string[]) {
  return startWith(cwd, environment, args);
}

function startWith(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]) {
  const child = spawn(`${root}node_modules/.bin/node`, [`${root}plugin/cli/index.ts`, ...args], { cwd, env });
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    outcome.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    outcome.stderr += chunk;
  });
  const ended = new Promise<Outcome>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ ...outcome, code }));
  });
  return { child, outcome, ended };
}

/** The same without a process, for what does not depend on one. */
export function here(cwd: string, ...args: string[]): Promise<Outcome> {
  return inTerminal({ cwd }, ...args);
}

/** The same, as if standard output were a terminal or not, with these environment variables. */
export async function inTerminal(
  { cwd, env = {}, isTTY = false }: { cwd: string; env?: Record<string, string>; isTTY?: boolean },
  ...args: string[]
): Promise<Outcome> {
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: 70,
    write: (text: string) => {
      outcome[name] += text;
    },
  });
  const code = await run(args, { cwd, env, stdout: output('stdout'), stderr: output('stderr') });
  return { ...outcome, code };
}
