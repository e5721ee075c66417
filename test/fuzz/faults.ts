/** What can go wrong around a build, whatever the plans say. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyProject, ended, Project, type Run } from '../astro/project.ts';
import { generatePlan } from '../support/generate.ts';
import { NOBODY } from '../support/rights.ts';

/** A site that builds are disturbed on, and what a quiet build makes of it. */
export interface Site {
  project: Project;
  expected: ReadonlyMap<string, string>;
}

/** Something that goes wrong, and what must hold all the same. */
export interface Fault {
  name: string;
  /** @param chance a number from 0 up to 1, of which the moment or the extent is made */
  wrong: (site: Site, chance: number) => Promise<string[]>;
}

/** A site with code, images and graphs, one of its plans in a folder with a name that only some systems take. */
export async function siteToDisturb(name: string): Promise<Site> {
  const project = await copyProject('plain', name, { ownDrawings: true });
  const folder = 'plans/back\\slash é';
  const image = await readFile(join(project.root, 'plans/search/split.png'));
  await project.write(`${folder}/design.md`, '');
  await project.write(`${folder}/tasks.md`, `${generatePlan(6, 3)}\n![](own.png)\n\n\`\`\`ts\nlet a = 1;\n\`\`\`\n`);
  await project.write(`${folder}/own.png`, image);
  await project.publish();
  return { project, expected: await project.contents() };
}

/** Stops a process for 0.4 of every 0.65 seconds, as a machine does that has other things to do. */
export function stalling(build: ChildProcess): ChildProcess {
  void (async () => {
    while (build.exitCode === null && build.signalCode === null) {
      build.kill('SIGSTOP');
      await pause(400);
      build.kill('SIGCONT');
      await pause(250);
    }
  })();
  return build;
}

export const faults: readonly Fault[] = [
  { name: 'killed at any moment', wrong: (site, chance) => killed(site, () => pause(chance * 6000)) },
  {
    name: 'killed while pages are written',
    wrong: async (site, chance) => {
      await site.project.remove('dist');
      return killed(site, async (build) => {
        while (!existsSync(join(site.project.dist, 'plans')) && build.exitCode === null) await pause(5);
        await pause(chance * 2000);
      });
    },
  },
  {
    name: 'killed with a cold cache',
    wrong: async (site, chance) => {
      await site.project.remove('.cache');
      return killed(site, () => pause(chance * 9000));
    },
  },
  {
    name: 'stalled',
    wrong: async ({ project, expected }) => complete(await ended(stalling(project.startBuild())), project, expected),
  },
  {
    name: 'a full disk',
    wrong: async (site, chance) => {
      await site.project.remove('.cache');
      const fileBlocks = Math.floor(2 ** (chance * 9));
      return thenRight(site, () => site.project.build({}, { fileBlocks }));
    },
  },
  { name: 'a cache that is read-only', wrong: (site, chance) => locked(site, '.cache', chance < 0.5) },
  { name: 'an output folder that is read-only', wrong: (site, chance) => locked(site, 'dist', chance < 0.5) },
  {
    name: 'drawings that may not be written',
    wrong: async (site, chance) => {
      const run = await lockedBuild(site.project, '.cache/planwright', chance < 0.5);
      return complete(run, site.project, site.expected);
    },
  },
  {
    name: 'a damaged cache',
    wrong: async ({ project, expected }, chance) => {
      for (const [index, file] of globSync('.cache/{planwright,assets}/*', { cwd: project.root }).entries()) {
        const path = join(project.root, file);
        const content = await readFile(path);
        await project.remove(file);
        if (index % 3 === 0) await writeFile(path, content.subarray(0, Math.floor(chance * content.length)));
        if (index % 3 === 1) execFileSync('mkfifo', [path]);
        if (index % 3 === 2) await mkdir(path);
      }
      const wrong = await complete(await project.build(), project, expected);
      await project.remove('.cache/planwright');
      return wrong;
    },
  },
  {
    name: 'two builds at once',
    wrong: async ({ project, expected }) => {
      const other = new Project(project.root, { dist: join(project.root, 'other'), cache: project.cache });
      await project.remove('.cache/planwright');
      const runs = [project, other].map(async (one) => wholeOrError(await ended(one.startBuild()), one, expected));
      return (await Promise.all(runs)).flat();
    },
  },
  {
    name: 'two builds at once into one folder',
    wrong: (site) =>
      thenRight(site, async () => {
        const [run] = await Promise.all([ended(site.project.startBuild()), ended(site.project.startBuild())]);
        return run;
      }),
  },
  {
    name: 'another clock',
    wrong: async ({ project, expected }, chance) => {
      const days = Math.round((chance - 0.5) * 40_000);
      const time = new Date(Date.now() - days * DAY_MS);
      const files = globSync(['.cache/**', 'plans/**'], { cwd: project.root });
      for (const file of files) await utimes(join(project.root, file), time, time);
      const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(shiftedBy(days))}`;
      return complete(await project.build({}, { env: { NODE_OPTIONS, TZ: 'Pacific/Apia' } }), project, expected);
    },
  },
];

const DAY_MS = 86_400_000;

/** A module that sets the clock of a process. */
const shiftedBy = (days: number) => `const Real = Date, by = ${days * DAY_MS};
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [Real.now() + by])); }
    static now() { return Real.now() + by; }
  };`;

async function killed(site: Site, moment: (build: ChildProcess) => Promise<unknown>): Promise<string[]> {
  return thenRight(site, async () => {
    const build = site.project.startBuild();
    const end = ended(build);
    await Promise.race([moment(build), end]);
    build.kill('SIGKILL');
    return end;
  });
}

/** A build that was disturbed ends with an error or is right, and so is each of the two that follow. */
async function thenRight({ project, expected }: Site, disturbed: () => Promise<Run>): Promise<string[]> {
  const run = await disturbed();
  const wrong = await wholeOrError(run, project, expected);
  for (const _ of [1, 2]) wrong.push(...(await complete(await project.build(), project, expected)));
  return wrong;
}

async function locked(site: Site, folder: string, isEmpty: boolean): Promise<string[]> {
  return thenRight(site, () => lockedBuild(site.project, folder, isEmpty));
}

/** Builds while nothing may be written in a folder, and those in it. */
async function lockedBuild(project: Project, folder: string, isEmpty: boolean): Promise<Run> {
  if (isEmpty) await project.remove(folder);
  await mkdir(join(project.root, folder), { recursive: true });
  if (NOBODY !== undefined) execFileSync('chown', ['-R', String(NOBODY), project.root]);
  const within = globSync(`${folder}/**/`, { cwd: project.root });
  const folders = [folder, ...within].map((path) => join(project.root, path));
  for (const path of folders) await chmod(path, 0o555);
  const run = await project.build({}, { uid: NOBODY });
  for (const path of folders) await chmod(path, 0o755);
  return run;
}

/** A build that does not succeed says why, in one place. */
async function wholeOrError(run: Run, project: Project, expected: Site['expected']): Promise<string[]> {
  if (run.code === 0) return complete(run, project, expected);
  const isSaid = run.code === null || /error|EACCES|ENOSPC|EFBIG/i.test(run.output);
  return isSaid ? [] : [`exit ${run.code} without a word: ${run.output.slice(-200)}`];
}

async function complete({ code, output }: Run, project: Project, expected: Site['expected']): Promise<string[]> {
  if (code !== 0) return [`exit ${code}: ${output.slice(-600)}`];
  const built = await project.contents();
  return [...new Set([...expected.keys(), ...built.keys()])]
    .filter((name) => built.get(name) !== expected.get(name))
    .map((name) => `${name} is ${built.has(name) ? (expected.has(name) ? 'another' : 'too much') : 'lost'}`);
}
