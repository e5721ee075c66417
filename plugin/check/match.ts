import picomatch from 'picomatch';
import { joined, withSlashes } from '../plan/address.ts';

/** The files that are plans, if a project says so. */
export interface Match {
  /** Absolute path of the folder that ids of plans count from: it holds all others. */
  root: string;
  /** Absolute paths of the folders below which the plans are, one a glob. */
  folders: readonly string[];
  /** @param file absolute path */
  matches(file: string): boolean;
}

/**
 * Compiles the setting `match`.
 *
 * @param base absolute path of the folder that the globs count from
 */
export function matchedBy(globs: readonly string[], base: string): Match {
  const from = withSlashes(base).replace(/(?<=.)\/$/, '');
  const all = globs.map((written) => {
    const { base: fixed, glob } = picomatch.scan(written, { unescape: true });
    const path = joined(from, fixed);
    if (glob === '') return { folder: joined(path, '..'), matches: (file: string) => file === path };
    const matches = picomatch(glob, { dot: true });
    const start = path.endsWith('/') ? path : `${path}/`;
    return { folder: path, matches: (file: string) => file.startsWith(start) && matches(file.slice(start.length)) };
  });
  const folders = [...new Set(all.map(({ folder }) => folder))];
  return {
    root: folders.reduce(commonFolder, from),
    folders,
    matches: (file) => all.some(({ matches }) => matches(withSlashes(file))),
  };
}

function commonFolder(one: string, other: string): string {
  const [parts, others] = [one.split('/'), other.split('/')];
  const differing = parts.findIndex((part, depth) => part !== others[depth]);
  return (differing < 0 ? parts : parts.slice(0, differing)).join('/') || '/';
}
