import { resolve } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { judge } from '../check/examine.ts';
import { existsNear } from '../check/exists.ts';
import { settingsFor } from '../check/project.ts';
import type { PlanGraph } from '../graph/model.ts';
import { planId } from '../plan/id.ts';
import { depthExcess } from '../plan/limits/depth.ts';
import { bytesOf, excessOf, fileExcess } from '../plan/limits/excess.ts';
import { limitsFrom } from '../plan/limits/limits.ts';
import type { Plan } from '../plan/model.ts';
import { readPlan } from '../plan/read.ts';
import { decode, decodeText } from '../plan/text/decode.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { Exists } from '../rules/support/rule.ts';
import type { ResolvedOptions } from './options.ts';

/** What `file.data.planwright` holds. */
export interface PlanwrightData {
  plan: Plan;
  graph: PlanGraph;
  findings: Finding[];
}

declare module 'vfile' {
  interface DataMap {
    planwright: PlanwrightData;
  }
}

/** Reads and checks the plan that the host has parsed; null for a file that is ignored. */
export function readFile(
  tree: Root,
  file: VFile,
  { id, project, elsewhere, exists }: ResolvedOptions,
): PlanwrightData | null {
  const { value } = file;
  const { text, faults } = typeof value === 'string' ? decodeText(value) : decode(value ?? new Uint8Array());
  const path = file.path ?? null;
  const settings = path === null ? project.judge : settingsFor(project, belowCwd(path, file.cwd));
  if (settings === null) return null;
  // The host has parsed it, however large it is; it is refused all the same, as everywhere, unless nobody minds.
  const limits = limitsFrom(settings.limits);
  const isMinded = settings.rules?.['too-large'] !== 'off';
  const excess = isMinded ? (fileExcess(bytesOf(text), limits) ?? excessOf(text, limits) ?? depthExcess(tree)) : null;
  const read = readPlan(tree, { id: id ?? idOf(path, file.cwd), path, source: text, faults, excess });
  const judged = judge({ plan: read, source: text, exists: exists ?? nearby(file) }, settings, elsewhere);
  const { plan, graph, findings } = judged;
  return { plan, graph, findings };
}

/** Asks the file system about paths near a file; a file without a path is nowhere. */
function nearby({ path, cwd }: VFile): Exists | undefined {
  return path ? existsNear(resolve(cwd, path), cwd) : undefined;
}

/** The folder of the plan below the working directory; empty for a file that has no path. */
function idOf(path: string | null, cwd: string): string {
  if (path === null) return '';
  return planId(path, belowCwd(path, cwd) === path ? '' : cwd);
}

function belowCwd(path: string, cwd: string): string {
  return path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
