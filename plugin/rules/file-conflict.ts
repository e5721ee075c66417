import type { TaskNode } from '../graph/model.ts';
import { type Touch, touches } from '../graph/touches.ts';
import { readerOf } from '../plan/formats/index.ts';
import type { Task } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import { MAX_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskName, taskNames } from './support/wording.ts';

const MAX_GROUPS = 4;

/** Two tasks by their indexes, the first in plan order first. */
type Pair = readonly [number, number];

/** One finding for each file, naming exactly the open tasks that no dependency orders and no row excludes. */
export const fileConflict: Rule = {
  summary: 'Tasks that can run at the same time change the same file.',
  severity: 'warning',
  check({ plan, graph }) {
    const { marksParallel = false } = readerOf(plan.format);
    const runs = marksParallel ? parallelRuns(plan.tasks) : null;
    const { exclusions } = graph.constraints;
    const { waitsFor } = graph.network.reach.all;
    const isFree = (a: TaskNode, b: TaskNode) =>
      (runs === null || (runs[a.index] !== null && runs[a.index] === runs[b.index])) &&
      !waitsFor(a.index, b.index) &&
      !waitsFor(b.index, a.index) &&
      !exclusions.has(a.index, b.index);
    return [...touches(graph)].flatMap(([path, by]) => {
      // A bare name may be that of several files.
      if (marksParallel && !path.includes('/')) return [];
      const nodes = by.map(({ node }) => node).sort((a, b) => a.index - b.index);
      const pairs = nodes.flatMap((one, place) =>
        nodes.slice(place + 1).flatMap((other): Pair[] => (isFree(one, other) ? [[one.index, other.index]] : [])),
      );
      return report(path, by, pairs, marksParallel);
    });
  },
};

/** For each task the number of its run of tasks that say they can run side by side, within its phase; null for any other. */
function parallelRuns(tasks: readonly Task[]): readonly (number | null)[] {
  let run = 0;
  return tasks.map(({ parallel, phase }, index) => {
    const before = tasks[index - 1];
    if (!before?.parallel || before.phase !== phase) run++;
    return parallel ? run : null;
  });
}

/** @param pairs the tasks that nothing keeps apart, in plan order */
function report(path: string, all: readonly Touch[], pairs: readonly Pair[], marksParallel: boolean): Report[] {
  const [first] = pairs;
  if (!first) return [];
  const free = new Set(pairs.flat());
  const by = all.filter(({ node }) => free.has(node.index));
  const names = new Map(by.map(({ node }) => [node.index, node.task.id]));
  const [a, b] = first.map((index) => taskName(names.get(index) ?? ''));
  const at = by.find(({ node }) => node.index === first[1])?.source;
  const report = {
    message: messageOf(path, names, pairs),
    hint: marksParallel
      ? `Take \`[P]\` out of all of them but one, or write \`(depends on ${names.get(first[0])})\` after the title of ${b}.`
      : `Make ${b} depend on ${a}, or add a row \`| ${a} | ${b} | Same file |\` under Mutual Exclusion.`,
    position: at?.position,
    related: by
      .filter(({ source }) => source !== at)
      .slice(0, MAX_RELATED)
      .map(({ node, source }) => ({
        message: `${taskName(node.task.id)} also changes it.`,
        position: source.position,
      })),
  };
  return [report];
}

function messageOf(path: string, names: ReadonlyMap<number, string>, pairs: readonly Pair[]): string {
  const named = (tasks: Iterable<number>) => taskNames(Array.from(tasks, (task) => names.get(task) ?? ''));
  if (pairs.length === (names.size * (names.size - 1)) / 2) {
    const all = names.size === 2 ? 'both' : 'all';
    return `${named(names.keys())} ${all} change ${quoted(path)}, and nothing keeps them from running at the same time.`;
  }
  const { groups, left } = concurrentGroups(pairs);
  const more = left === 0 ? [] : [`${left} more ${left === 1 ? 'pair' : 'pairs'} of tasks`];
  const listed = [...groups.map((group) => group.map(named).join(' with ')), ...more].join('; ');
  return `${quoted(path)} is changed by tasks that nothing keeps from running at the same time: ${listed}.`;
}

/**
 * The pairs as a few groups: tasks of which any two are a pair, or one task and all that are a pair with it. Greedy, and
 * `left` is how many pairs the first groups leave.
 */
function concurrentGroups(pairs: readonly Pair[]) {
  const known = new Set(pairs.map(keyOf));
  const tasks = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const covered = new Set<string>();
  const groups: number[][][] = [];
  for (const pair of pairs) {
    if (groups.length === MAX_GROUPS || covered.has(keyOf(pair))) continue;
    const isNew = (of: Pair) => known.has(keyOf(of)) && !covered.has(keyOf(of));
    const clique = cliqueAround(pair, tasks, known);
    const choices = [
      { group: [clique], adds: pairsIn(clique).filter(isNew) },
      ...pair.map((task) => {
        const others = tasks.filter((other) => isNew([task, other]));
        return { group: [[task], others], adds: others.map((other): Pair => [task, other]) };
      }),
    ];
    const best = choices.reduce((one, other) => (other.adds.length > one.adds.length ? other : one));
    groups.push(best.group);
    for (const one of best.adds) covered.add(keyOf(one));
  }
  return { groups, left: pairs.length - covered.size };
}

function keyOf([one, other]: Pair): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function cliqueAround(pair: Pair, tasks: readonly number[], known: ReadonlySet<string>): number[] {
  const clique = [...pair];
  for (const task of tasks) if (clique.every((member) => known.has(keyOf([member, task])))) clique.push(task);
  return clique.sort((a, b) => a - b);
}

function pairsIn(clique: readonly number[]): Pair[] {
  return clique.flatMap((one, index) => clique.slice(index + 1).map((other): Pair => [one, other]));
}
