/** What the rows of all constraint tables bind to. */
import type { Constraints as Tables } from '../../plan/model.ts';
import type { Lookup } from '../lookup.ts';
import { type BoundExclusion, bindExclusion } from './exclusion.ts';
import { namesOf } from './side.ts';

export interface Bound {
  mutualExclusion: readonly BoundExclusion[];
}

export function bind(tables: Tables, lookup: Lookup): Bound {
  const names = namesOf(lookup);
  return { mutualExclusion: (tables.mutualExclusion?.rows ?? []).map((row) => bindExclusion(row, lookup, names)) };
}
