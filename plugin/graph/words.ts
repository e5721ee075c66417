import type { Dependency, Sourced } from '../plan/model.ts';
import type { ForeignDependency, UnknownName } from './model.ts';
import type { Target } from './resolve.ts';

/** What somebody's own words come to, apart from tasks of the plan. */
export interface Words {
  outside: Sourced[];
  unknown: UnknownName[];
  foreign: ForeignDependency[];
  selfReferences: Sourced[];
}

export function noWords(): Words {
  return { outside: [], unknown: [], foreign: [], selfReferences: [] };
}

/** Notes a target that is no task of this plan, and says by which name it goes among the dependencies. */
export function noteWords(target: Target, { source }: Dependency, words: Words): string | null {
  switch (target.kind) {
    case 'unknown':
      words.unknown.push({ id: target.id, kind: target.of, source });
      return target.of === 'task' ? target.id : `Phase ${target.id}`;
    case 'foreign':
      words.foreign.push({ plan: target.plan, id: target.id, source, found: target.found });
      return foreignName(target);
    case 'outside':
      words.outside.push(source);
      return null;
    default:
      return null;
  }
}

/** Another plan's task among the dependencies: `payments/2.4`, whatever path leads to the plan. */
export function foreignName({ plan, id, found }: Pick<ForeignDependency, 'plan' | 'id' | 'found'>): string {
  const isPath = /\.md$|\/$|^\.\.?\//i.test(plan);
  return `${isPath && found && 'plan' in found ? found.plan.id : plan}/${id}`;
}
