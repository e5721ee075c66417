/**
 * What a format is to the rest of the reading. A format says how its files are told, which of their lines are tasks and
 * groups, and what it knows beyond FORMAT; fields, boxes, dependencies, titles, links and figures are read for all alike.
 */
import type { RootContent } from 'mdast';
import type { Fault, Plan } from '../model.ts';
import type { Outline } from '../outline.ts';
import type { Page } from '../page.ts';
import type { PartTree } from '../parts.ts';
import type { TaskCopy } from '../task/tasks.ts';
import type { Source } from '../text/source.ts';
import type { Beside } from './beside.ts';

export interface Format {
  /** As the page and findings call it. */
  title: string;
  /**
   * How many tasks of this format a file seems to have: the format with the most wins.
   *
   * @param isAtHome whether the file is where this format's files are
   */
  count(page: Page, isAtHome: boolean): number;
  /** Matches the paths of its files, with `/`. */
  place: RegExp;
  /** Whether all files there are of this format, even one without a task. */
  ownsPlace?: boolean;
  /** Matches the paths of archived files. */
  archive?: RegExp;
  /** For formats whose plans are folders: matches the path of a file in one; the first group is the path of the folder. */
  folder?: RegExp;
  reader: Reader;
}

/** The blocks of a plan that is made of others, and what was wrong with those. */
export interface Composed {
  children: RootContent[];
  faults: Fault[];
}

/** Reads the files of a format. */
export interface Reader {
  /** Whether a file that is read by itself is only part of a plan. */
  isPart?(page: Page): boolean;
  /** Blocks in the shape of a plan, from files that have another. */
  compose?(files: readonly PartTree[], source: Source | null): Composed;
  /** Finds the list items and headings that are tasks, and the headings that are groups; `outlineFrom` does the rest. */
  outline(page: Page): Outline;
  /** Whether each line with a box is a task of its own, so that an id that comes twice is not a mention of the first. */
  isEachLineATask: boolean;
  /**
   * Where tasks are lines with a box, what their text begins with: an id, which is the first group, or anything where tasks
   * need none. A line that begins so and is not a task is reported.
   */
  begin?: RegExp;
  /** Whether tasks run side by side only where their lines say so, as by `[P]`. */
  marksParallel?: boolean;
  /**
   * Adds what only this format says: stories, requirements, waves, containers as groups, dependencies written its way.
   *
   * @param copies where each of the draft's tasks is written
   */
  refine?(draft: Draft, page: Page, copies: readonly TaskCopy[]): Draft;
  /**
   * What its page shows of files beside a plan.
   *
   * @param textOf the text of a file; null where there is none
   * @param foldersIn the names of the folders in a folder
   */
  beside?(textOf: (name: string) => string | null, foldersIn: (folder: string) => readonly string[]): Partial<Beside>;
  /** The order of tasks whose dependencies are not written down. */
  order(plan: Pick<Plan, 'phases' | 'tasks' | 'waves'>): ImpliedOrder;
}

/** The parts of a plan that a format can add to. */
export type Draft = Pick<Plan, 'phases' | 'tasks' | 'waves' | 'unreadWaves' | 'containers'>;

/** The order that a format promises, by index. Declared dependencies take its place: a task that has some waits for nothing else. */
export interface ImpliedOrder {
  /** The groups that a group waits for where it says nothing: all of its silent tasks wait for all of theirs. */
  phasesBefore(phase: number): readonly number[];
  /** The tasks that a silent task waits for, whatever its group waits for. */
  tasksBefore(task: number): readonly number[];
}

const none: readonly number[] = [];

/** Groups one after the other, and nothing inside of a group. */
export function groupByGroup(): ImpliedOrder {
  return { phasesBefore: (phase) => (phase > 0 ? [phase - 1] : none), tasksBefore: () => none };
}

/**
 * Inside a group a task waits for all before it, but one of a run of `(P)` or `[P]` tasks only for what comes before the run.
 * A silent task without the mark implies all that it waits for; an optional one holds nobody up.
 */
export function inRuns(tasks: Plan['tasks']): readonly (readonly number[])[] {
  let phase: string | null = null;
  /** The indexes that the next task without the mark waits for, and those that the next one with it waits for. */
  let [open, beforeRun]: [number[], number[]] = [[], []];
  return tasks.map((task, index) => {
    if (task.phase !== phase || task.phase === null) [open, beforeRun, phase] = [[], [], task.phase];
    const own = task.parallel ? beforeRun : open;
    if (task.optional) return own;
    if (task.parallel) {
      open = [...open, index];
      return own;
    }
    open = task.dependsOn === null ? [index] : [...open, index];
    beforeRun = [index];
    return own;
  });
}
