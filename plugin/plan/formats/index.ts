/** The formats, and which one a file is in (DIALECTS section 1). */
import { withSlashes } from '../address.ts';
import { type FormatName, formatNames } from '../model.ts';
import { outlineFrom } from '../outline.ts';
import type { Beside } from './beside.ts';
import { backlog, gsd, taskmaster, taskmd } from './folders.ts';
import { type Format, groupByGroup, type Reader } from './format.ts';
import { kiro } from './kiro/kiro.ts';
import { openspec } from './openspec.ts';
import type { Page } from './page.ts';
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

/** Reads no task, of a file whose format is only told. */
const nothing: Reader = {
  isEachLineATask: false,
  outline: ({ tree, source }) => outlineFrom({ items: [], headings: [], phases: () => [] }, tree, source),
  order: groupByGroup,
};

export function readerOf(format: FormatName): Reader {
  return formats[format].reader ?? nothing;
}

/** What the page of a plan of this format shows of files beside it. */
export function besideOf(
  format: FormatName,
  textOf: (name: string) => string | null,
  foldersIn: (folder: string) => readonly string[] = () => [],
): Beside {
  return { coverage: null, proposal: null, documents: [], ...readerOf(format).beside?.(textOf, foldersIn) };
}

/** Whether plans of this format are read. */
export function isRead(format: FormatName): boolean {
  return formats[format].reader !== null;
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
