import type { Dependency } from '../plan/model.ts';
import { audiencesOf, type Claim, claimsOf } from './claims.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import { resolve, type Target, withoutRepetition } from './resolve.ts';
import { noteWords, noWords, type Words } from './words.ts';

/** What a phase waits for by its own words. */
export interface PhaseWaits extends Words {
  /** In the author's order; between them the names of what is no task of this plan. */
  dependsOn: (Claim | string)[];
  /** Whether it says anything about dependencies; the implied order then has no say. */
  spoken: boolean;
}

/** Resolves the dependencies in phase headings and phase fields; the list goes by the order of the phases. */
export function phaseWaits(lookup: Lookup): PhaseWaits[] {
  return lookup.phases.map((_, index) => readPhase(index, lookup));
}

function readPhase(index: number, lookup: Lookup): PhaseWaits {
  const { phase } = at(lookup.phases, index);
  const waits: PhaseWaits = { ...noWords(), dependsOn: [], spoken: phase.dependsOn !== null };
  const before = () => everythingBefore(index, lookup);
  const items = withoutRepetition(phase.dependsOn?.items ?? []);
  const named = items.map((item) => ({ item, targets: resolve(item, lookup, before) }));
  const audiences = audiencesOf(
    index,
    lookup,
    named.flatMap(({ targets }) => targets),
  );
  for (const { item, targets } of named) {
    if (isItself(item, phase.id)) waits.selfReferences.push(item.source);
    for (const target of targets) {
      const name = noteWords(target, item, waits);
      const entries = name === null ? claimsOf(target, item.source, index, lookup, audiences) : [name];
      waits.dependsOn.push(...entries);
    }
  }
  return waits;
}

function isItself(item: Dependency, id: string): boolean {
  return item.kind === 'phase' && item.to === null && item.id === id;
}

/** `all` in a phase's words: the phases before it, and the tasks before it that are in none. */
function everythingBefore(index: number, { phases, loose }: Lookup): Target[] {
  const [start = 0] = at(phases, index).tasks;
  return [
    { kind: 'phases', stretches: index === 0 ? [] : [{ first: 0, last: index - 1 }] },
    { kind: 'tasks', stretches: loose.filter(({ first }) => first < start) },
  ];
}
