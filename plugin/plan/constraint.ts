/** The Temporal Logic Constraints: four tables and the deadlock checklist, as cells (FORMAT section 4). */
import type { ListItem, Table } from 'mdast';
import { flowOf, type Source, sliceFlow, trimFlow } from './flow.ts';
import type {
  AtomicityRow,
  Cell,
  Constraints,
  ConstraintTable,
  DeadlockClaim,
  LivenessRow,
  MutualExclusionRow,
  SequenceRow,
} from './model.ts';
import type { Section } from './section.ts';
import { boxAt } from './status.ts';
import { cellAt, columnsOf } from './table.ts';

const temporal = /^(?:[\d.]+\s*)?temporal logic constraints?\b/i;
const titles = {
  sequence: /^(?:[\d.]+\s*)?sequence constraints?\b/i,
  mutualExclusion: /^(?:[\d.]+\s*)?mutual exclusions?\b/i,
  liveness: /^(?:[\d.]+\s*)?liveness(?:\s+requirements?)?(?=\s*(?:\(|$))/i,
  atomicity: /^(?:[\d.]+\s*)?atomicity(?:\s+requirements?)?(?=\s*(?:\(|$))/i,
  deadlock: /^(?:[\d.]+\s*)?deadlock analysis\b/i,
} as const;

const sequenceWords = { constraint: /constraint|sequence|order/, type: /type|kind/, rationale: /rationale|why|reason/ };
const exclusionWords = { a: /\ba$|first/, b: /\bb$|second/, conflict: /conflict|type|reason/ };
const livenessWords = {
  requirement: /requirement|must/,
  trigger: /trigger|when/,
  guarantee: /timeout|guarantee|bound|within/,
};
const atomicityWords = { group: /operation|group/, rollback: /rollback|strategy|compensation/, notes: /note|comment/ };

/** Reads the constraint sections among a plan's sections; the first of each kind counts. */
export function readConstraints(sections: readonly Section[], source: Source | null): Constraints {
  const find = (title: RegExp) => sections.find((section) => title.test(section.title)) ?? null;
  const table = <Row extends object>(
    title: RegExp,
    words: Readonly<Record<keyof Row & string, RegExp>>,
    main: keyof Row & string,
  ) => {
    const section = find(title);
    return section && readTable<Row>(section, words, main, source);
  };
  return {
    heading: find(temporal)?.heading ?? null,
    sequence: table<{ [K in keyof SequenceRow]: Cell }>(titles.sequence, sequenceWords, 'constraint'),
    mutualExclusion: table<{ [K in keyof MutualExclusionRow]: Cell }>(titles.mutualExclusion, exclusionWords, 'a'),
    liveness: table<{ [K in keyof LivenessRow]: Cell }>(titles.liveness, livenessWords, 'requirement'),
    atomicity: table<{ [K in keyof AtomicityRow]: Cell }>(titles.atomicity, atomicityWords, 'group'),
    deadlock: readDeadlock(find(titles.deadlock), source),
  };
}

function readTable<Row extends object>(
  section: Section,
  words: Readonly<Record<keyof Row & string, RegExp>>,
  main: keyof Row & string,
  source: Source | null,
): ConstraintTable<Row> {
  const node = section.content.find((block): block is Table => block.type === 'table') ?? null;
  const columns = node && columnsOf(node, words, main);
  const names = Object.keys(words) as (keyof Row & string)[];
  const rows = columns
    ? node.children.slice(1).map((row) => {
        const cells = names.map((name) => [name, cellAt(row, columns[name], source)] as const);
        return Object.fromEntries(cells) as Row;
      })
    : [];
  return { heading: section.heading, node, readable: !node || columns !== null, rows };
}

function readDeadlock(section: Section | null, source: Source | null): Constraints['deadlock'] {
  if (!section) return null;
  const lists = section.content.filter((block) => block.type === 'list');
  const claims = lists.flatMap((list) => list.children.flatMap((item) => claimOf(item, source) ?? []));
  return { heading: section.heading, list: lists[0] ?? null, claims };
}

/** A box with a claim; other items are prose. */
function claimOf(item: ListItem, source: Source | null): DeadlockClaim | null {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return null;
  const flow = flowOf(first.children, source);
  const box = typeof item.checked === 'boolean' ? null : boxAt(flow.text);
  if (typeof item.checked !== 'boolean' && !box) return null;
  const text = trimFlow(sliceFlow(flow, box?.length ?? 0, flow.text.length));
  const claim: Cell = { text: text.text, position: text.place(0, text.text.length), flow: text };
  return { claim, ticked: item.checked ?? box?.mark.toLowerCase() === 'x', node: item };
}
