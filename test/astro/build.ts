import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from './builder.ts';

/** The result of a command. */
export interface Run {
  /** The exit code. */
  code: number | null;
  /** What was printed, without colours. */
  output: string;
}

const script = fileURLToPath(new URL('builder.ts', import.meta.url));
const folder = fileURLToPath(new URL('../.tmp', import.meta.url));
/** What the builder prints: a file has all of it at once, a pipe later. */
const log = join(folder, `builder-${process.pid}.log`);
/** A gigabyte that other tests may need is free after this time. */
const IDLE_MS = 60_000;
let builder: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let lastBuild: Promise<unknown> = Promise.resolve();
let onBuilt: (code: number | null) => void = () => {};

/** Builds a site when those before are built, in the same process. */
export function buildInTurn(job: Job, env: NodeJS.ProcessEnv): Promise<Run> {
  const build = lastBuild.then(async () => {
    await mkdir(folder, { recursive: true });
    clearTimeout(idle);
    builder ??= startBuilder(env);
    await truncate(log);
    builder.ref();
    builder.channel?.ref();
    builder.send(job);
    const code = await new Promise<number | null>((built) => {
      onBuilt = built;
    });
    // It keeps nobody from ending.
    builder?.unref();
    builder?.channel?.unref();
    idle = setTimeout(stopBuilder, IDLE_MS).unref();
    return { code, output: await readFile(log, 'utf8') };
  });
  lastBuild = build.catch(() => {});
  return build;
}

function startBuilder(env: NodeJS.ProcessEnv): ChildProcess {
  const output = openSync(log, 'a');
  // What builds leave in memory is let go before it is much.
  const child = fork(script, { env, execArgv: ['--max-old-space-size=768'], stdio: ['ignore', output, output, 'ipc'] });
  closeSync(output);
  return child
    .on('message', (code: number) => onBuilt(code))
    .on('exit', (code) => {
      if (builder !== child) return;
      builder = undefined;
      onBuilt(code);
    });
}

function stopBuilder(): void {
  builder?.disconnect();
  builder = undefined;
}
