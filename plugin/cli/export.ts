import { dirname, extname, resolve } from 'node:path';
import type { Examined } from '../check/examine.ts';
import { visible } from '../check/reporters/visible.ts';
import { isMissing, type PathFault, reasonOf } from '../files/contents.ts';
import { leadsOut } from '../files/inside.ts';
import { findFile } from '../workspace/find.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Command, type ExitCode, type Io, printFaults } from './io.ts';
import { oneOf, parseOptions, UsageError } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';
import { replaceFile } from './write.ts';

type Format = keyof typeof import('../export/formats.ts').formats;

const endings: Readonly<Record<Format, readonly [string, ...string[]]>> = {
  json: ['.json'],
  mermaid: ['.mmd', '.mermaid'],
  svg: ['.svg'],
  png: ['.png'],
  html: ['.html', '.htm'],
};

const options = {
  format: {
    type: 'string',
    value: 'json|mermaid|svg|png|html',
    text: 'data, the graph as text, as a drawing or as a picture, or the page in one file (default: by the extension of --out; json without one)',
  },
  of: {
    type: 'string',
    value: 'graph|share',
    text: 'what a png shows: the graph, or the picture for link previews (default: graph)',
  },
  out: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    text: 'file to write or overwrite (default: standard output)',
  },
  config: settingsOptions.config,
} as const;

/** `planwright export`. */
export const exportPlan: Command = {
  usage: 'export FILE',
  about: 'Prints what was read from one plan, valid or not, or writes it to a file.',
  options,
  examples: [
    ["planwright export plans/shop/tasks.md | jq -r '.schedule.ready[]'"],
    ['planwright export plans/shop/tasks.md --out shop.html', 'its page, to be sent'],
    ['planwright export plans/shop/tasks.md --out graph.svg'],
    ['planwright export plans/shop/tasks.md --of share --out shop.png'],
  ],
  exit: 'Exit code: 0 printed or written, 2 wrong use or a file that cannot be read or written.',
  run,
};

function unreadable({ plan, findings }: Examined): PathFault[] {
  return [...plan.faults, ...(plan.excess ? [plan.excess] : findings.filter(({ rule }) => rule === 'too-large'))];
}

/**
 * Prints or writes one plan.
 *
 * @throws {UsageError} for wrong options, for other than one file, and for what cannot be drawn or written
 * @throws {SettingsError} for wrong settings
 */
async function run(args: readonly string[], { cwd, stdout, stderr }: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  const wish = requestIn(values, stdout.isTTY === true);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    const example = 'Name one plan, as in `planwright export plans/shop/tasks.md`.';
    throw new UsageError(`export takes one file, not ${positionals.length}.`, example);
  }
  const [file, project] = await Promise.all([findFile(name, cwd), projectSettings(values, cwd)]);
  if ('message' in file) throw new UsageError(file.message, file.hint);
  const { plans, faults } = await new Workspace().check([file], { project });
  const failures = [...faults, ...plans.flatMap(unreadable)];
  printFaults(failures, stderr);
  const [plan] = plans;
  if (failures.length > 0 || plan === undefined) return 2;
  const { formats } = await import('../export/formats.ts');
  const made = await formats[wish.format](plan, { ...wish, cwd });
  if (made.content === undefined) throw new UsageError(made.fault, '');
  for (const note of made.notes ?? []) stderr.write(`planwright: ${visible(note)}\n`);
  if (values.out === undefined) stdout.write(made.content);
  else stdout.write(await written(values.out, Buffer.from(made.content), cwd));
  return 0;
}

/** @throws {UsageError} for a file that cannot be written */
async function written(name: string, bytes: Uint8Array, cwd: string): Promise<string> {
  const file = resolve(cwd, name);
  if (leadsOut(file, cwd)) {
    throw new UsageError(`${name} is a link that leads out of the repository.`, 'Name the file that it leads to.');
  }
  await replaceFile(file, bytes).catch((error) => {
    const reason = isMissing(error) ? `There is no folder ${dirname(name)}.` : reasonOf(error);
    throw new UsageError(`Cannot write ${name}.`, reason);
  });
  return `Wrote ${visible(name)}, ${Math.ceil(bytes.length / 1024)} KB.\n`;
}

interface Values {
  format?: string | undefined;
  of?: string | undefined;
  out?: string | undefined;
}

/** @throws {UsageError} for what is unknown, or does not go together */
function requestIn(values: Values, isTerminal: boolean): { format: Format; of: 'graph' | 'share' } {
  const { of, out } = values;
  const format = formatIn(values);
  const [ending] = endings[format];
  if (of !== undefined && format !== 'png') {
    const hint = 'Add `--format png`, or leave out --of.';
    throw new UsageError(`--of says what a png shows, and the format is ${format}.`, hint);
  }
  if (out !== undefined && /\.(?:md|mdx|markdown)$/i.test(out)) {
    throw new UsageError(`--out cannot be ${out}, which may be a plan.`, `Name a file such as plan${ending}.`);
  }
  if (isTerminal && out === undefined && (format === 'png' || format === 'html')) {
    const hint = `Name a file, such as \`--out plan${ending}\`, or redirect the output.`;
    throw new UsageError(`A terminal cannot show ${format}.`, hint);
  }
  return { format, of: oneOf('--of', of ?? 'graph', ['graph', 'share']) };
}

function formatIn({ format, out = '' }: Values): Format {
  const formats = Object.keys(endings) as Format[];
  if (format !== undefined) return oneOf('--format', format, formats);
  const extension = extname(out).toLowerCase();
  const found = formats.find((one) => endings[one].includes(extension));
  if (found === undefined && extension !== '') {
    const known = Object.values(endings).map(([first]) => first);
    throw new UsageError(
      `No format has the extension ${extension}.`,
      `Use one of ${known.join(', ')}, or say which with --format.`,
    );
  }
  return found ?? 'json';
}
