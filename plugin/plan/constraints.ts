/** The Temporal Logic Constraints: four tables and the deadlock checklist, as cells (FORMAT section 4). */
import type { ListItem, RootContent, Table } from 'mdast';
import { inlineTextOf, sliceText, trimText } from './inline/inline-text.ts';
import type { Cell, Constraints, ConstraintTable, DeadlockClaim } from './model.ts';
import type { Page } from './page.ts';
import type { Section } from './sections.ts';
import { boxOf, firstParagraph, statusOfMark } from './status.ts';
import { cellAt, columnsOf } from './table.ts';
import type { Source } from './text/source.ts';
import { sectionTitles } from './vocabulary.ts';
import { preorderInLists } from './walk.ts';

const constraintSections = ['sequence', 'mutualExclusion', 'liveness', 'atomicity', 'deadlock'] as const;

const sequenceColumns = {
  constraint: /constraint|sequence|order/,
  type: /type|kind/,
  rationale: /rationale|why|reason/,
};
const exclusionColumns = { a: /\ba$|first/, b: /\bb$|second/, conflict: /conflict|type|reason/ };
const livenessColumns = {
  requirement: /requirement|must/,
  trigger: /trigger|when/,
  guarantee: /timeout|guarantee|bound|within/,
};
const atomicityColumns = {
  group: /operation|group/,
  rollback: /rollback|strategy|compensation/,
  notes: /note|comment/,
};

/** Reads the constraint sections among a plan's sections; of each kind the first counts, before all under their heading. */
export function readConstraints({ sections, source }: Page): Constraints {
  const root = sections.find(({ title }) => sectionTitles.temporal.test(title)) ?? null;
  const kinds = sections.filter(({ title }) => constraintSections.some((name) => sectionTitles[name].test(title)));
  const find = (title: RegExp) => {
    const found = kinds.filter((section) => title.test(section.title));
    return found.find(({ index }) => root && index > root.index && index < root.end) ?? found[0] ?? null;
  };
  const content = (section: Section) => contentOf(section, kinds);
  const table = <Name extends string>(
    title: RegExp,
    words: Readonly<Record<Name, RegExp>>,
    required: NoInfer<Name>[],
  ) => {
    const section = find(title);
    return section && readTable(section, content(section), words, required, source);
  };
  const deadlock = find(sectionTitles.deadlock);
  return {
    heading: root?.heading ?? null,
    sequence: table(sectionTitles.sequence, sequenceColumns, ['constraint']),
    mutualExclusion: table(sectionTitles.mutualExclusion, exclusionColumns, ['a', 'b']),
    liveness: table(sectionTitles.liveness, livenessColumns, ['requirement']),
    atomicity: table(sectionTitles.atomicity, atomicityColumns, ['group']),
    deadlock: deadlock && readDeadlock(deadlock, content(deadlock), source),
  };
}

/** The content under a heading, up to the next constraint section. */
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
  const content = firstParagraph(item);
  const box = boxOf(item);
  if (!content || !box) return null;
  const inlineText = inlineTextOf(content, source);
  const text = trimText(sliceText(inlineText, box.length, inlineText.text.length));
  const claim: Cell = { text: text.text, position: text.positionOf(0, text.text.length), inlineText: text };
  return { claim, ticked: statusOfMark(box.mark) === 'done', node: item };
}
