import { dirname, relative } from 'node:path';
import type { Examined } from '../check/examine.ts';
import { printableJson, printableXml, visible } from '../check/reporters/visible.ts';
import type { PathFault } from '../files/contents.ts';
import { repositoryOf } from '../files/inside.ts';
import { draw } from '../mermaid/draw.ts';
import { standalone } from '../mermaid/standalone.ts';
import { describeGraph, toFlowchart, toMermaid } from '../mermaid/text.ts';
import { withSlashes } from '../plan/address.ts';
import { isolated } from '../plan/text/bidi.ts';
import { english } from '../render/words/index.ts';
import { type History, historiesOf, logOf } from '../share/history.ts';
import { planJson } from '../share/json.ts';
import { findFile } from '../workspace/find.ts';
import { Workspace, type WorkspacePlan } from '../workspace/workspace.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { oneOf, parseOptions, UsageError } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';

const options = {
  format: { type: 'string', default: 'json', value: 'json|mermaid|svg', text: 'what to print' },
  config: settingsOptions.config,
} as const;

/** `planwright export`. */
export const exportPlan: Command = {
  usage: 'export FILE',
  about: 'Prints what was read of one plan, valid or not.',
  options,
  examples: [
    ["planwright export plans/shop/tasks.md | jq -r '.schedule.ready[]'"],
    ['planwright export plans/shop/tasks.md --format svg > graph.svg'],
  ],
  exit: 'Exit code: 0 printed, 2 wrong use or a file that cannot be read.',
  run,
};

/** What keeps a file from being exported. */
function unreadable({ plan, findings }: Examined): PathFault[] {
  return [...plan.faults, ...(plan.excess ? [plan.excess] : findings.filter(({ rule }) => rule === 'too-large'))];
}

/** What goes to stdout, or why nothing does. */
type Printed = { text: string; fault?: undefined } | { text?: undefined; fault: string };

const formats = {
  json: async (plan: WorkspacePlan): Promise<Printed> => ({
    text: `${printableJson(planJson(plan, await historyOf(plan)))}\n`,
  }),
  mermaid: ({ graph }: Examined): Printed => ({ text: toMermaid(graph, english, { task: nowhere }) }),
  svg: async ({ plan, graph }: Examined): Promise<Printed> => {
    const title = english('figure.graph-of', { title: isolated(plan.title?.value ?? plan.id) });
    const description = describeGraph(graph, english);
    const { svg, fault } = await draw(toFlowchart(graph, english, { task: nowhere }), {
      id: 'planwright',
      title,
      description,
      role: english('drawing.role'),
    }).catch(({ message }: Error) => ({ svg: undefined, fault: message }));
    return svg === undefined ? { fault } : { text: printableXml(standalone(svg)) };
  },
};

async function historyOf({ id, file, settings }: WorkspacePlan): Promise<History | undefined> {
  const repository = repositoryOf(dirname(file));
  if (repository === null) return undefined;
  const path = withSlashes(relative(repository, file));
  return (await historiesOf([{ id, path, settings }], repository, await logOf([path], repository))).get(path);
}

/** A drawing on its own has no page to link its tasks to. */
function nowhere(): null {
  return null;
}

/**
 * Prints one plan.
 *
 * @throws {UsageError} for wrong options, and for other than one file
 * @throws {SettingsError} for wrong settings
 */
async function run(args: readonly string[], { cwd, stdout, stderr }: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  const format = oneOf('--format', values.format, Object.keys(formats) as (keyof typeof formats)[]);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    const example = 'Name one plan, as in `planwright export plans/shop/tasks.md`.';
    throw new UsageError(`export takes one file, not ${positionals.length}.`, example);
  }
  const [file, project] = await Promise.all([findFile(name, cwd), projectSettings(values, cwd)]);
  const { plans, faults } = await new Workspace().check([file], { project });
  const failures = [...faults, ...plans.flatMap(unreadable)];
  for (const { message, hint } of failures) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
  const [examined] = plans;
  if (failures.length > 0 || examined === undefined) return 2;
  const { text, fault } = await formats[format](examined);
  if (text === undefined) stderr.write(`planwright: The graph cannot be drawn. ${visible(fault)}\n`);
  else stdout.write(text);
  return text === undefined ? 2 : 0;
}
