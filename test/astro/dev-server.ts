import type { ChildProcess } from 'node:child_process';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { collect, type Project, type Settings } from './project.ts';

/** A dev server that has started. */
export interface DevServer {
  url: string;
  process: ChildProcess;
  output: () => string;
  /** What was warned of, each with its further lines. */
  warnings: () => string[];
  page: (path: string) => Promise<Root>;
  status: (path: string) => Promise<number>;
}

/** Runs `astro dev`; whoever starts it kills its process. */
export async function startServer(site: Project, settings: Settings = {}): Promise<DevServer> {
  const process = site.start(['dev', '--port', '0', '--host', '127.0.0.1'], settings);
  const output = collect(process);
  const url = await until(() => {
    if (process.exitCode !== null) throw new Error(output());
    return /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  });
  return {
    url,
    process,
    output,
    warnings: () => output().match(/^.*\[WARN\](?:(?!^\d\d:)[\s\S])*/gm) ?? [],
    page: async (path) => fromHtml(await (await fetch(`${url}${path}`)).text()),
    status: async (path) => (await fetch(`${url}${path}`)).status,
  };
}

/** Asks until the answer is yes, for as long as a slow machine may take. */
export async function until<T>(ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 100_000; ; ) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${ask}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
