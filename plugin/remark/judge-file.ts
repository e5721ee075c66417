import { resolve } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { judge } from '../check/examine.ts';
import { noSettings, settingsFor } from '../check/settings.ts';
import type { PlanGraph } from '../graph/model.ts';
import { withSlashes } from '../plan/address.ts';
import type { Beside } from '../plan/formats/beside.ts';
import { planId } from '../plan/id.ts';
import { bytesOf, fileExcess, limitsFrom, parsingExcess, treeExcess } from '../plan/limits.ts';
import type { Plan } from '../plan/model.ts';
import { readPlan } from '../plan/read.ts';
import { decode, decodeText } from '../plan/text/source.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ResolvedOptions } from './options.ts';

/** The value of `file.data.planwright`. */
export interface PlanwrightData {
  plan: Plan;
  graph: PlanGraph;
  findings: Finding[];
  /** Facts from files beside the plan; null if the host has none. */
  beside: Beside | null;
}

declare module 'vfile' {
  interface DataMap {
    planwright: PlanwrightData;
  }
}

/**
 * Reads and judges the plan that the host has parsed, together with the plans that it names; null for a file that is
 * ignored. A file without a path is judged alone: paths and other plans are unknown.
 *
 * @throws {SettingsError} where a custom rule throws
 */
export async function judgeFile(
  tree: Root,
  file: VFile,
  { id, project }: ResolvedOptions,
  workspace: Workspace,
): Promise<PlanwrightData | null> {
  const { value, cwd } = file;
  const { text, faults } = typeof value === 'string' ? decodeText(value) : decode(value ?? new Uint8Array());
  const path = file.path ?? null;
  const settings = path === null ? project.judge : settingsFor(project, belowCwd(path, cwd));
  if (settings === null) return null;
  // The host has parsed it already, however large it is; it is refused all the same, unless the rule is off.
  const limits = limitsFrom(settings.limits);
  const isLimited = settings.rules?.['too-large'] !== 'off';
  const excess = isLimited
    ? (fileExcess(bytesOf(text), limits) ?? parsingExcess(text, limits) ?? treeExcess(tree, text, limits))
    : null;
  const plan = readPlan(tree, {
    id: id ?? idOf(path, cwd),
    path,
    format: settings.format,
    source: text,
    faults,
    excess,
    labels: settings.labels,
  });
  const read = { plan, source: text };
  if (path === null) return judge(read, settings);
  const placed = { ...read, file: withSlashes(resolve(cwd, path)), roots: [withSlashes(cwd)], checked: true };
  const judged = (await workspace.judge([placed], { project: { ...noSettings, judge: settings } })).get(placed);
  if (judged && 'findings' in judged) return judged;
  throw judged;
}

/** The folder of the plan below the working directory; empty for a file that has no path. */
function idOf(path: string | null, cwd: string): string {
  if (path === null) return '';
  return planId(path, belowCwd(path, cwd) === path ? '' : cwd);
}

function belowCwd(path: string, cwd: string): string {
  return path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
