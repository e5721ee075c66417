import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const probe = fileURLToPath(new URL('./probe.ts', import.meta.url));

/** What a whole process of the command line printed, and what it took. */
export interface Run {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** Wall time. */
  seconds: number;
  /** User and system time; null where the process could not tell. */
  cpu: number | null;
  /** Peak resident memory. */
  megabytes: number | null;
  /** Whether the built-in prototypes were as before in the end. */
  unchanged: boolean;
}

/** How a process is run. */
export interface RunOptions {
  cwd: string;
  /** Somebody else, whom file permissions stop. */
  uid?: number | undefined;
  env?: Record<string, string>;
  /** After how long it counts as hanging, and is killed. */
  seconds?: number;
}

/** Runs the real command line as a process of its own. */
export function run(args: readonly string[], { cwd, uid, env = {}, seconds = 120 }: RunOptions): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', probe, `${root}plugin/cli/index.ts`, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const chunks = child.stdio.map((stream) => {
    const read: Buffer[] = [];
    stream?.on('data', (chunk: Buffer) => read.push(chunk));
    return read;
  });
  const text = (index: number) => Buffer.concat(chunks[index] ?? []).toString();
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      const told: unknown = text(3) === '' ? {} : JSON.parse(text(3));
      const { megabytes = null, cpu = null, unchanged = false } = told as Partial<Run>;
      const taken = (performance.now() - start) / 1000;
      done({ code, signal, stdout: text(1), stderr: text(2), seconds: taken, cpu, megabytes, unchanged });
    });
  });
}
