/** The formats, and which one a file is in (DIALECTS section 1). */
import { withSlashes } from '../address.ts';
import { type FormatName, formatNames } from '../model.ts';
import { outlineFrom } from '../outline.ts';
import type { Page } from '../page.ts';
import type { Beside } from './beside.ts';
import { gsd } from './folder/gsd.ts';
import { backlog, taskmd } from './folder/task-files.ts';
import { taskmaster } from './folder/taskmaster.ts';
import { type Format, groupByGroup, type Reader } from './format.ts';
import { kiro } from './kiro/kiro.ts';
import { openspec } from './openspec.ts';
import { specKit } from './spec-kit/spec-kit.ts';
import { superpowers } from './superpowers/superpowers.ts';

const planwright: Format = {
  title: 'Planwright',
  place: /(?!)/,
  count: ({ ours }) => ours.tasks.length,
  reader: {
    isEachLineATask: false,
    outline: ({ ours }) => ours,
    order: groupByGroup,
  },
};

export const formats: Readonly<Record<FormatName, Format>> = {
  planwright,
  superpowers,
  'spec-kit': specKit,
  kiro,
  openspec,
  backlog,
  taskmd,
  gsd,
  taskmaster,
};

/** Reads no task, of a file that is only part of a plan. */
export const nothing: Reader = {
  isEachLineATask: false,
  outline: (page) => outlineFrom({ items: [], headings: [], phases: () => [] }, page),
  order: groupByGroup,
};

export function readerOf(format: FormatName): Reader {
  return formats[format].reader;
}

/** The parts of neighbouring files that a plan of this format shows on its page. */
export function besideOf(
  format: FormatName,
  textOf: (name: string) => string | null,
  foldersIn: (folder: string) => readonly string[] = () => [],
): Beside {
  return { coverage: null, proposal: null, documents: [], ...readerOf(format).beside?.(textOf, foldersIn) };
}

/** The folder that is the plan of which a file is part, and the format of that; null for any other file. */
export function folderOf(path: string): { format: FormatName; folder: string } | null {
  for (const format of formatNames) {
    const folder = formats[format].folder?.exec(path)?.[1];
    if (folder !== undefined) return { format, folder };
  }
  return null;
}

/**
 * The format with the most tasks in a file; of several with as many, the one whose files are where this one is, else the one
 * that comes first in `formatNames`. A file with no task of any that is nobody's by its place is ours.
 *
 * @param path of the file, as far as it is known
 */
export function formatOf(page: Page, path: string | null): FormatName {
  const written = withSlashes(path ?? '');
  const counts = formatNames.map((name) => {
    const { place, count } = formats[name];
    const isAtHome = place.test(written);
    return { name, isAtHome, tasks: count(page, isAtHome) };
  });
  const most = Math.max(...counts.map(({ tasks }) => tasks));
  const likely = counts.filter(({ tasks }) => tasks === most);
  const atHome = likely.find(({ name, isAtHome }) => isAtHome && (most > 0 || formats[name].ownsPlace));
  return atHome?.name ?? (most > 0 ? likely[0]?.name : undefined) ?? 'planwright';
}

/** Whether the place of a file says that its plan is closed. */
export function isArchived(format: FormatName, path: string | null): boolean {
  return formats[format].archive?.test(withSlashes(path ?? '')) ?? false;
}
