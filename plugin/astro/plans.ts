import { relative, sep } from 'node:path';
import { silentlyUnread } from '../check/checked.ts';
import { settingsFor } from '../check/settings.ts';
import type { PathFault } from '../files/contents.ts';
import { below, repositoryOf } from '../files/inside.ts';
import { planId } from '../plan/id.ts';
import { planAt, readPlanFile } from '../workspace/contents.ts';
import { type FoundPlans, leftOutNote, type PlanFile } from '../workspace/find.ts';
import { plansBelow } from '../workspace/walk.ts';
import { Workspace, type WorkspacePlan } from '../workspace/workspace.ts';
import { type SitePlans, shared } from './shared.ts';
import type { PlansPlace, Site } from './site.ts';
import { addressOf } from './urls.ts';

/**
 * Reads and judges every plan of the site, in the order of their ids, each once in the process as long as nothing changes.
 * Ignored files are not plans of the site.
 *
 * @param inform called once with the files that are left out
 */
export async function checkPlans(site: Site, inform?: (note: string) => void): Promise<SitePlans> {
  const state = shared();
  state.workspace ??= new Workspace();
  const found = await findPlans(site);
  const note = found.leftOut.length > 0 ? leftOutNote(found.leftOut) : '';
  if (inform && note !== '' && note !== state.leftOutNote) {
    state.leftOutNote = note;
    inform(note);
  }
  const { project, frame } = site;
  const onRead = (count: number) => frame.onProgress?.('read', count, found.files.length);
  const { plans, faults } = await state.workspace.check(found.files, { project, onRead });
  const unread = plans.flatMap((plan) => silentlyUnread(plan) ?? []);
  return {
    plans,
    ids: new Set(found.files.map(({ id }) => id)),
    faults: [...found.faults, ...faults, ...sharedAddresses(plans), ...unread],
  };
}

/** Ids of plans that have changed on disk since they were read, or were never read. */
export async function changedPlans(plans: readonly WorkspacePlan[], site: Site): Promise<string[]> {
  const { files } = await findPlans(site);
  const present = new Set(files.map(({ file }) => file));
  const read = new Map(plans.map(({ file, bytes }) => [file, bytes]));
  return [
    ...files.filter(({ file }) => !isOnDisk(file, read.get(file))),
    ...plans.filter(({ file }) => !present.has(file)),
  ].map(({ id }) => id);
}

function isOnDisk(file: string, bytes: Uint8Array | undefined): boolean {
  try {
    return bytes !== undefined && Buffer.compare(readPlanFile(file, '', { maxBytes: bytes.length }).bytes, bytes) === 0;
  } catch {
    return false;
  }
}

async function findPlans(site: Site): Promise<FoundPlans> {
  const found = await Promise.all(site.places.map((place) => findIn(place, site)));
  const files = new Map(found.flatMap(({ files }) => files).map((file) => [file.file, file]));
  return {
    files: [...files.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })),
    leftOut: [...new Set(found.flatMap(({ leftOut }) => leftOut))],
    faults: found.flatMap(({ faults }) => faults),
  };
}

async function findIn({ folder, root }: PlansPlace, site: Site): Promise<FoundPlans> {
  const { files, leftOut, faults } = await plansBelow(folder, site.project.match);
  const isKept = (file: string) => settingsFor(site.project, file) !== null;
  const pathOf = (file: string) => relative(site.root, file).split(sep).join('/');
  const repository = withoutSlash(plansRepository(root, site));
  const others = [...new Set([root, ...site.places.map((place) => place.root)].map(withoutSlash))];
  const roots = [...others.filter((other) => other !== repository), repository];
  return {
    files: files.filter(isKept).map((path) => {
      const { file, named } = planAt(path);
      return { file, path: pathOf(file), id: planId(named, root), roots };
    }),
    leftOut: leftOut.filter(isKept).map(pathOf),
    faults,
  };
}

/** The repository of a plan from outside the project is the one that it is in. */
function plansRepository(plansRoot: string, { repositoryRoot }: Site): string {
  if (below(repositoryRoot, plansRoot) !== null) return repositoryRoot;
  return repositoryOf(plansRoot) ?? plansRoot;
}

function withoutSlash(folder: string): string {
  return folder.replace(/[\\/]+$/, '');
}

/** Names the plans that would be published as the same page as another, or as the same file where capitals do not count. */
export function sharedAddresses(plans: readonly PlanFile[]): PathFault[] {
  const fileOf = ({ id }: PlanFile) => addressOf(id).toLowerCase().normalize();
  return [...Map.groupBy(plans, fileOf).values()].flatMap(([first, ...others]) =>
    others.flatMap((other) => (first ? sharedAddress(first, other) : [])),
  );
}

function sharedAddress(first: PlanFile, other: PlanFile): PathFault {
  const [page, otherPage] = [addressOf(first.id), addressOf(other.id)];
  const pages =
    page === otherPage
      ? `the page "${page}"`
      : `the pages "${page}" and "${otherPage}", which are one file on many systems`;
  const isSameName = first.path.normalize() === other.path.normalize();
  return {
    message: `Two plans would be published as ${pages}: ${first.path} and ${other.path}.`,
    hint: `${isSameName ? 'The names differ only in how their accents are encoded. ' : ''}Rename one of them, or its folder.`,
  };
}
