import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Exists } from '../rules/support/rule.ts';

/**
 * Asks the file system, for the rules about one plan.
 *
 * @param file absolute path of the plan
 * @param repository absolute path of the folder that the repository's files count from
 */
export function existsNear(file: string, repository: string): Exists {
  const bases = { plan: dirname(file), repository };
  return (path, base) => existsSync(resolve(bases[base], path));
}
