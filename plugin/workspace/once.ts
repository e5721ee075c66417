import { type Checked, checkedOf } from '../check/checked.ts';
import { SettingsError } from '../check/settings.ts';
import type { PathFault } from '../files/contents.ts';
import { boundaries } from '../files/inside.ts';
import { addressesOf, withSlashes } from '../plan/address.ts';
import type { PlanFile } from './find.ts';
import { namesIn } from './referenced.ts';
import { type CheckOptions, type PlacedPlan, Workspace } from './workspace.ts';

/**
 * Checks plans for one report, and keeps of each only what that needs: a plan that names no other is judged as soon as it is
 * read, and then forgotten. Plans that name others are judged at the end, together with those that they name.
 */
export async function checkOnce(
  files: readonly PlanFile[],
  { project, others, overlay, onRead }: Omit<CheckOptions, 'peers' | 'disk'> = {},
): Promise<{ plans: Checked[]; faults: PathFault[] }> {
  const workspace = new Workspace();
  const disk = boundaries();
  const faults: PathFault[] = [];
  const results = new Map<string, Checked | SettingsError>();
  const judge = async (plans: readonly PlacedPlan[], peers: readonly PlanFile[] = []) => {
    for (const [{ file }, result] of await workspace.judge(plans, { project, others, peers, disk })) {
      results.set(file, result instanceof SettingsError ? result : checkedOf(result));
    }
  };
  const naming: PlacedPlan[] = [];
  for (const [index, file] of files.entries()) {
    const read = workspace.open(file, { project, overlay, disk });
    onRead?.(index + 1);
    if (!('plan' in read)) faults.push(read);
    else if (namesIn(read.plan.plan).size > 0) naming.push(read.plan);
    else {
      await judge([read.plan]);
      workspace.forget(file);
    }
  }
  if (naming.length > 0) {
    const isLinked = linkedBy([...naming, ...workspace.context(naming, { project, peers: files })]);
    const linked = files.filter(isLinked).map((file) => workspace.open(file, { project, overlay, disk }));
    const plans = linked.flatMap((read) => ('plan' in read ? read.plan : []));
    await judge(plans, files);
  }
  const plans: Checked[] = [];
  for (const { file } of files) {
    const result = results.get(withSlashes(file));
    if (result instanceof SettingsError) faults.push(result);
    else if (result) plans.push(result);
  }
  return { plans, faults };
}

/** Whether a file is one of some plans, or may be named by one of them: by its id or its address. */
function linkedBy(plans: readonly PlacedPlan[]): (file: PlanFile) => boolean {
  const named = plans.flatMap((plan) => Array.from(namesIn(plan.plan).keys(), (name) => ({ name, plan })));
  const ids = new Set(named.map(({ name }) => name));
  const files = new Set([
    ...plans.map(({ file }) => file),
    ...named.flatMap(({ name, plan }) => addressesOf(name, plan)),
  ]);
  return ({ id, file }) => ids.has(id) || files.has(withSlashes(file));
}
