import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { generatePlan } from '../support/generate.ts';
import { hostileIds } from './ids.ts';

/** Something in a folder that is called like a plan, or is where one would be. */
export interface Entry {
  name: string;
  /** Makes it, and returns what takes it away where removing the folder does not. */
  make: (root: string) => Promise<unknown>;
  args: readonly string[];
  /** Paths that have to come up. */
  names: readonly string[];
  /** Whether it is for somebody whom file permissions stop. */
  stopped?: true;
  /** The only exit code that is right. */
  code?: number;
}

const plan = generatePlan(3);
const check = ['check', '--format', 'json'];

async function put(root: string, path: string, content: string | Uint8Array = plan): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

async function link(root: string, target: string, path: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await symlink(target, join(root, path));
}

async function pipe(root: string, path: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  execFileSync('mkfifo', [join(root, path)]);
}

/** A socket that nobody answers on. */
async function socket(root: string, path: string): Promise<() => void> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(join(root, path), done));
  return () => server.close();
}

/** A file that another process shortens, lengthens, deletes and writes again, without a pause. */
async function restless(root: string, path: string): Promise<() => void> {
  const file = await put(root, path);
  const script = `const fs = require('node:fs'); const text = fs.readFileSync(process.argv[1]);
    for (;;) for (const act of [() => fs.truncateSync(process.argv[1], 10), () => fs.rmSync(process.argv[1]),
      () => fs.writeFileSync(process.argv[1], text), () => fs.appendFileSync(process.argv[1], text)]) try { act(); } catch {}`;
  const child = spawn(process.execPath, ['-e', script, file], { stdio: 'ignore' });
  await new Promise((done) => child.once('spawn', done));
  return () => child.kill('SIGKILL');
}

const links: Entry[] = [
  {
    name: 'a link to itself',
    make: (root) => link(root, 'tasks.md', 'a/tasks.md'),
    args: check,
    names: ['a/tasks.md'],
    code: 2,
  },
  {
    name: 'two links to each other',
    make: async (root) => [
      await link(root, '../b/tasks.md', 'a/tasks.md'),
      await link(root, '../a/tasks.md', 'b/tasks.md'),
    ],
    args: check,
    names: ['a/tasks.md', 'b/tasks.md'],
    code: 2,
  },
  {
    name: 'a link that leads nowhere',
    make: (root) => link(root, 'gone.md', 'a/tasks.md'),
    args: check,
    names: ['a/tasks.md'],
    code: 2,
  },
  {
    name: 'a folder that links to its parent',
    make: async (root) => [await put(root, 'a/tasks.md'), await link(root, '..', 'a/up')],
    args: check,
    names: ['a/tasks.md'],
  },
  {
    name: 'the same, under a glob',
    make: async (root) => [await put(root, 'a/tasks.md'), await link(root, '..', 'a/up')],
    args: [...check, '**/tasks.md'],
    names: ['a/tasks.md'],
  },
  {
    name: 'a link to /dev/zero',
    make: (root) => link(root, '/dev/zero', 'a/tasks.md'),
    args: check,
    names: ['a/tasks.md'],
    code: 2,
  },
  {
    name: 'a link to the standard input',
    make: (root) => link(root, '/dev/stdin', 'a/tasks.md'),
    args: check,
    names: ['a/tasks.md'],
    code: 2,
  },
];

const kinds: Entry[] = [
  { name: 'a folder', make: (root) => put(root, 'a/tasks.md/x.txt'), args: check, names: ['a/tasks.md'], code: 2 },
  {
    name: 'a folder beside a plan',
    make: async (root) => [await put(root, 'b/tasks.md'), await put(root, 'a/tasks.md/x')],
    args: check,
    names: ['a/tasks.md', 'b/tasks.md'],
    code: 2,
  },
  {
    name: 'a folder, in a repository',
    make: async (root) => {
      execFileSync('git', ['init', '-q'], { cwd: root });
      return [await put(root, 'b/tasks.md'), await put(root, 'a/tasks.md/x')];
    },
    args: check,
    names: ['a/tasks.md', 'b/tasks.md'],
    code: 2,
  },
  { name: 'a named pipe', make: (root) => pipe(root, 'a/tasks.md'), args: check, names: ['a/tasks.md'], code: 2 },
  {
    name: 'a named pipe, by its name',
    make: (root) => pipe(root, 'tasks.md'),
    args: [...check, 'tasks.md'],
    names: ['tasks.md'],
    code: 2,
  },
  {
    name: 'a named pipe, exported',
    make: (root) => pipe(root, 'tasks.md'),
    args: ['export', 'tasks.md'],
    names: ['tasks.md'],
    code: 2,
  },
  {
    name: 'a named pipe, fixed',
    make: (root) => pipe(root, 'tasks.md'),
    args: ['check', '--fix'],
    names: ['tasks.md'],
    code: 2,
  },
  { name: 'a socket', make: (root) => socket(root, 'tasks.md'), args: check, names: ['tasks.md'], code: 2 },
  { name: 'a device', make: async () => {}, args: [...check, '/dev/zero'], names: ['/dev/zero'], code: 2 },
  {
    name: 'another plan that is a pipe',
    make: async (root) => [
      await put(root, 'a/tasks.md', `${plan}\n- [ ] **Task 9.9**: x\n  - **Depends on**: b/1.1\n`),
      await pipe(root, 'b/tasks.md'),
    ],
    args: [...check, 'a'],
    names: ['a/tasks.md'],
  },
  {
    name: 'settings that are a pipe',
    make: async (root) => [await put(root, 'tasks.md'), await pipe(root, 'planwright.config.json')],
    args: check,
    names: ['planwright.config.json'],
    code: 2,
  },
  {
    name: 'a baseline that is a pipe',
    make: async (root) => [await put(root, 'tasks.md'), await pipe(root, 'base.json')],
    args: [...check, '--baseline', 'base.json'],
    names: ['base.json'],
    code: 2,
  },
  {
    name: 'a baseline to write that is a folder',
    make: async (root) => [await put(root, 'tasks.md'), await put(root, 'base.json/x')],
    args: [...check, '--baseline', 'base.json', '--update-baseline'],
    names: ['base.json'],
    code: 2,
  },
];

const rights: Entry[] = [
  {
    name: 'an unreadable file',
    make: async (root) => chmod(await put(root, 'a/tasks.md'), 0o000),
    args: check,
    names: ['a/tasks.md'],
    stopped: true,
    code: 2,
  },
  {
    name: 'an unreadable folder',
    make: async (root) => [await put(root, 'b/tasks.md'), chmod(dirname(await put(root, 'a/tasks.md')), 0o000)],
    args: check,
    names: ['a', 'b/tasks.md'],
    stopped: true,
    code: 2,
  },
  {
    name: 'a file in an unreadable folder',
    make: async (root) => chmod(dirname(await put(root, 'a/tasks.md')), 0o000),
    args: [...check, 'a/tasks.md'],
    names: ['a/tasks.md'],
    stopped: true,
    code: 2,
  },
  {
    name: 'an unreadable folder under a glob',
    make: async (root) => [await put(root, 'b/tasks.md'), chmod(dirname(await put(root, 'a/tasks.md')), 0o000)],
    args: [...check, '*/tasks.md'],
    names: ['a', 'b/tasks.md'],
    stopped: true,
    code: 2,
  },
  {
    name: 'a folder that may be listed only',
    make: async (root) => chmod(dirname(await put(root, 'a/tasks.md')), 0o444),
    args: check,
    names: ['a/tasks.md'],
    stopped: true,
    code: 2,
  },
  {
    name: 'a file that may not be written, fixed',
    make: async (root) => [chmod(await put(root, 'a/tasks.md', plan.replace('Tasks**: 3', 'Tasks**: 4')), 0o444)],
    args: ['check', '--fix'],
    names: ['a/tasks.md'],
    stopped: true,
    code: 2,
  },
];

const deep = Array.from({ length: 15 }, () => 'd'.repeat(200)).join('/');

const names: Entry[] = [
  ...[
    'a\nb',
    'a\u001b[31mb',
    'a%0Ab',
    'a#b?c=d&e',
    'a b',
    '::error file=x::y',
    '##[error]a',
    'a"b\'c`d',
    '[a]',
    '{a,b}',
    '*',
    '-x',
    '\u202Ea',
    '漢字',
    '$(touch x)',
  ].map(
    (name): Entry => ({
      name: `a folder called ${JSON.stringify(name)}`,
      make: (root) => put(root, `${name}/tasks.md`),
      args: check,
      names: [`${name}/tasks.md`],
    }),
  ),
  {
    name: 'a folder whose name is not UTF-8',
    make: async (root) =>
      execFileSync('sh', ['-c', 'mkdir "$(printf "a\\377")" && : > "$(printf "a\\377")/tasks.md"'], { cwd: root }),
    args: check,
    names: ['a\uFFFD'],
    code: 2,
  },
  {
    name: 'a path of 3,000 characters',
    make: (root) => put(root, `${deep}/tasks.md`),
    args: check,
    names: [`${deep}/tasks.md`],
  },
  {
    name: 'a name that is too long',
    make: async () => {},
    args: [...check, 'x'.repeat(5000)],
    names: ['x'.repeat(5000)],
    code: 2,
  },
  {
    name: 'a file of 255 characters, fixed',
    make: (root) => put(root, `${'x'.repeat(252)}.md`, plan.replace('Tasks**: 3', 'Tasks**: 4')),
    args: ['check', '--fix', '--format', 'json', '*.md'],
    names: [`${'x'.repeat(252)}.md`],
  },
];

const changing: Entry[] = [
  {
    name: 'a file that never rests',
    make: (root) => restless(root, 'a/tasks.md'),
    args: [...check, 'a/tasks.md'],
    names: ['a/tasks.md'],
  },
  {
    name: 'a file that never rests, fixed',
    make: (root) => restless(root, 'a/tasks.md'),
    args: [...check, '--fix', 'a/tasks.md'],
    names: ['a/tasks.md'],
  },
];

const config = (value: string) => (root: string) =>
  Promise.all([put(root, 'tasks.md'), put(root, 'planwright.config.json', value)]);
const baseline = (value: string) => (root: string) =>
  Promise.all([put(root, 'tasks.md'), put(root, 'base.json', value)]);

const settings: Entry[] = [
  ...hostileIds.slice(0, 8).flatMap((id): Entry[] => [
    {
      name: `a setting called ${id}`,
      make: config(`{ ${JSON.stringify(id)}: { "polluted": true } }`),
      args: check,
      names: [id],
      code: 2,
    },
    {
      name: `a rule called ${id}`,
      make: config(`{ "rules": { ${JSON.stringify(id)}: "off" } }`),
      args: check,
      names: [id],
      code: 2,
    },
    {
      name: `a limit called ${id}`,
      make: config(`{ "limits": { ${JSON.stringify(id)}: 1 } }`),
      args: check,
      names: [id],
      code: 2,
    },
    {
      name: `a baseline of ${id}`,
      make: baseline(JSON.stringify({ version: 1, findings: [{ path: id, rule: id, text: id, occurrence: 1 }] })),
      args: [...check, '--baseline', 'base.json'],
      names: ['tasks.md', id],
    },
  ]),
  {
    name: 'settings nested 100,000 deep',
    make: config('['.repeat(100_000)),
    args: check,
    names: ['planwright.config.json'],
    code: 2,
  },
  {
    name: 'settings that hold themselves deep',
    make: config(`{"rules":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`),
    args: check,
    names: ['planwright.config.json'],
    code: 2,
  },
  { name: 'settings of NUL', make: config('\0'.repeat(1000)), args: check, names: ['planwright.config.json'], code: 2 },
  {
    name: 'a baseline of another kind',
    make: baseline('{"version":1,"findings":{"__proto__":[]}}'),
    args: [...check, '--baseline', 'base.json'],
    names: ['base.json'],
    code: 2,
  },
  {
    name: 'a baseline nested 100,000 deep',
    make: baseline('['.repeat(100_000)),
    args: [...check, '--baseline', 'base.json'],
    names: ['base.json'],
    code: 2,
  },
];

/** Every case that is not about what a plan says but about where it lies. */
export const entries: readonly Entry[] = [...links, ...kinds, ...rights, ...names, ...changing, ...settings];
