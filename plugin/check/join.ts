import { directory } from '../graph/directory.ts';
import type { Alone } from './alone.ts';
import type { Checked } from './checked.ts';
import { readInput } from './examine.ts';
import type { PlanFile } from './files.ts';
import { openPlan, placed } from './open.ts';
import type { PathFault } from './path-fault.ts';
import type { ProjectSettings } from './project.ts';
import { judgePlaced, surroundingsOf } from './read.ts';
import { type Names, namesIn } from './referenced.ts';
import type { Apart } from './threads.ts';
import { elsewhereOf, type PlacedPlan, type Surroundings } from './together.ts';

/** A plan that was examined alone. */
interface Member {
  index: number;
  file: PlanFile;
  alone: Alone;
  /** An empty plan of the same name and place, in whose stead nobody asks for its tasks. */
  standIn: PlacedPlan;
}

/**
 * What plans come to together, from what each came to alone: the same as if all had been examined at once. What a plan was
 * told alone holds where no plan answers to the names that it asked for, and no plan names it; the others are judged anew.
 */
export async function joinApart(
  files: readonly PlanFile[],
  { alone, plans }: Apart,
  project: ProjectSettings,
): Promise<{ checked: Checked[]; faults: PathFault[] }> {
  const members = files.flatMap((file, index): Member[] => {
    const one = alone[index];
    return one && 'names' in one ? [{ index, file, alone: one, standIn: standInFor(file) }] : [];
  });
  const names = new Map(members.map(({ standIn, alone }) => [standIn, alone.names]));
  const namesOf = (standIn: PlacedPlan): Names => names.get(standIn) ?? new Map();
  const surroundings = await surroundingsOf([...names.keys()], files, project, namesOf);
  const linked = linkedOf(members, surroundings);
  const opened = new Map<Member, PlacedPlan | PathFault>();
  for (const one of linked) opened.set(one, plans.get(one.index) ?? (await openPlan(one.file, project.judge)));
  const anew = judgedAnew(members, opened, surroundings, project);
  const unopened = [...alone, ...opened.values()].filter((one) => 'message' in one);
  const results = members.flatMap((one) => (linked.has(one) ? anew.get(one) : one.alone.result) ?? []);
  return {
    checked: results.filter((one) => 'findings' in one),
    faults: [...unopened, ...results.filter((one) => 'message' in one)],
  };
}

function standInFor(file: PlanFile): PlacedPlan {
  return placed(readInput({ text: '', id: file.id, path: file.path }), file);
}

/** The plans that were not judged, those that name plans there are, and those that they name. */
function linkedOf(members: readonly Member[], { context = [], unreadable = new Set() }: Surroundings): Set<Member> {
  const own = members.map((member) => ({ ...member.standIn, checked: true, member }));
  const named = context.map((plan) => ({ ...plan, checked: false, member: null }));
  const memberAt = new Map<object, Member>(own.map((place) => [place, place.member]));
  const { member: find } = directory([...own, ...named], unreadable);
  const linked = new Set(members.filter(({ alone }) => alone.result === null));
  for (const place of [...own, ...named]) {
    for (const name of place.member ? wordsOf(place.member.alone) : namesIn(place).keys()) {
      const other = find(name, place);
      const target = typeof other === 'object' && other ? memberAt.get(other) : undefined;
      if (other !== null && place.member) linked.add(place.member);
      if (target) linked.add(target);
    }
  }
  return linked;
}

function wordsOf({ names, asked }: Alone): ReadonlySet<string> {
  return new Set([...names.keys(), ...asked]);
}

/** Judges the plans that were opened, among all others. */
function judgedAnew(
  members: readonly Member[],
  opened: ReadonlyMap<Member, PlacedPlan | PathFault>,
  surroundings: Surroundings,
  project: ProjectSettings,
): Map<Member, Checked | PathFault> {
  if (opened.size === 0) return new Map();
  const whole = members.flatMap((member) => {
    const plan = opened.get(member) ?? member.standIn;
    return 'plan' in plan ? [{ member, plan }] : [];
  });
  const elsewhere = elsewhereOf(
    whole.map(({ plan }) => plan),
    surroundings,
  );
  const linked = whole.filter(({ member }) => opened.has(member));
  return new Map(linked.map(({ member, plan }) => [member, judgePlaced(plan, project, elsewhere.get(plan))]));
}
