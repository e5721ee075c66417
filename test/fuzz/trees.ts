/** Folders by chance: what a plan names is a file, a link, a pipe, or not there. */
import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { generatePlan } from '../support/generate.ts';

/** What is at each place of a repository, beside which there is a folder that nobody has to see. */
export type Tree = Record<string, string>;

const places = ['a/tasks.md', 'a/design.md', 'a/own.png', 'b/tasks.md', 'b', 'c/tasks.md', 'planwright.config.json'];
const targets = [
  ...[
    '../b/tasks.md',
    '../a/tasks.md',
    '../a',
    '..',
    '.',
    'tasks.md',
    '../../outside/secret.md',
    '../outside/secret.md',
  ],
  ...['../../outside', '/dev/zero', '/dev/stdin', '/proc/self/environ', '../gone.md'],
];

export const tree: fc.Arbitrary<Tree> = fc
  .uniqueArray(fc.constantFrom(...places), { minLength: 1 })
  .chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.map((place) => [
          place,
          fc.oneof(
            { weight: 2, arbitrary: fc.constantFrom('plan', 'plan', 'folder', 'pipe', 'bytes') },
            { weight: 1, arbitrary: fc.constantFrom(...targets).map((target) => `link ${target}`) },
          ),
        ]),
      ),
    ),
  );

/** What is in the folder beside the repository, which no output may have in it. */
export const SECRET = 'xyzzy-not-yours';

const plan = generatePlan(4).replace(
  '## Notes for Implementer',
  `## Notes for Implementer

![](own.png) ![](../../outside/secret.png) [There](../../outside/secret.md) [Near](../b/tasks.md#task-1-1)

- [ ] **Task 9.9**: Last
  - **Depends on**: b/1.1, c/1.2, ../../outside/1.1
  - **Files**: \`../../outside/secret.md\`, \`design.md\``,
);

/**
 * Makes a tree, with the folder beside it or without.
 *
 * @returns the folder of the repository
 */
export async function plant(root: string, tree: Tree, isOutsideThere: boolean): Promise<string> {
  const repository = join(root, 'repository');
  await rm(root, { recursive: true, force: true });
  await mkdir(repository, { recursive: true });
  execFileSync('git', ['init', '-q'], { cwd: repository });
  if (isOutsideThere) {
    await mkdir(join(root, 'outside'));
    for (const name of ['secret.md', 'secret.png'])
      await writeFile(join(root, 'outside', name), `# ${SECRET}\n\n${plan}`);
  }
  for (const [place, kind] of Object.entries(tree)) {
    const path = join(repository, place);
    // Something else may be where a folder has to be, or lead away.
    await put(path, kind).catch(() => undefined);
  }
  return repository;
}

async function put(path: string, kind: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (kind === 'plan') await writeFile(path, plan);
  else if (kind === 'bytes') await writeFile(path, new Uint8Array([0x89, 0x50, 0, 0xff, 10]));
  else if (kind === 'folder') await mkdir(path);
  else if (kind === 'pipe') execFileSync('mkfifo', [path], { stdio: 'ignore' });
  else await symlink(kind.slice('link '.length), path);
}
