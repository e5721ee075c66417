/** OpenSpec: every box is a task, with an id or without (DIALECTS section 4). */

import { parseMarkdown } from '#parse';
import { textOf } from '../inline/layout.ts';
import { type Box, groupsAbove, type Page, sectionsAbove } from '../page.ts';
import { ownContent, type Section, sectionsOf } from '../sections.ts';
import { cut } from '../text/cut.ts';
import { alphanumeric, startOfWords, wordEnd } from '../text/letters.ts';
import { pattern } from '../text/pattern.ts';
import { textBlocks } from '../walk.ts';
import type { Proposal } from './beside.ts';
import { type BoxTask, type Group, outlineOfBoxes, withIds } from './box-tasks.ts';
import { type Draft, type Format, groupByGroup } from './format.ts';

const numbered = String.raw`(?:\d+(?:\.\d+)+[a-z]?|[A-Z]{1,3}\d*(?:\.\d+)+)(?!${alphanumeric}|\.(?:\d|[xX*]${wordEnd}))`;
const startsWithId = new RegExp(`^[\\s*_]*${numbered}`, 'u');
/** A task needs no id. */
const taskId = new RegExp(String.raw`^[\s*_]*(?:Task\s+)?(${numbered}|T-?\d{3,}[A-Za-z]?${wordEnd})|^`, 'du');
const heading = pattern`^(?:(?:Phase|Stage)\s+([A-Z]|\d+(?:\.\d+)*)${wordEnd}|(\d+(?:\.\d+)*)(?=[.:)]|\s))[.:)]?`;

export const openspec: Format = {
  title: 'OpenSpec',
  place: /(?:^|\/)openspec\/changes\/.*tasks\.md$/i,
  ownsPlace: true,
  archive: /(?:^|\/)openspec\/changes\/archive\//i,
  count: (page, isAtHome) => {
    if (isAtHome) return page.boxes.length;
    const counts = (box: Box) =>
      startsWithId.test(box.textAfter) &&
      !page.isInOurs(box) &&
      sectionsAbove(page.sections, box.index).some(({ title }) => heading.test(title));
    return page.boxes.filter(counts).length;
  },
  reader: {
    isEachLineATask: true,
    begin: taskId,
    outline: (page) => {
      const groups = groupsOf(page);
      return outlineOfBoxes(tasksOf(page, groups), groups, page);
    },
    refine,
    beside: (textOf, foldersIn) => ({
      proposal: readProposal(textOf('proposal.md') ?? ''),
      documents: ['design.md', ...specificationsIn('specs', foldersIn)].filter((path) => textOf(path) !== null),
    }),
    order: groupByGroup,
  },
};

/** A specification can be of part of a capability: `specs/billing/export/spec.md`. */
const deepest = 4;

function specificationsIn(folder: string, foldersIn: (folder: string) => readonly string[], depth = 1): string[] {
  if (depth > deepest) return [];
  return foldersIn(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return [`${path}/spec.md`, ...specificationsIn(path, foldersIn, depth + 1)];
  });
}

const proposalTitle = /^(?:(?:OpenSpec\s+)?(?:Change|Proposal|Change\s+Proposal))\s*[:：–—-]\s*/i;
const reason = pattern`^(?:\d+[.)]\s*)?(?:why|motivation|reason|problem(?:\s+statement)?|background|context|为什么|背景|动机|なぜ|背景と目的|왜|배경)${wordEnd}`;
/** A page shows the beginning; the rest is in the file. */
const longestReason = 700;
const mostParagraphs = 6;

function readProposal(text: string): Proposal | null {
  const sections = sectionsOf(parseMarkdown(text), null);
  const [first] = sections;
  const title = first?.heading.depth === 1 ? first.inlineText.text.replace(proposalTitle, '').trim() : '';
  const why = sections.find((section) => reason.test(section.title));
  const shown: string[] = [];
  let length = 0;
  for (const { children } of textBlocks(why ? ownContent(why) : [])) {
    if (length >= longestReason || shown.length === mostParagraphs) break;
    const paragraph = cut(oneLine(textOf(children)), longestReason - length);
    if (paragraph !== '') shown.push(paragraph);
    length += paragraph.length;
  }
  if (title === '' && shown.length === 0) return null;
  return {
    file: 'proposal.md',
    title: title === '' ? null : cut(oneLine(title), 160),
    reason: shown,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Only tasks say what they depend on: the numbers of groups are often not those that their words mean. */
function refine(draft: Draft): Draft {
  return { ...draft, phases: draft.phases.map((phase) => ({ ...phase, dependsOn: null })) };
}

/** The groups: level-2 headings with a number, else the nearest heading above, but for the title. The first of two with one id has it. */
function groupsOf({ sections, boxes }: Page): Group[] {
  const found = new Set(boxes.flatMap(({ index }) => groupAbove(sections, index) ?? []));
  const chosen = sections.filter((section) => found.has(section));
  const known = new Set<string>();
  return withIds(
    chosen.map((section) => {
      const { text } = section.inlineText;
      const lead = startOfWords(text);
      const match = heading.exec(text.slice(lead));
      const written = match?.[1] ?? match?.[2] ?? null;
      const id = written !== null && !known.has(written) ? written : null;
      if (id !== null) known.add(id);
      return { section, id, nameFrom: match && (id !== null || written === null) ? lead + match[0].length : 0 };
    }),
  );
}

function groupAbove(sections: readonly Section[], index: number): Section | undefined {
  const above = groupsAbove(sections, index, ({ title }) => heading.test(title));
  return above.find(({ heading: { depth }, title }) => depth === 2 && heading.test(title)) ?? above.at(-1);
}

/** An id that comes twice is a duplicate inside of numbered groups; elsewhere groups have numbers of their own. */
function tasksOf({ sections, boxes }: Page, groups: readonly Group[]): BoxTask[] {
  const ordinals = new Map<Section | undefined, number>(groups.map(({ section }, index) => [section, index + 1]));
  const counts = new Map<number, number>();
  const known = new Set<string>();
  const ids = new Map<Box, string>();
  return boxes.map((box): BoxTask => {
    const group = groupAbove(sections, box.index);
    const ordinal = ordinals.get(group) ?? 0;
    const number = (counts.get(ordinal) ?? 0) + 1;
    counts.set(ordinal, number);
    const match = taskId.exec(box.textAfter);
    const [from, to] = match?.indices?.[1] ?? [];
    const written = from === undefined || to === undefined ? null : { from: box.from + from, to: box.from + to };
    const isNumbered = group !== undefined && heading.test(group.title);
    const isOwn = match?.[1] !== undefined && (isNumbered || !known.has(match[1]));
    const id = isOwn ? (match?.[1] ?? '') : `~${ordinal}.${number}`;
    known.add(id);
    ids.set(box, id);
    const parent = box.parent ? ids.get(box.parent) : undefined;
    const status = /x/i.test(box.mark) ? 'done' : 'todo';
    return {
      box,
      id,
      written,
      after: written?.to ?? box.from,
      status,
      canBeStruck: false,
      ...(parent !== undefined && { parent }),
    };
  });
}
