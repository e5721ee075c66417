import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOBODY } from '../support/rights.ts';
import type { Entry } from './entries.ts';
import type { Format } from './formats.ts';
import type { Input } from './inputs.ts';
import { type Run, run } from './process.ts';
import { plant, SECRET, type Tree } from './trees.ts';
import { complaints, isTooLarge } from './verdict.ts';

/** A run and what is wrong with how it ended. */
export interface Trial {
  run: Run;
  wrong: string[];
}

/** Does some work in a folder of its own that everybody may enter, and removes it. */
async function inFolder<Result>(work: (root: string) => Promise<Result>): Promise<Result> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'planwright-fuzz-')));
  await chmod(root, 0o755);
  try {
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes what an entry is about, and runs the command line on it. */
export function tryEntry({ make, args, names, stopped, code }: Entry): Promise<Trial> {
  return inFolder(async (root) => {
    const undo = await make(root);
    try {
      const result = await run(args, { cwd: root, uid: stopped && NOBODY, seconds: 30 });
      const format = args.includes('json') ? 'json' : args.includes('export') ? 'export' : 'pretty';
      const wrong = complaints(result, { names, format });
      return {
        run: result,
        wrong: code === undefined || result.code === code ? wrong : [...wrong, `exit ${result.code}, expected ${code}`],
      };
    } finally {
      if (typeof undo === 'function') undo();
    }
  });
}

/** Checks the plans of a tree: what is outside of the repository is not shown, and changes nothing. */
export function tryTree(tree: Tree): Promise<Trial> {
  return inFolder(async (root) => {
    const checked = async (isOutsideThere: boolean) => {
      const cwd = await plant(join(root, 'planted'), tree, isOutsideThere);
      return run(['check', '--format', 'json'], { cwd, seconds: 30 });
    };
    const [without, result] = [await checked(false), await checked(true)];
    const wrong = complaints(result, { names: [] });
    const said = ({ stdout, stderr }: Run) => stdout + stderr;
    if (said(result).includes(SECRET)) wrong.push('content of a file outside');
    if (said(result) !== said(without)) wrong.push('says whether there is something outside');
    return { run: result, wrong };
  });
}

/** Checks a file with a text in it. */
export function tryInput({ bytes }: Input): Promise<Trial> {
  return inFolder(async (root) => {
    await writeFile(join(root, 'tasks.md'), bytes());
    const result = await run(['check', 'tasks.md', '--format', 'json'], { cwd: root });
    return { run: result, wrong: complaints(result, { names: ['tasks.md'] }) };
  });
}

/** Asks for a plan in some other way. Fixing it twice must be the same as fixing it once. */
export function tryFormat({ input, args, format }: Format): Promise<Trial> {
  return inFolder(async (root) => {
    const file = join(root, 'tasks.md');
    await writeFile(file, input.bytes());
    const command = [...args, 'tasks.md'];
    const result = await run(command, { cwd: root });
    const said = result.stdout + result.stderr;
    const wrong = complaints(result, { names: said.includes('tasks.md') ? ['tasks.md'] : [], format });
    if (!args.includes('--fix')) return { run: result, wrong };
    const once = await readFile(file);
    await run(command, { cwd: root });
    return { run: result, wrong: once.equals(await readFile(file)) ? wrong : [...wrong, 'fixed twice'] };
  });
}

/** Whether an input is under the limits of `too-large`, and its sections stay under 100 KB. */
export function isOrdinary(bytes: Uint8Array, run: Run): boolean {
  if (bytes.length > 1_000_000 || isTooLarge(run)) return false;
  const sections = Buffer.from(bytes)
    .toString('latin1')
    .split(/^(?=#{1,6}[ \t])/m);
  return sections.every(({ length }) => length < 100_000);
}
