/** Recognises plans by name and place, and files that are not plans in spite of their names. */
import { readContents } from '../files/contents.ts';
import type { Boundary } from '../files/inside.ts';
import { withSlashes } from '../plan/address.ts';
import { folderOf, isArchived } from '../plan/formats/index.ts';
import { defaultLimits } from '../plan/limits.ts';

/** The file name of plans, in any case. */
export const PLAN_NAME = 'tasks.md';

/** The plans of superpowers, which lie beside designs with the same kind of name. */
const namedByDate = /\/docs\/(?:superpowers\/plans\/[^/]+|plans\/\d{4}-\d{2}-\d{2}-[^/]+)\.md$/i;
const taskHeading = /^ {0,3}#{2,5}[ \t]+Task[ \t]+\d/m;

/** Front matter of a task, in the folders of which each file is one. */
const taskFrontMatter = /^\uFEFF?---[ \t]*\r?\n(?=(?:(?!---).*\r?\n)*?id[ \t]*:)(?:(?!---).*\r?\n)*?status[ \t]*:/;

const templates = /(?:^|\/)(?:templates?\/|tasks[-_.]template\.md$)/i;
const archive = /(?:^|\/)[._]?archived?\//i;

/**
 * Whether a file may be a plan, or the template of one, by its name and place.
 *
 * @param file absolute path
 */
export function isNamedLikePlan(file: string): boolean {
  const path = withSlashes(file);
  return /\/tasks(?:[-_.]template)?\.md$/i.test(path) || namedByDate.test(path) || folderOf(path) !== null;
}

/** Whether a file that may be a plan, or part of one, is that: designs are called alike, and have no tasks. */
export function holdsPlan(file: string, within: Boundary): boolean {
  const pattern = patternFor(withSlashes(file));
  if (pattern === null) return true;
  try {
    const { bytes, size } = readContents(file, defaultLimits.fileBytes, within);
    return size > bytes.length || pattern.test(new TextDecoder().decode(bytes));
  } catch {
    // Whoever opens it says why that fails.
    return true;
  }
}

/** A pattern that the text of a file has to match; null if its place is enough. */
function patternFor(path: string): RegExp | null {
  if (namedByDate.test(path)) return taskHeading;
  const format = folderOf(path)?.format;
  return format === 'backlog' || format === 'taskmd' ? taskFrontMatter : null;
}

/**
 * Whether a file is a tool's template of a plan, or a copy that was put away.
 *
 * @param path from the folder in which plans are looked for: whoever names a folder of templates means it
 * @param file absolute path
 */
export function isLeftOut(path: string, file: string): boolean {
  // OpenSpec's changes go to an archive once they are done: they are the record, no copies.
  return templates.test(path) || (archive.test(path) && !isArchived('openspec', file));
}
