import { resolve } from 'node:path';
import { below } from '../files/inside.ts';
import type { SiteInput } from '../starlight/command.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { parseOptions, UsageError } from './options.ts';

const options = {
  out: { type: 'string', default: 'dist' },
  base: { type: 'string' },
  site: { type: 'string' },
} as const;

const explained = `  --out FOLDER  where the site is written (default: dist)
  --base PATH   the path that the site will have on its host, such as /plans
  --site URL    the address that the site will have, such as https://example.org
`;

type Site = typeof import('../starlight/command.ts');

/** A command that makes a site of the plans below the working directory. */
function siteCommand(name: string, does: string, work: (site: Site, input: SiteInput) => Promise<void>): Command {
  return {
    help: `Usage: planwright ${name} [options]\n\n${does}\n\n${explained}`,
    run: async (args, { cwd }: Io): Promise<ExitCode> => {
      const { values, positionals } = parseOptions(args, options);
      if (positionals.length > 0) {
        throw new UsageError(
          `${name} takes no paths.`,
          'Call it in the folder with the plans, or use the setting `match`.',
        );
      }
      if (below(resolve(cwd, values.out), cwd) !== null) {
        throw new UsageError(
          `--out cannot be ${values.out}.`,
          'Name a folder for the site alone: it is emptied first.',
        );
      }
      try {
        await work(await load(), { home: cwd, ...values });
        return 0;
      } catch (error) {
        // Astro has printed what is wrong with the plans.
        if (error instanceof Error && error.name === 'PlanwrightError') return 1;
        throw error;
      }
    },
  };
}

async function load(): Promise<Site> {
  try {
    return await import('../starlight/command.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('Sites need Astro and Starlight, which are not installed.', 'Run `npx planwright build`.');
  }
}

export const build = siteCommand(
  'build',
  'Writes a site of all plans below the working directory: pages, a list, search.',
  (site, input) => site.buildSite(input),
);
export const dev = siteCommand('dev', 'Serves the site, and shows changes of the plans at once.', (site, input) =>
  site.serveSite(input),
);
export const preview = siteCommand('preview', 'Serves the site that was built.', (site, input) =>
  site.previewSite(input),
);
