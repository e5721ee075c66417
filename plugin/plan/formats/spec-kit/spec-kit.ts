/** spec-kit: boxes with ids such as T001, in groups for set-up, foundations, user stories and polish (DIALECTS section 2). */
import type { Heading } from 'mdast';
import { joinDependencies } from '../../dependency/dependencies.ts';
import { inlineTextOf } from '../../inline/inline-text.ts';
import { foreignLabels } from '../../labels.ts';
import type { Dependencies, Phase, PhaseKind, Task } from '../../model.ts';
import { groupsAbove, type Page } from '../../page.ts';
import type { Section } from '../../sections.ts';
import type { TaskCopy } from '../../task/tasks.ts';
import { nonAlphanumeric, wordEnd } from '../../text/letters.ts';
import { pattern } from '../../text/pattern.ts';
import type { Coverage } from '../beside.ts';
import { type BoxTask, type Group, outlineOfBoxes, withIds } from '../box-tasks.ts';
import type { Draft, Format } from '../format.ts';
import { id, namesIn } from './ids.ts';
import { order } from './order.ts';
import { readSentences } from './sentences.ts';
import { readSpecification, storiesIn } from './stories.ts';
import { readBracket, readPaths, readRequirements, readTags } from './title.ts';

/** A range, or a line about several tasks, is not a task. */
const line = new RegExp(
  String.raw`^[\s*_]*\[?(${id})(?!\s?(?:[-–—~〜]|\.{2,}|,|&|/|and|to)\s?T-?\d)\]?[*_]*[ \t]*(?:[:：–—-](?=[*_]*\s*\[))?[*_]*`,
  'du',
);

export const specKit: Format = {
  title: 'spec-kit',
  place: /(?:^|\/)specs\/\d+-[^/]+\/tasks\.md$|(?:^|\/)\.specify\//i,
  count: ({ boxes }) => boxes.filter((box) => line.test(box.textAfter)).length,
  reader: {
    isEachLineATask: true,
    begin: line,
    marksParallel: true,
    outline: (page) => {
      const tasks = tasksOf(page);
      return outlineOfBoxes(tasks, groupsOf(tasks, page), page);
    },
    refine,
    beside: (textOf) => ({ coverage: coverageOf(textOf('spec.md') ?? '') }),
    order,
  },
};

function coverageOf(text: string): Coverage | null {
  const topics = [...readSpecification(text).stories].map(([id, title]) => ({ id, title }));
  return topics.length > 0 ? { file: 'spec.md', kind: 'story', topics } : null;
}

function tasksOf({ boxes }: Page): BoxTask[] {
  return boxes.flatMap((box) => {
    const match = line.exec(box.textAfter);
    const [from, to] = match?.indices?.[1] ?? [];
    if (!match?.[1] || from === undefined || to === undefined) return [];
    return [
      { box, id: match[1], written: { from: box.from + from, to: box.from + to }, after: box.from + match[0].length },
    ];
  });
}

const translated = `(?:${foreignLabels('phase').join('|')})`;
/** `Phase 2`, `阶段 2`, `第2阶段` */
const phase = pattern`^[${nonAlphanumeric}]*(?:Phase\s+|${translated}\s*|第?(?=\d+\s?${translated}))(\d+(?:\.\d+)*[a-z]?)(?:\s?${translated})?${wordEnd}`;

/** A group is the outermost heading with tasks under it that is called Phase, else the outermost below the title. */
function groupsOf(tasks: readonly BoxTask[], { sections }: Page): Group[] {
  const chosen = new Set(tasks.flatMap(({ box }) => groupAbove(sections, box.index) ?? []));
  const groups = sections.filter((section) => chosen.has(section));
  return withIds(
    groups.map((section) => {
      const match = phase.exec(section.inlineText.text);
      return { section, id: match?.[1] ?? null, nameFrom: match?.[0].length ?? 0 };
    }),
  );
}

function groupAbove(sections: readonly Section[], index: number): Section | undefined {
  const above = groupsAbove(sections, index, ({ inlineText }) => phase.test(inlineText.text));
  return above.find(({ inlineText }) => phase.test(inlineText.text)) ?? above[0];
}

function refine(draft: Draft, page: Page, copies: readonly TaskCopy[]): Draft {
  const phases = draft.phases.map((one): Phase => {
    const stories = storiesIn(inlineTextOf((one.node as Heading).children, page.source));
    // What a mark in a heading says of the group is shown as written: it says nothing of tasks that were skipped.
    return {
      ...one,
      kind: kindOf(one.heading.value, stories.length > 0),
      stories,
      priority: priorityIn(one.heading.value),
      mark: null,
    };
  });
  const names = namesIn(draft.tasks);
  const said = Map.groupBy(readSentences(page, phases, names), ({ kind, id }) => `${kind} ${id}`);
  const of = (kind: 'task' | 'phase', { id }: Task | Phase) =>
    (said.get(`${kind} ${id}`) ?? []).map(({ dependsOn }) => dependsOn);
  return {
    ...draft,
    phases: phases.map((one) => ({ ...one, dependsOn: joinDependencies([named(one.dependsOn), ...of('phase', one)]) })),
    tasks: draft.tasks.map((task, index) => {
      const { inlineText, line } = (copies[index] as TaskCopy).outlined;
      const paths = readPaths(inlineText, line, page.source);
      return {
        ...task,
        ...readTags(inlineText, line),
        requirements: readRequirements(inlineText, line),
        files: paths.length > 0 ? paths : task.files,
        dependsOn: joinDependencies([task.dependsOn, readBracket(inlineText, line, names), ...of('task', task)]),
      };
    }),
  };
}

/** `(Priority: P1)`, `[P0]`, `（优先级：P1）` */
function priorityIn(heading: string): string | null {
  return /[([（]\s*(?:\p{L}{2,12}\s*[:：]?\s*)?(P\d)\s*[)\]）]/iu.exec(heading)?.[1]?.toUpperCase() ?? null;
}

/** The references in a field of a group; its other words are not conditions. */
function named(said: Dependencies | null): Dependencies | null {
  const items = said?.items.filter(({ kind }) => kind !== 'outside') ?? [];
  return said && (said.none || items.length > 0) ? { ...said, items } : null;
}

function kindOf(value: string, hasStories: boolean): PhaseKind {
  if (hasStories) return 'story';
  const name = value.replace(/[(（].*/, '');
  if (/\bfoundation(?:al|s)?\b|\bblocking prerequisites?\b/i.test(value) || /基[础礎盤]|기반/.test(name))
    return 'foundational';
  if (/(?<![\w-])set-?up(?![\w-])/i.test(value) || /设置|設定|セットアップ|설정/.test(name)) return 'setup';
  return /\bpolish\b|\bfinal\b|\bcross-cutting\b|完善|打磨|磨き|仕上げ|마무리|横切|横断/i.test(value)
    ? 'final'
    : 'plain';
}
