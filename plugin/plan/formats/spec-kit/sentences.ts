/**
 * Dependencies in sentences, as list items below a heading with the word Dependencies. One is read only where the whole of it
 * is a subject, a relation and objects, and each name leads to groups of the plan; any other is prose.
 */
import type { ListItem } from 'mdast';
import { inlineTextOf, sourced } from '../../inline/inline-text.ts';
import type { Dependencies, Dependency, InlineText, Phase } from '../../model.ts';
import type { Page } from '../../page.ts';
import { boxOf, firstParagraph } from '../../status.ts';
import { wordEnd } from '../../text/letters.ts';
import { pattern } from '../../text/pattern.ts';
import { trimmedRange } from '../../text/range.ts';
import { preorderInLists } from '../../walk.ts';
import { idList, type Names, readIds } from './ids.ts';

/** A task or a group, and what a sentence says of it. */
export interface Said {
  kind: 'task' | 'phase';
  id: string;
  dependsOn: Dependencies;
}

/** All that the sentences of a file say. */
export function readSentences(page: Page, phases: readonly Phase[], names: Names): Said[] {
  return itemsIn(page).flatMap((item) => {
    const content = firstParagraph(item);
    return content && !boxOf(item) ? readSentence(inlineTextOf(content, page.source), phases, names) : [];
  });
}

function itemsIn({ tree, sections }: Page): ListItem[] {
  const about = sections.filter(({ title }) => /\bdependencies\b/i.test(title));
  const blocks = tree.children.filter((_, at) => about.some(({ index, end }) => at > index && at < end));
  return preorderInLists(blocks).filter((node) => node.type === 'listItem');
}

const relations = [
  [/^\s*(?:all\s+)?depends?\s+on\s+/iu, 'after'],
  [/^\s*requires?\s+/iu, 'after'],
  [/^\s*can\s+start\s+after\s+/iu, 'after'],
  [/^\s*waits?\s+for\s+/iu, 'after'],
  [/^\s*blocks?\s+/iu, 'before'],
  [/^\s*no\s+dependencies(?![\p{L}\p{N}])/iu, 'none'],
] as const;

/** After the last object, or `no dependencies`, anything may follow one of these. */
const end = /^\s*(?:$|[-–—]\s|\(|;|\.(?:\s|$))/u;

function readSentence(inlineText: InlineText, phases: readonly Phase[], names: Names): Said[] {
  const { text } = inlineText;
  const subject = nameAt(inlineText, 0, phases, names, true);
  if (!subject) return [];
  const start = subject.to + (/^\s*[:：]?/.exec(text.slice(subject.to))?.[0].length ?? 0);
  const [relation, kind] = relations.find(([pattern]) => pattern.test(text.slice(start))) ?? [];
  if (!relation) return [];
  const from = start + (relation.exec(text.slice(start))?.[0].length ?? 0);
  const objects = kind === 'none' ? { items: [], to: from } : objectsAt(inlineText, from, phases, names);
  if (!objects || !end.test(text.slice(objects.to))) return [];
  const said = (items: Dependency[], range = { from: start, to: objects.to }): Dependencies => {
    const { from, to } = trimmedRange(text, range);
    return {
      none: items.length === 0,
      isApart: true,
      items,
      noted: [],
      unread: [],
      field: null,
      source: sourced(inlineText, from, to),
    };
  };
  const about = (items: readonly Dependency[], dependsOn: Dependencies) =>
    items.flatMap((item): Said[] =>
      item.kind === 'task' || item.kind === 'phase' ? [{ kind: item.kind, id: item.id, dependsOn }] : [],
    );
  return kind === 'before' ? about(objects.items, said(subject.items)) : about(subject.items, said(objects.items));
}

/** The groups and tasks that some words name, and the end of those words. */
interface Named {
  items: Dependency[];
  to: number;
}

const separator = /^\s*(?:,\s*and\s|,|\+|&|and\s)\s*/iu;
const note = /^\s*\([^()]*\)/u;

/** Objects, each with a note in brackets after it; a separator must lead to another. */
function objectsAt(inlineText: InlineText, from: number, phases: readonly Phase[], names: Names): Named | null {
  const items: Dependency[] = [];
  for (let at = from; ; ) {
    const object = nameAt(inlineText, at, phases, names, false);
    if (!object) return null;
    items.push(...object.items);
    const rest = inlineText.text.slice(object.to);
    const noted = note.exec(rest)?.[0].length ?? 0;
    const next = separator.exec(rest.slice(noted));
    if (!next || (noted > 0 && !nameAt(inlineText, object.to + noted + next[0].length, phases, names, false)))
      return { items, to: object.to };
    at = object.to + noted + next[0].length;
  }
}

const ids = new RegExp(`^\\s*${idList}`, 'iu');
const number = String.raw`(\d+(?:\.\d+)*[a-z]?)${wordEnd}`;
const phaseNumbers = String.raw`Phases?\s+${number}(?:\s*[-–]\s*(?:Phase\s+)?${number}|(\+))?`;
const byPhase = pattern`^\s*${phaseNumbers}`;
const stories = String.raw`(?:US[\s-]?|User\s+Stor(?:y|ies)\s+)(\d+)${wordEnd}`;
const byStory = pattern`^\s*${stories}(?:\s*[-–]\s*(?:US[\s-]?)?(\d+)${wordEnd})?`;
const byKind = pattern`^\s*(?:(setup)|(foundational)|(all\s+(?:desired\s+)?user\s+stories))${wordEnd}`;
const bracketed = pattern`^\s*\(\s*${phaseNumbers}\s*\)`;
/** `Foundational (Phase 2)`, `User Stories (Phases 3-5)` in front of a relation. */
const labelled = pattern`^\s*([^()]{1,80}?)\s*\(\s*${phaseNumbers}\s*\)`;
const words = /^\s*\([^()]*\)/u;
const met = pattern`^(?:\s+phase)?(?:\s+(?:completion|(?:being\s+|is\s+|are\s+)?completed?))?${wordEnd}`;

/** The tasks or groups that a name leads to; null for one that leads nowhere, or not to exactly one group. */
function nameAt(
  inlineText: InlineText,
  from: number,
  phases: readonly Phase[],
  names: Names,
  isSubject: boolean,
): Named | null {
  const text = inlineText.text.slice(from);
  const listed = ids.exec(text);
  if (listed)
    return { items: readIds(inlineText, { from, to: from + listed[0].length }, names), to: from + listed[0].length };
  const label = isSubject ? labelled.exec(text) : null;
  const found = label ? labelledGroups(label, phases) : namedGroups(text, phases);
  if (!found) return null;
  const { length } = found;
  const source = sourced(inlineText, from, from + length);
  const items = found.groups.map(({ id }): Dependency => ({ kind: 'phase', id, to: null, source }));
  return { items, to: from + length + after(text.slice(length), found.groups, isSubject) };
}

interface Groups {
  groups: readonly Phase[];
  /** Of the words. */
  length: number;
}

/** A label and numbers in brackets are about the same groups. */
function labelledGroups(match: RegExpExecArray, phases: readonly Phase[]): Groups | null {
  const [whole, label = '', first = '', last, open] = match;
  const numbered = groupsBetween(first, open ? null : (last ?? first), phases);
  const isStories = /^user\s+stories$/i.test(label);
  const groups = isStories ? numbered.filter(({ kind }) => kind === 'story') : numbered;
  const named = namedGroups(label, phases);
  const isSame = !named || named.length < label.length || named.groups.every((group) => groups.includes(group));
  return groups.length > 0 && isSame ? { groups, length: whole.length } : null;
}

function namedGroups(text: string, phases: readonly Phase[]): Groups | null {
  const phase = byPhase.exec(text);
  const story = phase ? null : byStory.exec(text);
  const kind = phase || story ? null : byKind.exec(text);
  const [whole] = phase ?? story ?? kind ?? [];
  if (whole === undefined) return null;
  const groups = phase
    ? groupsBetween(phase[1] ?? '', phase[3] ? null : (phase[2] ?? phase[1] ?? ''), phases)
    : story
      ? groupsOfStories(Number(story[1]), Number(story[2] ?? story[1]), phases)
      : phases.filter((one) => one.kind === (kind?.[1] ? 'setup' : kind?.[2] ? 'foundational' : 'story'));
  const mustBeOne = kind ? !kind[3] : !(phase?.[2] ?? phase?.[3] ?? story);
  return groups.length === 0 || (mustBeOne && groups.length > 1) ? null : { groups, length: whole.length };
}

function groupsBetween(first: string, last: string | null, phases: readonly Phase[]): readonly Phase[] {
  if (first === last) return phases.filter(({ id }) => id === first);
  const [from, to] = [Number.parseFloat(first), last === null ? Number.POSITIVE_INFINITY : Number.parseFloat(last)];
  return phases.filter(
    ({ heading, id }) => /Phase/i.test(heading.value) && Number.parseFloat(id) >= from && Number.parseFloat(id) <= to,
  );
}

/** Each story must have a group. */
function groupsOfStories(from: number, to: number, phases: readonly Phase[]): readonly Phase[] {
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => String(from + offset));
  const has = ({ stories }: Phase, story: string) => stories.some(({ value }) => value === story);
  if (!wanted.every((story) => phases.some((phase) => has(phase, story)))) return [];
  return phases.filter((phase) => wanted.some((story) => has(phase, story)));
}

/** The length of what may follow a name: words in brackets after a subject; "phase" or "is complete" after an object. */
function after(text: string, groups: readonly Phase[], isSubject: boolean): number {
  if (isSubject) return words.exec(text)?.[0].length ?? 0;
  const [bracket = '', first, last] = bracketed.exec(text) ?? [];
  const isSame = first !== undefined && groups.some(({ id }) => id === first || id === last);
  const length = isSame ? bracket.length : 0;
  return length + (met.exec(text.slice(length))?.[0].length ?? 0);
}
