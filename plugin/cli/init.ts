import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listed } from '../rules/support/wording.ts';
import { findPlans } from '../workspace/find.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { nameAmong, shown, writeNewPlan } from './new.ts';
import { parseOptions } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';

const options = { config: settingsOptions.config };

/** `planwright init`. */
export const init: Command = {
  usage: 'init [NAME]',
  about:
    'Writes a first plan from the template if there is none, and in an Astro project prints the lines that publish the plans there. Existing files are not changed.',
  options,
  examples: [
    ['planwright init', 'writes plans/first-plan/tasks.md'],
    ['planwright init "Guest checkout"', 'writes plans/guest-checkout/tasks.md'],
  ],
  exit: 'Exit code: 0 done, 2 wrong use.',
  run,
};

/**
 * Sets up a folder.
 *
 * @throws {UsageError} for more than one name, and for a plan that exists already
 */
async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { cwd, stdout } = io;
  const { values, positionals } = parseOptions(args, options);
  const name = nameAmong(positionals, 'init');
  const { match } = await projectSettings(values, cwd);
  const { files } = await findPlans([], cwd, match);
  if (name !== undefined || files.length === 0) {
    const file = await writeNewPlan(name ?? 'First plan', cwd);
    stdout.write(`Wrote ${shown(file, io)}: replace the text in square brackets.\n`);
  } else {
    stdout.write(`There are plans already: ${listed(files.map(({ file }) => shown(file, io)))}.\n`);
  }
  const project = astroProject(cwd);
  if (project) await explainAstro(project, io);
  else stdout.write(`\nNext:\n  planwright check   checks it\n  planwright dev     shows it as a page\n`);
  return 0;
}

interface AstroProject {
  /** Absolute path of the config file. */
  config: string;
  usesStarlight: boolean;
}

function astroProject(cwd: string): AstroProject | null {
  const configs = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((ending) => join(cwd, `astro.config.${ending}`));
  const config = configs.find((file) => existsSync(file));
  return config === undefined ? null : { config, usesStarlight: /starlight/.test(readFileSync(config, 'utf8')) };
}

/** Prints the lines that the files of the project do not have yet, and writes a content config where there is none. */
async function explainAstro({ config, usesStarlight }: AstroProject, io: Io): Promise<void> {
  const { stdout } = io;
  const names = ['src/content.config.ts', 'src/content.config.mjs', 'src/content.config.js', 'src/content/config.ts'];
  const content = names.map((path) => join(io.cwd, path)).find((file) => existsSync(file));
  const [entry, place] = usesStarlight
    ? ['planwright/starlight', 'plugins: [planwright()],  // in starlight({ … })']
    : ['planwright', 'integrations: [planwright()],  // in defineConfig({ … })'];
  const loader = [
    "import { plansLoader } from 'planwright/loader';",
    'plans: defineCollection({ loader: plansLoader() }),  // in collections',
  ];
  const additions = [
    { file: config, lines: [`import planwright from '${entry}';`, place] },
    ...(content ? [{ file: content, lines: loader }] : []),
  ].filter(({ file }) => !readFileSync(file, 'utf8').includes('planwright'));
  const manifest = join(io.cwd, 'package.json');
  if (!existsSync(manifest) || !readFileSync(manifest, 'utf8').includes('"planwright"')) {
    stdout.write('\nInstall the package in this project.\n');
  }
  for (const { file, lines } of additions) {
    stdout.write(`\nAdd these lines to ${shown(file, io)}:\n\n${lines.map((line) => `  ${line}\n`).join('')}`);
  }
  if (content === undefined) {
    const file = join(io.cwd, 'src/content.config.ts');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contentConfig(usesStarlight), { flag: 'wx' });
    stdout.write(`\nWrote ${shown(file, io)}, which loads the plans.\n`);
  }
  stdout.write(`\nNext:\n  planwright check   checks it\n  astro dev          shows it on the site\n`);
}

function contentConfig(usesStarlight: boolean): string {
  const [imports, docs] = usesStarlight
    ? [
        "import { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\n",
        '  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),\n',
      ]
    : ['', ''];
  return `${imports}import { defineCollection } from 'astro:content';
import { plansLoader } from 'planwright/loader';

export const collections = {
${docs}  plans: defineCollection({ loader: plansLoader() }),
};
`;
}
