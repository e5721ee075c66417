import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Examined, type ReadPlan, type ReadSettings, readInput } from '../check/examine.ts';
import { type CheckSettings, noSettings, type ProjectSettings, SettingsError, settingsFor } from '../check/settings.ts';
import { type Contents, OutsideError, type PathFault, reasonOf } from '../files/contents.ts';
import { boundaries } from '../files/inside.ts';
import type { OtherPlans } from '../graph/model.ts';
import { type Member, type PortfolioOptions, portfolio } from '../graph/portfolio.ts';
import { withSlashes } from '../plan/address.ts';
import { limitsFrom } from '../plan/limits.ts';
import { PartError, type PlanContents, readPlanFile } from './contents.ts';
import type { PlanFile } from './find.ts';
import { type Circumstances, type Judgement, judgeWith } from './judgement.ts';
import { type Referenced, readReferenced } from './referenced.ts';
import { surroundingsOf } from './surroundings.ts';

/** A plan file and all that is known about it. */
export interface WorkspacePlan extends PlanFile, Examined {
  bytes: Uint8Array;
  /** The settings that it was judged with. */
  settings: CheckSettings;
}

/** Options for checking plans. */
export interface CheckOptions {
  project?: ProjectSettings;
  /** Plans that dependencies may have meant, for suggestions; called where one leads to no plan. */
  others?: (() => Promise<readonly Pick<PlanFile, 'id' | 'file'>[]>) | undefined;
  /** Plans that are checked in the same go, which are suggested first. */
  peers?: readonly Pick<PlanFile, 'id' | 'file'>[] | undefined;
  /** Bytes to use instead of those on the disk, by file. */
  overlay?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Knowledge of the disk from what was read and judged before. */
  disk?: ReturnType<typeof boundaries> | undefined;
  /** Called with the number of files that were read, after each. */
  onRead?: ((count: number) => void) | undefined;
}

/** A plan among others, before it is judged. */
export interface PlacedPlan extends ReadPlan, Member {}

/** A plan as it was read, and what it was read from. */
interface StoredReading {
  source: { file: PlanFile; settings: ReadSettings; checked: boolean };
  contents: PlanContents;
  plan: PlacedPlan;
}

/**
 * A set of plans, each decoded, parsed, read, related and judged once, whoever asks. A plan is read again when its bytes
 * change, and judged again when it was read again, or when its settings, a path on the disk that its rules asked about or what
 * other plans say of it change.
 */
export class Workspace {
  readonly #readings = new Map<string, StoredReading>();
  readonly #judgements = new Map<string, Judgement & { plan: PlacedPlan }>();
  #portfolio: {
    members: readonly PlacedPlan[];
    options: PortfolioOptions;
    said: ReadonlyMap<Member, OtherPlans>;
  } | null = null;

  /**
   * Reads plan files and judges them together with the plans that they name. A file that cannot be opened is a fault, as
   * is a custom rule that throws; the other plans are judged all the same. A file that the settings ignore is judged like
   * any other: whoever names it means it.
   */
  async check(
    files: readonly PlanFile[],
    { project = noSettings, others, overlay, onRead }: CheckOptions = {},
  ): Promise<{ plans: WorkspacePlan[]; faults: PathFault[] }> {
    const faults: PathFault[] = [];
    const disk = boundaries();
    const opened = files.flatMap((file, index) => {
      const read = this.open(file, { project, overlay, disk });
      onRead?.(index + 1);
      if ('plan' in read) return { file, ...read };
      faults.push(read);
      return [];
    });
    const judged = await this.judge(
      opened.map(({ plan }) => plan),
      { project, others, disk },
    );
    const plans = opened.flatMap(({ file, bytes, plan }) => {
      const examined = judged.get(plan);
      if (examined && 'findings' in examined) {
        return { ...examined, ...file, bytes, settings: settingsOf(project, file.file) };
      }
      if (examined) faults.push(examined);
      return [];
    });
    return { plans, faults };
  }

  /** Reads a plan file that is to be judged; one that cannot be opened is a fault. */
  open(
    file: PlanFile,
    { project = noSettings, overlay, disk = boundaries() }: Pick<CheckOptions, 'project' | 'overlay' | 'disk'> = {},
  ): { plan: PlacedPlan; bytes: Uint8Array } | PathFault {
    const { limits, labels, format } = settingsOf(project, file.file);
    const contents = contentsOf(file, limits, overlay, disk);
    if (!('size' in contents)) return contents;
    const settings = { limits, labels, format };
    return { plan: this.#read({ file, settings, checked: true }, contents), bytes: contents.bytes };
  }

  /** Lets go of a plan and of what was found in it. */
  forget({ file }: PlanFile): void {
    this.#readings.delete(file);
    this.#judgements.delete(withSlashes(file));
  }

  /**
   * Judges plans that were read, together with the plans that they name.
   *
   * @returns what each came to; the error of a custom rule that threw
   */
  async judge(
    plans: readonly PlacedPlan[],
    { project = noSettings, others, peers = [], disk = boundaries() }: Omit<CheckOptions, 'overlay' | 'onRead'> = {},
  ): Promise<ReadonlyMap<PlacedPlan, Examined | SettingsError>> {
    const { context, unreadable, lost } = this.#referenced(plans, project);
    const known = lost && others ? await others() : [];
    const options = {
      phaseOrder: project.judge.phaseOrder,
      unreadable,
      peers: peers.map(nameOf),
      others: known.map(nameOf),
    };
    const said = this.#relate([...plans, ...context], options);
    return new Map(
      plans.map((plan) => {
        const settings = settingsOf(project, plan.file);
        const repository = plan.roots.at(-1) ?? '';
        const surroundings = surroundingsOf(plan.file, repository, disk(repository), limitsFrom(settings.limits));
        const otherPlans = said.get(plan);
        if (!otherPlans) throw new Error(`The portfolio says nothing of ${plan.file}`);
        return [plan, this.#judge(plan, { settings, otherPlans, surroundings })];
      }),
    );
  }

  /** The plans that are named by some plans, or by those that these name, and that are not among the peers. */
  context(
    plans: readonly PlacedPlan[],
    { project = noSettings, peers }: Pick<CheckOptions, 'project'> & { peers: readonly PlanFile[] },
  ): PlacedPlan[] {
    return this.#referenced(plans, project, peers).context;
  }

  #referenced(
    plans: readonly PlacedPlan[],
    project: ProjectSettings,
    peers?: readonly PlanFile[],
  ): Referenced<PlacedPlan> {
    const read = (file: PlanFile, contents: Contents) => {
      const { labels, format } = settingsOf(project, file.file);
      return this.#read({ file, settings: { labels, format }, checked: false }, contents);
    };
    return readReferenced(plans, read, peers);
  }

  #read(source: StoredReading['source'], contents: PlanContents): PlacedPlan {
    const { file, settings, checked } = source;
    const known = this.#readings.get(file.file);
    if (known && isDeepStrictEqual(known.source, source) && isSameContents(known.contents, contents)) return known.plan;
    const place = { file: withSlashes(file.file), roots: file.roots.map(withSlashes), checked };
    const input = { ...contents, path: file.path, file: file.file, id: file.id };
    const plan = { ...readInput(input, settings), ...place };
    this.#readings.set(file.file, { source, contents, plan });
    return plan;
  }

  /** Relates each plan to the others. */
  #relate(members: readonly PlacedPlan[], options: PortfolioOptions): ReadonlyMap<Member, OtherPlans> {
    const last = this.#portfolio;
    const isLast =
      last?.members.length === members.length &&
      members.every((member, index) => member === last.members[index]) &&
      isDeepStrictEqual(options, last.options);
    if (isLast) return last.said;
    this.#portfolio = { members, options, said: portfolio(members, options) };
    return this.#portfolio.said;
  }

  #judge(plan: PlacedPlan, circumstances: Circumstances): Examined | SettingsError {
    const known = this.#judgements.get(plan.file);
    if (known?.plan === plan && known.holds(circumstances)) return known.examined;
    try {
      const judgement = judgeWith(plan, circumstances);
      this.#judgements.set(plan.file, { ...judgement, plan });
      return judgement.examined;
    } catch (error) {
      if (error instanceof SettingsError) return error;
      throw error;
    }
  }
}

function contentsOf(
  { file, path, roots }: PlanFile,
  limits: CheckSettings['limits'],
  overlay: CheckOptions['overlay'],
  disk: ReturnType<typeof boundaries>,
): PlanContents | PathFault {
  const within = disk(roots.at(-1) ?? dirname(file));
  try {
    return readPlanFile(file, path, { maxBytes: limitsFrom(limits).fileBytes, within, overlay });
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    if (error.cause instanceof OutsideError) {
      return {
        message: `${error.path} is a link that leads out of the repository.`,
        hint: 'Put the plan itself there.',
      };
    }
    return { message: `Cannot read ${error.path}.`, hint: reasonOf(error.cause) };
  }
}

function nameOf({ id, file }: Pick<PlanFile, 'id' | 'file'>): { id: string; file: string } {
  return { id, file: withSlashes(file) };
}

function settingsOf(project: ProjectSettings, file: string): CheckSettings {
  return settingsFor(project, file) ?? project.judge;
}

function isSameContents(before: PlanContents, now: PlanContents): boolean {
  const pathsOf = ({ folder }: PlanContents) => folder?.files.map(({ path, bytes }) => [path, bytes.length]);
  return (
    before.size === now.size &&
    Buffer.compare(before.bytes, now.bytes) === 0 &&
    isDeepStrictEqual(pathsOf(before), pathsOf(now))
  );
}
