import type { Sourced } from '../plan/model.ts';
import type { PlanGraph, TaskNode } from './model.ts';
import { isClosed } from './progress.ts';

/** One task and its words for a file. */
export interface Touch {
  node: TaskNode;
  source: Sourced;
}

/** The open tasks that change each file, in plan order, each once. */
export function touches({ tasks }: Pick<PlanGraph, 'tasks'>): Map<string, Touch[]> {
  const files = new Map<string, Touch[]>();
  for (const node of tasks) {
    if (isClosed(node.task.status)) continue;
    for (const source of node.task.files) {
      const path = fileOf(source.value);
      const by = path === null ? undefined : files.get(path);
      if (path !== null && !by) files.set(path, [{ node, source }]);
      else if (by && by.at(-1)?.node !== node) by.push({ node, source });
    }
  }
  return files;
}

/** A file that several tasks touch, by their ids. */
export interface SharedFile {
  path: string;
  by: string[];
}

/** Files that several tasks of one wave touch, by the waves, from 1: the schedule marks them, and keeps nobody apart. */
export function sharedInWaves(graph: Pick<PlanGraph, 'tasks'>): Map<number, SharedFile[]> {
  const shared = new Map<number, SharedFile[]>();
  for (const [path, all] of touches(graph)) {
    if (all.length < 2) continue;
    for (const [wave, nodes] of Map.groupBy(all, ({ node }) => node.wave)) {
      if (wave === null || nodes.length < 2) continue;
      const files = shared.get(wave) ?? [];
      files.push({ path, by: nodes.map(({ node }) => node.task.id) });
      shared.set(wave, files);
    }
  }
  return shared;
}

/** The path without `./` and a line number; null for what need not be one file: a glob, a pattern, a folder. */
function fileOf(value: string): string | null {
  const path = value.replace(/^(?:\.?\/)+/, '').replace(/(?::\d+(?:[-–:]\d+)?|#.*)$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isFile = /\.[\p{L}\p{N}]/u.test(name) || /^\p{Lu}/u.test(name);
  return isFile && !/[*?{}<>…]|\.\.\./.test(path) ? path : null;
}
