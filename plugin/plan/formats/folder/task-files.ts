/** Backlog.md and taskmd: a folder of files, each a task with front matter (DIALECTS section 7). */
import type { RootContent } from 'mdast';
import { readEntries } from '../../front-matter.ts';
import { inlineTextOf, sourced } from '../../inline/inline-text.ts';
import type { Fault } from '../../model.ts';
import type { Page } from '../../page.ts';
import type { PartTree } from '../../parts.ts';
import type { Source } from '../../text/source.ts';
import type { Draft, Format, Reader } from '../format.ts';
import {
  asDeclared,
  type ComposedTask,
  composed,
  idFrom,
  inOrder,
  labelOver,
  outlineOfComposed,
  refineComposed,
} from './compose.ts';

export const backlog: Format = {
  title: 'Backlog.md',
  place: /(?:^|\/)\.?backlog\/(?:.*\/)?tasks\/[^/]+\.md$/i,
  count: (page, isAtHome) => Number(hasMarks(page) || (isTask(page) && (isAtHome || hasCriteria(page)))),
  folder: /^((?:.*\/)?\.?backlog)\/(?:tasks|completed)\/[^/]+\.md$/i,
  reader: readerOf(['milestone']),
};

export const taskmd: Format = {
  title: 'taskmd',
  place: /(?:^|\/)tasks\/(?:.*\/)?\d{3,}[^/]*\.md$/i,
  count: (page, isAtHome) => Number(isAtHome && isTask(page)),
  folder: /^((?:.*\/)?tasks)\/(?:[^/]+\/)?\d{3,}[^/]*\.md$/i,
  reader: readerOf(['phase', 'group']),
};

/** @param groupKeys the keys that name a task's group, the first before the others */
function readerOf(groupKeys: readonly string[]): Reader {
  return {
    isEachLineATask: true,
    isPart: () => true,
    compose: (files, source) => {
      const faults: Fault[] = [];
      const tasks = files.flatMap((file) => taskOf(file, groupKeys, source, faults) ?? []);
      tasks.sort((a, b) => inOrder(a.id.value, b.id.value));
      return { children: composed(tasks), faults };
    },
    outline: outlineOfComposed,
    refine,
    order: asDeclared,
  };
}

/** Keys that are read under another label than their words. */
const labels: Readonly<Record<string, string>> = { parent_task_id: 'Parent', touches: 'Files' };

function taskOf(
  { children: [yaml, ...body] }: PartTree,
  groupKeys: readonly string[],
  source: Source | null,
  faults: Fault[],
): ComposedTask | null {
  if (yaml?.type !== 'yaml') return null;
  const { entries, faults: wrong } = readEntries(yaml, source);
  faults.push(...wrong);
  const oneOf = (key: string) => entries.find((entry) => entry.key === key)?.values[0];
  const written = oneOf('id');
  const id = written ? idFrom(written) : null;
  if (!id) return null;
  const heading = body.find((node) => node.type === 'heading' && node.depth === 1);
  const own = heading?.type === 'heading' ? sourced(inlineTextOf(heading.children, source)) : null;
  const title = oneOf('title') ?? own ?? { value: '', position: written?.position };
  const shown = entries.filter(({ key }) => key !== 'id' && key !== 'title');
  return {
    id,
    title,
    group: groupKeys.flatMap((key) => oneOf(key) ?? [])[0] ?? null,
    fields: shown.map(({ key, values }) => ({ label: labels[key] ?? labelFrom(key), values })),
    blocks: body.filter((node) => node !== heading || own?.value !== title.value).map(asField),
  };
}

/** `created_date` as `Created date`. */
function labelFrom(key: string): string {
  const words = key.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const fieldTitle = /^(?:description|objective|acceptance criteria|definition of done)$/i;

/** Sections that all plans have as fields become such. */
function asField(node: RootContent): RootContent {
  const text = node.type === 'heading' ? inlineTextOf(node.children, null).text.trim() : '';
  return fieldTitle.test(text) ? labelOver(text) : node;
}

function refine(draft: Draft): Draft {
  return refineComposed(draft, ({ at }) => at.fields.find(({ label }) => label.value === 'Parent')?.text.value);
}

function isTask({ front: { keys } }: Page): boolean {
  return keys.includes('id') && keys.includes('status');
}

/** Backlog.md marks its checklists with comments. */
function hasMarks({ tree }: Page): boolean {
  return tree.children.some((node) => node.type === 'html' && /^<!--\s*(?:AC|SECTION:[A-Z]+):BEGIN/.test(node.value));
}

function hasCriteria({ front: { keys }, sections }: Page): boolean {
  return keys.includes('assignee') && sections.some(({ title }) => /^acceptance criteria$/i.test(title));
}
