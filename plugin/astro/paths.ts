import { isAbsolute, relative } from 'node:path';

/** Whether a path lies in a folder, or is the folder. */
export function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return !isAbsolute(below) && below.split(/[\\/]/)[0] !== '..';
}
