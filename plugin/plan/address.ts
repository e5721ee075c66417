/** The places to look for a plan that is referred to by name (FORMAT section 2): below the plans root, in the repository, beside the file. */

/** The location of a plan. Paths are absolute and use `/`. */
export interface PlanLocation {
  file: string;
  /** Folders in which names are looked up first, in this order: the plans root, the repository. */
  roots: readonly string[];
}

/** Longer than a path that a file system takes. */
const LONGEST = 1000;

/**
 * The files that another plan's name can mean, the likeliest first.
 *
 * @param name as written: an id such as `payments`, a path, or a link's target
 * @param place of the plan in which the name was written; a name never leads out of the roots that hold it, except to the
 *   plan's neighbours
 */
export function addressesOf(name: string, { file, roots }: PlanLocation): string[] {
  const written = decoded(name).replace(/\/+$/, '');
  if (written === '' || written.length > LONGEST || /^(?:\/|[A-Za-z]:)/.test(written)) return [];
  const folder = parent(file);
  const homes = roots.filter((root) => isBelow(file, root));
  const isRelative = /^\.\.?(?:\/|$)/.test(written);
  const bases = isRelative ? [folder] : [...roots, ...ancestors(folder, homes)];
  const named = isRelative
    ? []
    : roots.filter((root) => root.endsWith(`/${written}`)).map((root) => `${root}/tasks.md`);
  const files = [...bases.flatMap((base) => filesAt(joined(base, written))), ...named];
  return [...new Set(files)].filter((path) => [...homes, parent(folder)].some((home) => isBelow(path, home)));
}

/** A path as the pure parts have it, whatever the system's separator is. Where paths begin with `/`, names may hold `\`. */
export function withSlashes(path: string): string {
  return path.startsWith('/') ? path : path.replaceAll('\\', '/');
}

/**
 * The key of a path, equal for two paths of one plan: a disk may keep accents composed or decomposed, and the file may be `TASKS.md`.
 */
export function fileKey(path: string): string {
  return path.normalize().replace(/(^|\/)tasks\.md$/i, '$1tasks.md');
}

function filesAt(path: string): string[] {
  return /\.md$/i.test(path) ? [path] : [`${path}/tasks.md`, `${path}.md`];
}

/** The folder itself, the one with its neighbours, and those above as far as one of the homes reaches. */
function ancestors(folder: string, homes: readonly string[]): string[] {
  const found = [folder, parent(folder)];
  for (let path = parent(parent(folder)); homes.some((home) => isBelow(`${path}/`, home)); path = parent(path)) {
    found.push(path);
  }
  return found;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function parent(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path with `.` and `..` worked out. */
export function joined(folder: string, path: string): string {
  const parts = folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Links have their spaces encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
