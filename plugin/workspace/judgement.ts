import { isDeepStrictEqual } from 'node:util';
import { type Examined, judge, type ReadPlan } from '../check/examine.ts';
import type { CheckSettings } from '../check/settings.ts';
import type { OtherPlans } from '../graph/model.ts';
import type { Surroundings } from '../rules/support/rule.ts';

/** Everything that a plan's judgement depends on besides its own text. */
export interface Circumstances {
  settings: CheckSettings;
  /** Facts from other plans. */
  otherPlans: OtherPlans;
  surroundings: Surroundings;
}

/** The judgement of a plan, and whether it still holds. */
export interface Judgement {
  examined: Examined;
  /** Whether judging the same plan under these circumstances would come to the same. */
  holds(now: Circumstances): boolean;
}

/** Relates and checks a plan, and remembers what it was told by the file system and by other plans. */
export function judgeWith(read: ReadPlan, { settings, otherPlans, surroundings }: Circumstances): Judgement {
  const { find, linked, names } = otherPlans;
  const plans = recorded({ find, linked, names });
  const files = recorded(surroundings);
  return {
    examined: judge(read, settings, { ...otherPlans, ...plans.ask }, files.ask),
    holds: (now) =>
      isDeepStrictEqual(settings, now.settings) &&
      files.holds(now.surroundings) &&
      (otherPlans === now.otherPlans || (plans.holds(now.otherPlans) && saysTheSame(otherPlans, now.otherPlans, read))),
  };
}

/** Functions of strings that remember their answers. */
function recorded<Known extends { [Name in keyof Known]: (...args: never[]) => unknown }>(known: Known) {
  const answers = new Map<string, { name: keyof Known; args: never[]; said: unknown }>();
  const asking =
    (name: keyof Known) =>
    (...args: never[]) => {
      const key = [name, ...args].join('\0');
      const answer = answers.get(key) ?? { name, args, said: known[name](...args) };
      answers.set(key, answer);
      return answer.said;
    };
  const names = Object.keys(known) as (keyof Known)[];
  return {
    ask: Object.fromEntries(names.map((name) => [name, asking(name)])) as Known,
    holds: (now: Known): boolean => answers.values().every(({ name, args, said }) => isSame(said, now[name](...args))),
  };
}

function saysTheSame(before: OtherPlans, now: OtherPlans, { plan }: ReadPlan): boolean {
  const { find: _find, linked: _linked, names: _names, dependents, ...rest } = before;
  return (
    plan.tasks.every(({ id }) => isSame(dependents(id), now.dependents(id))) &&
    Object.entries(rest).every(([key, value]) => isSame(value, now[key as keyof typeof rest]))
  );
}

/** Deep equality, with plans and tasks compared by identity: one that was read again counts as changed. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isCollection(a) && isCollection(b)) return a.size === b.size && isSame([...a], [...b]);
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([key, value]) => {
    const other = (b as Record<string, unknown>)[key];
    return key === 'plan' || key === 'task' ? value === other : isSame(value, other);
  });
}

function isCollection(value: object): value is Map<unknown, unknown> | Set<unknown> {
  return value instanceof Map || value instanceof Set;
}
