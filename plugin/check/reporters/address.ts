/** Paths of plans for tools that expect them relative to the top of the repository. */
import { posix } from 'node:path';

/**
 * A path relative to the top of the repository, with `/`. An absolute path stays, and one that leads out of the repository
 * is resolved as far as possible.
 *
 * @param base the working directory relative to the top, as in `packages/shop`; empty at the top
 */
export function fromTop(path: string, base = ''): string {
  return isAbsolute(path) ? path : posix.join(base, path);
}

/** The same as a URI reference: each segment percent-encoded, a lone surrogate as U+FFFD; `file:` before an absolute path. */
export function uriFromTop(path: string, base = ''): string {
  const uri = fromTop(path, base).toWellFormed().split('/').map(encodeURIComponent).join('/');
  if (!isAbsolute(path)) return uri;
  return path.startsWith('/') ? `file://${uri}` : `file:///${uri.replace('%3A', ':')}`;
}

/** Whether a path starts at the root of the file system, or at a drive. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}
