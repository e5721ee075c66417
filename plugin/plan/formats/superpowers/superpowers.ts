/** superpowers: `### Task 1: …` headings over steps with boxes, which are done in the order of the page (DIALECTS section 5). */
import type { RootContent } from 'mdast';
import { isField, readFields } from '../../field/field.ts';
import { inlineTextOf } from '../../inline/inline-text.ts';
import type { Task } from '../../model.ts';
import type { OutlinePhase } from '../../outline.ts';
import type { Page } from '../../page.ts';
import { readGroupLine } from '../../phase-heading.ts';
import { nonAlphanumeric, wordEnd } from '../../text/letters.ts';
import { pattern } from '../../text/pattern.ts';
import { textBlocks } from '../../walk.ts';
import type { Draft, Format } from '../format.ts';
import { readFiles, readInterfaces, readTaken } from './interfaces.ts';

export const superpowers: Format = {
  title: 'superpowers',
  place: /(?:^|\/)docs\/(?:superpowers\/)?plans\/[^/]+\.md$/i,
  count: (page, isAtHome) => {
    const tasks = page.ours.tasks.filter(({ form, id }) => form === 'heading' && /^\d+$/.test(id));
    if (tasks.length === 0) return 0;
    return hasSkill(page) || hasSteps(page) || (isAtHome && !hasOwnFields(page)) ? tasks.length : 0;
  },
  reader: {
    isEachLineATask: false,
    outline: (page) => ({ ...page.ours, phases: groupsIn(page) }),
    refine,
    order: () => ({ phasesBefore: () => [], tasksBefore: (task) => (task > 0 ? [task - 1] : []) }),
  },
};

const chunk = pattern`^[${nonAlphanumeric}]*Chunk\s+(\d+(?:\.\d+)*|[A-Z])${wordEnd}`;

/** The tool splits long plans into chunks, each of them to be reviewed by itself: `## Chunk 1: Parser`. */
function groupsIn({ ours, sections }: Page): OutlinePhase[] {
  const chunks = sections.flatMap((section): OutlinePhase[] => {
    const { text } = section.inlineText;
    const [lead = '', id] = chunk.exec(text) ?? [];
    return id === undefined ? [] : [{ section, line: readGroupLine({ text }, { id, isNumbered: true }, lead.length) }];
  });
  return [...ours.phases, ...chunks].sort((a, b) => a.section.index - b.section.index);
}

/** A value that names no task is prose here: the tasks still follow each other. */
function refine(draft: Draft, page: Page): Draft {
  const interfaces = readInterfaces(draft.tasks, page.source);
  const taken = readTaken(draft.tasks, page.source);
  const tasks = draft.tasks.map((task, index): Task => {
    const names = task.dependsOn?.none || task.dependsOn?.items.some(({ kind }) => kind !== 'outside');
    const files = readFiles(task, page.source);
    return {
      ...task,
      files: files.length > 0 ? files : task.files,
      taken: taken[index] ?? [],
      dependsOn: (names ? task.dependsOn : null) ?? interfaces[index] ?? null,
    };
  });
  return { ...draft, tasks };
}

/** Fields that the tool's tasks never have, by which a plan of ours in the same folder is told. */
function hasOwnFields({ ours, labels }: Page): boolean {
  return ours.tasks.some(({ blocks }) =>
    readFields(blocks, null, labels).some(
      (part) => isField(part) && (part.name === 'dependsOn' || part.name === 'blocks' || part.name === 'doneWhen'),
    ),
  );
}

/** The line by which the tool's skills call each other. */
function hasSkill({ tree }: Page): boolean {
  const top = tree.children
    .slice(0, 10)
    .flatMap((node): RootContent[] => (node.type === 'blockquote' ? node.children : [node]));
  const texts = textBlocks(top).map(({ children }) => inlineTextOf(children, null).text);
  return texts.some((text) =>
    /REQUIRED(?: SUB-SKILL)?: Use .*\b(?:executing-plans|subagent-driven-development)/.test(text),
  );
}

/** Steps such as `- [ ] **Step 1: …**` below a `**Files:**`. */
function hasSteps(page: Page): boolean {
  const isFiles = (children: Parameters<typeof inlineTextOf>[0]) => /^Files:/.test(inlineTextOf(children, null).text);
  return (
    page.boxes.some((box) => /^\s*Step \d+:/.test(box.textAfter)) &&
    page.tree.children.some((node) => node.type === 'paragraph' && isFiles(node.children))
  );
}
