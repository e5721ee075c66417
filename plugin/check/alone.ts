import type { OtherPlans } from '../graph/model.ts';
import { type Checked, reportable } from './checked.ts';
import { judge } from './examine.ts';
import type { PlanFile } from './files.ts';
import { openPlan } from './open.ts';
import type { PathFault } from './path-fault.ts';
import { type Names, namesIn } from './referenced.ts';
import type { CheckSettings } from './settings.ts';
import type { PlacedPlan } from './together.ts';
import { silentlyUnread } from './unread.ts';

/** A plan that was examined as if there were no other. Plain data, which can cross from one thread to another. */
export interface Alone {
  /** What came of it; null where it was not judged, since it needs another plan for certain. */
  result: Checked | PathFault | null;
  /** What its dependencies call other plans. */
  names: Names;
  /** Words of which judging asked whether a plan is called so. It was told that none is. */
  asked: ReadonlySet<string>;
}

/** A file that was examined alone. */
export interface ExaminedAlone {
  /** A fault where it could not be opened. */
  alone: Alone | PathFault;
  /** The plan itself, where it is still to be judged. */
  plan: PlacedPlan | null;
}

/** How a file is examined. */
export interface AloneOptions {
  /** As of the project. */
  limits: CheckSettings['limits'];
  /** Those that hold for the file, without rules of the project's own. */
  settings: CheckSettings;
}

/** Examines a plan file as if there were no other plan, and notes what it would have been told otherwise. */
export async function examineAlone(file: PlanFile, { limits, settings }: AloneOptions): Promise<ExaminedAlone> {
  const plan = await openPlan(file, { limits });
  if (!('plan' in plan)) return { alone: plan, plan: null };
  const names = namesIn(plan);
  const needsOthers = [...names].some(([name, isPlan]) => isPlan && name !== file.id);
  if (needsOthers) return { alone: { result: null, names, asked: new Set() }, plan };
  const { elsewhere, asked, isLost } = nobodyElse();
  const examined = judge(plan, settings, elsewhere);
  const result = isLost() ? null : (silentlyUnread(examined) ?? reportable(examined));
  return { alone: { result, names, asked }, plan: result === null ? plan : null };
}

/** What others say where there are none, and what they were asked. */
function nobodyElse() {
  const asked = new Set<string>();
  let isLost = false;
  const elsewhere: OtherPlans = {
    find: (name) => {
      asked.add(name);
      return { kind: 'no-plan' };
    },
    names: () => {
      isLost = true;
      return [];
    },
    dependents: () => [],
    blockers: new Map(),
    withoutImplied: new Set(),
    stuck: new Set(),
    onCycle: new Set(),
    cycles: [],
  };
  return { elsewhere, asked, isLost: () => isLost };
}
