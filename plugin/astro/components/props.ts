import type { PlanGraph, State } from '../../graph/model.ts';
import { type Piece, storiesFor, type TableKind, tableKinds, tableOf } from '../../render/pieces.ts';
import { nearestWord, suggestion } from '../../rules/support/nearest.ts';

/** The properties of `<PlanSummary>`, `<PlanProgress>` and `<PlanGraph>`. */
export interface PlanProps {
  /** The plan's id, as in the address of its page. */
  plan: string;
}

/** The properties of `<PlanTasks>`. */
export interface PlanTasksProps extends PlanProps {
  /** One state or several; by default all. */
  state?: State | readonly State[] | undefined;
  /** The id of a phase, such as `2`. */
  phase?: string | number | undefined;
  /** A user story, such as `US1`. */
  story?: string | number | undefined;
  /** The most tasks to show. */
  limit?: number | undefined;
}

/** The properties of `<ConstraintTable>`. */
export interface ConstraintTableProps extends PlanProps {
  /** The kind of constraint table. */
  kind: TableKind;
}

/** A property that a component cannot have, and what to write instead. */
export class WrongProp extends Error {
  readonly hint: string;
  /** As it was written. */
  readonly value: string;

  constructor(message: string, hint: string, value: unknown) {
    super(message);
    this.hint = hint;
    this.value = String(value);
  }
}

/** Unchecked: MDX and plain scripts have no types. */
type Props = Readonly<Record<string, unknown>>;

/** The piece that each component shows, and its properties beside `plan`. */
const components = {
  PlanSummary: { own: [], piece: (): Piece => ({ kind: 'summary' }) },
  PlanProgress: { own: [], piece: (): Piece => ({ kind: 'progress' }) },
  PlanGraph: { own: [], piece: (): Piece => ({ kind: 'graph' }) },
  PlanTasks: { own: ['state', 'phase', 'story', 'limit'], piece: tasksPiece },
  ConstraintTable: { own: ['kind'], piece: tablePiece },
} as const;

/** The name of a component. */
export type ComponentName = keyof typeof components;

/**
 * The piece that a component shows.
 *
 * @throws {WrongProp} for a property or a name that does not exist
 */
export function pieceFor(name: ComponentName, props: Props, graph: PlanGraph): Piece {
  const { own, piece } = components[name];
  const known = ['plan', ...own];
  for (const key of Object.keys(props)) {
    const meant = known.includes(key) ? undefined : nearestWord(key, known);
    if (meant !== undefined) throw new WrongProp(`there is no property "${key}".`, `Did you mean ${meant}?`, key);
  }
  return piece(props, graph);
}

/** @throws {WrongProp} for an id that no plan has */
export function planIdIn({ plan }: Props, ids: readonly string[]): string {
  if (typeof plan !== 'string') {
    throw new WrongProp('it names no plan.', `Write plan="${ids[0] ?? 'search'}", or the id of another plan.`, plan);
  }
  return named('there is no plan', plan, ids);
}

function tasksPiece({ state, phase, story, limit }: Props, { plan, tasks }: PlanGraph): Piece {
  if (limit !== undefined && !(Number.isSafeInteger(limit) && Number(limit) > 0)) {
    throw new WrongProp(
      `the limit ${limit} is not a positive whole number.`,
      'Write a number, such as limit={3}.',
      limit,
    );
  }
  const phases = plan.phases.map(({ id }) => id);
  const stories = [...new Set(tasks.flatMap((node) => [...storiesFor(node)]))];
  return {
    kind: 'tasks',
    states: state === undefined ? undefined : [state].flat().map((one) => named('there is no state', one, states)),
    phase: phase === undefined ? undefined : named(`the plan ${plan.id} has no phase`, phase, phases, /^phase\s+/i),
    story:
      story === undefined
        ? undefined
        : named(`the plan ${plan.id} has no story`, story, stories, /^(?:user )?story\s+|^us-?/i),
    limit: limit as number | undefined,
  };
}

const states: readonly State[] = ['ready', 'in-progress', 'blocked', 'waiting', 'todo', 'done', 'cancelled'];

function tablePiece({ kind }: Props, { plan }: PlanGraph): Piece {
  const of = named('there is no kind of constraint table', kind, tableKinds);
  if (tableOf(of, plan)) return { kind: 'table', of };
  const present = tableKinds.filter((one) => tableOf(one, plan));
  const hint = present.length > 0 ? `It has: ${present.join(', ')}.` : 'It has no constraint tables.';
  throw new WrongProp(`the plan ${plan.id} has no ${of} table.`, hint, kind);
}

/**
 * A name among those that exist.
 *
 * @param prefix what may be written before it
 */
function named<Name extends string>(missing: string, value: unknown, names: readonly Name[], prefix?: RegExp): Name {
  const written = String(value ?? '');
  const bare = prefix ? written.replace(prefix, '') : written;
  const found = names.find((name) => name === written) ?? names.find((name) => name === bare);
  if (found !== undefined) return found;
  const hint = names.length > 0 ? suggestion(bare, names) : 'There is none.';
  throw new WrongProp(`${missing} "${written}".`, hint, written);
}
