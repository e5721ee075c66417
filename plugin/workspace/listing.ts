/** Walking through folders where no git lists what is in them. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, reasonOf } from '../files/contents.ts';
import { Boundary, repositoryOf } from '../files/inside.ts';

/** The content of a folder; every path is relative to it, with `/`. */
export interface Listing {
  /** Everything asked for that is not a folder: files, links, and whatever else there is. */
  files: string[];
  /** Folders among what was asked for. */
  folders: string[];
  /** Folders that cannot be read. */
  closed: { path: string; reason: string }[];
}

/** Folders that hold no plan of the reader's own. */
const PASSED_BY: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Replaces bytes in a path that are not UTF-8: such a path opens nothing, but the file is there. */
const UNDECODABLE = '\uFFFD';

/**
 * Whatever is wanted of what is below a folder. Links to folders are followed once all others are walked, as long as they
 * stay in the repository, and no folder is walked twice, however many links lead to it, in circles too.
 */
export async function listingOf(folder: string, isWanted: (path: string) => boolean): Promise<Listing> {
  const listing: Listing = { files: [], folders: [], closed: [] };
  const walked = new Set<string>();
  const linked: string[] = [];
  const boundary = new Boundary(repositoryOf(folder) ?? folder);
  const leadsOut = (path: string) => boundary.follow(join(folder, path)).place === 'outside';
  for (let open = ['']; open.length > 0; ) {
    const looked = await Promise.all(open.map((path) => lookInto(folder, path)));
    const next = looked.flatMap(({ path, real, entries, reason }) => {
      if (entries === null) listing.closed.push({ path, reason });
      if (entries === null || walked.has(real)) return [];
      walked.add(real);
      linked.push(
        ...entries
          .filter(({ isLink, isFolder, path }) => isLink && isFolder && !leadsOut(path))
          .map((entry) => entry.path),
      );
      const wanted = entries.filter((entry) => isWanted(entry.path));
      listing.files.push(...wanted.filter(({ isFolder }) => !isFolder).map((entry) => entry.path));
      listing.folders.push(...wanted.filter(({ isFolder }) => isFolder).map((entry) => entry.path));
      return entries.filter(({ isLink, isFolder }) => isFolder && !isLink).map((entry) => entry.path);
    });
    open = next.length > 0 ? next : linked.splice(0);
  }
  return listing;
}

interface Entry {
  path: string;
  isFolder: boolean;
  isLink: boolean;
}

type Looked = { path: string; real: string } & (
  | { entries: Entry[]; reason?: undefined }
  | { entries: null; reason: string }
);

async function lookInto(folder: string, path: string): Promise<Looked> {
  try {
    const real = await realpath(join(folder, path));
    const found = await readdir(real, { withFileTypes: true });
    const kept = found.filter(({ name }) => !PASSED_BY.has(name));
    return { path, real, entries: await Promise.all(kept.map((entry) => entryIn(path, entry))) };
  } catch (error) {
    const isGone = isMissing(error) && !path.includes(UNDECODABLE);
    return isGone ? { path, real: '', entries: [] } : { path, real: '', entries: null, reason: reasonOf(error) };
  }
}

async function entryIn(folder: string, entry: Dirent): Promise<Entry> {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  const isLink = entry.isSymbolicLink();
  return { path, isLink, isFolder: isLink ? await leadsToFolder(entry) : entry.isDirectory() };
}

/** False for a broken link, and for one that leads to itself. */
async function leadsToFolder({ parentPath, name }: Dirent): Promise<boolean> {
  return stat(join(parentPath, name)).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
