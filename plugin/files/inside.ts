import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The place that a path leads to: nothing outside of the folder is looked at, so nobody learns what is there. */
type Place = 'there' | 'missing' | 'outside';

/** A path that was followed. */
export interface Followed {
  place: Place;
  /** Its target, with links resolved; only if it exists. */
  real: string;
}

/** More links than this in one path count as a cycle, as for the operating system. */
const MAX_LINKS = 40;

/**
 * Follows paths as the operating system does, and stops where one leaves a folder: by `..`, or by a link in the folder.
 * Links that stay inside are fine, and so is one that the folder itself is reached by.
 *
 * @param root absolute path of the folder
 */
export class Boundary {
  readonly #root: string;
  readonly #real: string;
  /** Link targets by path, with the links before them resolved: null if it is not a link, undefined if nothing is there. */
  readonly #links = new Map<string, string | null | undefined>();

  /** The names in folders, by their composed form. */
  readonly #listings = new Map<string, ReadonlyMap<string, string>>();

  constructor(root: string) {
    this.#root = root;
    this.#real = realOr(root);
  }

  /** @param path absolute, with the folder as it was given or without links */
  follow(path: string): Followed {
    const inside = this.#below(path);
    if (inside === null) return { place: 'outside', real: '' };
    const parts = inside.split(separator).reverse();
    let current = this.#real;
    for (let part = parts.pop(), links = 0; part !== undefined; part = parts.pop()) {
      if (part === '' || part === '.') continue;
      if (part === '..' && current === this.#real) return { place: 'outside', real: '' };
      const next = part === '..' ? dirname(current) : this.#entry(current, part);
      const target = part === '..' ? null : this.#linkAt(next);
      if (target === undefined) return { place: 'missing', real: '' };
      if (target === null) {
        current = next;
        continue;
      }
      links += 1;
      if (links > MAX_LINKS) return { place: 'missing', real: '' };
      if (isAbsolute(target)) current = this.#real;
      const rest = isAbsolute(target) ? this.#below(target) : target;
      if (rest === null) return { place: 'outside', real: '' };
      parts.push(...rest.split(separator).reverse());
    }
    return { place: 'there', real: current };
  }

  /** The path below the folder; null for one that is not. */
  #below(path: string): string | null {
    return below(this.#root, path) ?? below(this.#real, path);
  }

  /** The path of a name in a folder: the disk may have its accents composed or decomposed. */
  #entry(folder: string, name: string): string {
    const path = join(folder, name);
    if (/^\p{ASCII}*$/u.test(name) || this.#linkAt(path) !== undefined) return path;
    const names = this.#listings.get(folder) ?? new Map(namesIn(folder).map((one) => [one.normalize(), one]));
    this.#listings.set(folder, names);
    return join(folder, names.get(name.normalize()) ?? name);
  }

  #linkAt(path: string): string | null | undefined {
    const known = this.#links.get(path);
    if (known !== undefined || this.#links.has(path)) return known;
    const link = linkAt(path);
    this.#links.set(path, link);
    return link;
  }
}

/** Boundaries by their folders, for one look at the disk: answers for one plan are kept for the next. */
export function boundaries(): (root: string) => Boundary {
  const known = new Map<string, Boundary>();
  return (root) => {
    const boundary = known.get(root) ?? new Boundary(root);
    known.set(root, boundary);
    return boundary;
  };
}

/** The path relative to a folder; null for one outside of it. */
export function below(folder: string, path: string): string | null {
  const inside = relative(folder, path);
  return isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`) ? null : inside;
}

/** The nearest folder upwards that is a git repository; null outside of one. */
export function repositoryOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : repositoryOf(parent);
}

/**
 * Whether a path in the repository of a folder leads out of it by a link: whoever can add a link must not choose what is
 * overwritten.
 */
export function leadsOut(path: string, folder: string): boolean {
  const top = repositoryOf(folder);
  return top !== null && below(top, path) !== null && new Boundary(top).follow(path).place === 'outside';
}

const separator = sep === '/' ? '/' : /[\\/]/;

/** The target of a link; null if it is not a link, undefined if nothing is there or it may not be looked at. */
function linkAt(path: string): string | null | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function realOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
