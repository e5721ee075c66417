import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { visible } from '../check/reporters/visible.ts';
import { below } from '../files/inside.ts';
import { counted } from '../rules/support/wording.ts';
import type { SiteInput } from '../starlight/command.ts';
import { type Command, type ExitCode, type Io, type Option, printError } from './io.ts';
import { parseOptions, UsageError } from './options.ts';
import { progressLine } from './progress.ts';
import { rulePages } from './rule-pages.ts';

const options = {
  out: {
    type: 'string',
    value: 'FOLDER',
    text: 'folder to write the site to, which is replaced (default: dist)',
  },
  base: { type: 'string', value: 'PATH', text: 'the path that the site will have on its host, such as /plans' },
  site: { type: 'string', value: 'URL', text: 'the address that the site will have, such as https://example.org' },
  port: { type: 'string', value: 'N', text: 'the port to serve it at (default: the first free one from 4321)' },
  host: { type: 'boolean', default: false, text: 'serve it to the network, too' },
} as const;

type SiteFlags = Record<keyof typeof options, Option>;

type SiteModule = typeof import('../starlight/command.ts');

/** A command about a site of the plans below the working directory, or below folders that are named. */
function siteCommand(
  { takesFolders, ...described }: Omit<Command, 'options' | 'run'> & { takesFolders: boolean },
  own: Partial<SiteFlags>,
  work: (site: SiteModule, input: SiteInput, io: Io) => Promise<void>,
): Command {
  return {
    ...described,
    options: own,
    run: async (args, io): Promise<ExitCode> => {
      const input = inputFrom(args, own, takesFolders ? null : described.usage, io.cwd);
      try {
        await work(await load(), input, io);
        return 0;
      } catch (error) {
        if (!(error instanceof Error && error.name === 'PlanwrightError')) throw error;
        printError({ message: error.message, hint: 'hint' in error ? String(error.hint) : '' }, io.stderr);
        return 1;
      }
    },
  };
}

/**
 * @param alone the name of a command that takes no folders
 * @throws {UsageError} for arguments that the command does not take
 */
function inputFrom(args: readonly string[], own: Partial<SiteFlags>, alone: string | null, cwd: string): SiteInput {
  const { values, positionals } = parseOptions(args, own as typeof options);
  const { out, base, site, port, host } = values;
  const [first] = positionals;
  if (first !== undefined && alone !== null) {
    throw new UsageError(`${alone} takes no folder.`, `Write \`planwright ${alone} --out ${first}\`.`);
  }
  if (out !== undefined && below(resolve(cwd, out), cwd) !== null) {
    const hint = 'Name a folder that holds nothing else: it is emptied first.';
    throw new UsageError('--out cannot be the working directory, or a folder that it is in.', hint);
  }
  if (site !== undefined && !/^https?:\/\//.test(site)) {
    throw new UsageError(`--site cannot be ${site}.`, `Write the whole address, such as https://${site}.`);
  }
  const folders = foldersIn(positionals, cwd);
  return { home: cwd, folders, rulePages, out, base, site, host, port: port === undefined ? undefined : portIn(port) };
}

/** @throws {UsageError} for a number that is not a port */
function portIn(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= LAST_PORT) return Number(value);
  throw new UsageError(`--port cannot be ${value}.`, `Use a number up to ${LAST_PORT}, such as 4321.`);
}

const LAST_PORT = 65_535;

/** Builds the site; prints findings, progress, and where the site was written. */
async function buildAndReport(site: SiteModule, input: SiteInput, { stdout, stderr }: Io): Promise<void> {
  const line = progressLine(stderr);
  const print = (text: string) => {
    line.end();
    stdout.write(`${text.trimStart()}\n`);
  };
  const count = { read: 0, drawn: 0, made: 0 };
  const onProgress: SiteInput['onProgress'] = (step, done, total) => {
    count[step] = done;
    const { read, drawn, made } = count;
    const all = counted(total, 'plan');
    line.tick(read < total ? `Read ${read} of ${all}` : `Read ${all}, drew ${drawn}, made ${counted(made, 'page')}`);
  };
  try {
    const { plans, out } = await site.buildSite({
      ...input,
      log: { info: print, warn: print, error: print },
      onProgress,
    });
    print(`Wrote ${counted(plans, 'plan')} to ${visible(out)}. \`planwright preview\` shows the site.`);
  } finally {
    line.end();
  }
}

/** @throws {UsageError} for a path that is not a folder */
function foldersIn(names: readonly string[], cwd: string): string[] {
  return names.map((name) => {
    const path = resolve(cwd, name);
    if (!existsSync(path)) throw new UsageError(`${name} does not exist.`, 'Check the spelling of the folder.');
    if (!statSync(path).isDirectory()) {
      throw new UsageError(`${name} is a file.`, 'Name folders with plans, or use the setting `match`.');
    }
    return path;
  });
}

async function load(): Promise<SiteModule> {
  try {
    return await import('../starlight/command.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('Sites need Astro and Starlight, which are not installed.', 'Run `npx planwright build`.');
  }
}

const { out, base, site, port, host } = options;

/** `planwright build`. */
export const build = siteCommand(
  {
    usage: 'build [folders…]',
    takesFolders: true,
    about: 'Builds a site of all plans below the working directory, or below the given folders: pages, a list, search.',
    examples: [
      ['planwright build'],
      ['planwright build docs/plans specs --out public'],
      ['planwright build --site https://me.github.io --base /my-repository'],
    ],
    exit: 'Exit code: 0 written, 1 not written because of the plans or the settings, 2 wrong use.',
  },
  { out, base, site },
  buildAndReport,
);

/** `planwright dev`. */
export const dev = siteCommand(
  {
    usage: 'dev [folders…]',
    takesFolders: true,
    about: 'Serves the site, and updates it when plans change. It writes nothing.',
    examples: [['planwright dev'], ['planwright dev docs/plans --port 8080']],
    exit: 'It ends with Ctrl-C.',
  },
  { base, site, port, host },
  (site, input) => site.serveSite(input),
);

/** `planwright preview`. */
export const preview = siteCommand(
  {
    usage: 'preview',
    takesFolders: false,
    about: 'Serves the site that was built last, at the path that it was built for.',
    examples: [['planwright preview'], ['planwright preview --out public']],
    exit: 'It ends with Ctrl-C.',
  },
  {
    out: { ...out, text: 'the folder of the site (default: where it was built last)' },
    base: { ...base, text: 'the path that the site was built for (default: that of the last build)' },
    port,
    host,
  },
  (site, input) => site.previewSite(input),
);
