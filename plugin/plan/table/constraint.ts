/** The Temporal Logic Constraints: four tables and the deadlock checklist, as cells (FORMAT section 4). */
import type { ListItem, RootContent, Table } from 'mdast';
import { flowOf, sliceFlow, trimFlow } from '../flow/flow.ts';
import type { Cell, Constraints, ConstraintTable, DeadlockClaim } from '../model.ts';
import type { Section } from '../outline/section.ts';
import { boxOf, statusOfMark } from '../status.ts';
import type { Source } from '../text/source.ts';
import { preorderInLists } from '../walk.ts';
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

/** Reads the constraint sections among a plan's sections; of each kind the first counts, before all under their heading. */
export function readConstraints(sections: readonly Section[], source: Source | null): Constraints {
  const root = sections.find(({ title }) => temporal.test(title)) ?? null;
  const kinds = sections.filter(({ title }) => Object.values(titles).some((words) => words.test(title)));
  const find = (title: RegExp) => {
    const found = kinds.filter((section) => title.test(section.title));
    return found.find(({ index }) => root && index > root.index && index < root.end) ?? found[0] ?? null;
  };
  const own = (section: Section) => contentOf(section, kinds);
  const table = <Name extends string>(
    title: RegExp,
    words: Readonly<Record<Name, RegExp>>,
    required: NoInfer<Name>[],
  ) => {
    const section = find(title);
    return section && readTable(section, own(section), words, required, source);
  };
  const deadlock = find(titles.deadlock);
  return {
    heading: root?.heading ?? null,
    sequence: table(titles.sequence, sequenceWords, ['constraint']),
    mutualExclusion: table(titles.mutualExclusion, exclusionWords, ['a', 'b']),
    liveness: table(titles.liveness, livenessWords, ['requirement']),
    atomicity: table(titles.atomicity, atomicityWords, ['group']),
    deadlock: deadlock && readDeadlock(deadlock, own(deadlock), source),
  };
}

/** What stands under a heading, up to the next constraint section. */
function contentOf(section: Section, kinds: readonly Section[]): RootContent[] {
  const next = kinds.find(({ index }) => index > section.index)?.index ?? section.end;
  return section.content.slice(0, Math.min(next, section.end) - section.index - 1);
}

function readTable<Name extends string>(
  { heading }: Section,
  content: readonly RootContent[],
  words: Readonly<Record<Name, RegExp>>,
  required: readonly Name[],
  source: Source | null,
): ConstraintTable<Record<Name, Cell>> {
  const node = content.find((block): block is Table => block.type === 'table') ?? null;
  const columns = node && columnsOf(node, words, required);
  const names = Object.keys(words) as Name[];
  const rows = columns
    ? node.children.slice(1).map((row) => {
        const cells = names.map((name) => [name, cellAt(row, columns[name], source)] as const);
        return Object.fromEntries(cells) as Record<Name, Cell>;
      })
    : [];
  return { heading, node, readable: !node || columns !== null, rows };
}

function readDeadlock(
  { heading }: Section,
  content: readonly RootContent[],
  source: Source | null,
): Constraints['deadlock'] {
  const list = content.find((block) => block.type === 'list') ?? null;
  const claims = preorderInLists(content).flatMap((node) =>
    node.type === 'listItem' ? (claimOf(node, source) ?? []) : [],
  );
  return { heading, list, claims };
}

/** A box with a claim; other items are prose. */
function claimOf(item: ListItem, source: Source | null): DeadlockClaim | null {
  const [first] = item.children;
  const box = boxOf(item);
  if (first?.type !== 'paragraph' || !box) return null;
  const flow = flowOf(first.children, source);
  const text = trimFlow(sliceFlow(flow, box.length, flow.text.length));
  const claim: Cell = { text: text.text, position: text.place(0, text.text.length), flow: text };
  return { claim, ticked: statusOfMark(box.mark) === 'done', node: item };
}
