/**
 * GSD: a roadmap with phases, and the plans of each phase, which are its tasks (DIALECTS section 7). A plan's own file says what
 * it depends on and changes, a summary beside that file that it was carried out. A phase without plans is a task itself.
 */
import type { List, ListItem, RootContent } from 'mdast';
import { pieceOf } from '../../inline/inline-text.ts';
import { textOf } from '../../inline/layout.ts';
import type { Container, Dependencies, Dependency, Fault, Phase, Task } from '../../model.ts';
import type { Outline } from '../../outline.ts';
import { type Box, type Page, sectionsAbove } from '../../page.ts';
import type { PartTree } from '../../parts.ts';
import type { Section } from '../../sections.ts';
import { boxOf, firstParagraph, statusOfMark } from '../../status.ts';
import { alphanumeric, hasLetterOrDigit, nonAlphanumeric, wordEnd } from '../../text/letters.ts';
import { pattern } from '../../text/pattern.ts';
import type { Source } from '../../text/source.ts';
import { preorderInLists } from '../../walk.ts';
import { type BoxTask, type Group, outlineOfBoxes } from '../box-tasks.ts';
import type { Composed, Draft, Format, ImpliedOrder } from '../format.ts';
import { inOrder, readIdList, textNode } from './compose.ts';
import { fieldsOf, type GsdPlan, phaseOf, planId, planIn, planKey, summaryOf, withoutZeros } from './gsd-plan.ts';

const number = String.raw`(\d+(?:\.\d+)*)`;
const planLine = new RegExp(String.raw`^[\s*_]*(?:Plan\s+)?(${planId})(?:-PLAN\.md)?(?!${alphanumeric}|-)`, 'du');
const phaseLine = new RegExp(String.raw`^[\s*_]*Phase\s+${number}${wordEnd}`, 'diu');
const phaseHeading = pattern`^[${nonAlphanumeric}]*Phase\s+${number}(?=\s*(?:[:：.–—-]|$))`;

export const gsd: Format = {
  title: 'GSD',
  place: /(?:^|\/)\.planning\/(?:.*\/)?(?:ROADMAP|[^/]*PLAN)\.md$/,
  count: (_, isAtHome) => Number(isAtHome),
  folder: /^((?:.*\/)?\.planning)\/(?:ROADMAP|phases\/[^/]+\/[^/]*(?:PLAN|SUMMARY))\.md$/,
  reader: {
    isEachLineATask: true,
    begin: planLine,
    isPart: ({ front }) => front.keys.includes('plan'),
    compose,
    outline,
    refine,
    order,
  },
};

/** The roadmap, with what the plans' own files say below their lines, and with lines for plans and phases that have none. */
function compose(files: readonly PartTree[], source: Source | null): Composed {
  const faults: Fault[] = [];
  const read = files.map((file) => ({ file, plan: planIn(file, source, faults) }));
  const roadmap = read.find(({ file, plan }) => plan === null && summaryOf(file) === null)?.file.children ?? [];
  const known = new Known(
    roadmap,
    read.flatMap(({ plan }) => plan ?? []),
    new Set(files.flatMap((file) => summaryOf(file) ?? [])),
  );
  const seen = new Set<string>();
  const children = roadmap.flatMap((node, index): RootContent[] => {
    const phase = phaseAbove(roadmap, index);
    const own = node.type === 'list' ? known.withFiles(node) : node;
    const next = roadmap[index + 1];
    const isLast = phase !== null && (next === undefined || next.type === 'heading') && !seen.has(phase);
    if (!isLast) return [own];
    seen.add(phase);
    return [own, ...known.missingIn(phase)];
  });
  const others = known.phases.filter((phase) => !seen.has(phase)).sort(inOrder);
  return { children: [...children, ...others.flatMap((phase) => known.withHeading(phase))], faults };
}

/** The phase that the nearest heading above or at a block is about. */
function phaseAbove(blocks: readonly RootContent[], index: number): string | null {
  const heading = blocks.slice(0, index + 1).findLast((node) => node.type === 'heading');
  const id = heading && phaseHeading.exec(textOf(heading.children))?.[1];
  return id === undefined ? null : withoutZeros(id);
}

function textIn(item: ListItem): string {
  const box = boxOf(item);
  return box ? textOf(firstParagraph(item) ?? []).slice(box.length) : '';
}

/** The plans and phases in a roadmap and the files beside it. */
class Known {
  readonly #plans: ReadonlyMap<string, GsdPlan>;
  /** The lines of phases, by their numbers. */
  readonly #lines: ReadonlyMap<string, ListItem>;
  /** The keys of the plans that have a line. */
  readonly #listed: ReadonlySet<string>;
  /** The keys of the plans that were carried out. */
  readonly #ended: ReadonlySet<string>;

  constructor(roadmap: readonly RootContent[], plans: readonly GsdPlan[], ended: ReadonlySet<string>) {
    const items = preorderInLists(roadmap).filter((node) => node.type === 'listItem');
    this.#plans = new Map(plans.map((plan) => [planKey(plan.id.value), plan]));
    this.#listed = new Set(items.flatMap((item) => planKey(planLine.exec(textIn(item))?.[1] ?? '')));
    this.#lines = new Map(
      items.toReversed().flatMap((item): [string, ListItem][] => {
        const id = phaseLine.exec(textIn(item))?.[1];
        return id === undefined ? [] : [[withoutZeros(id), item]];
      }),
    );
    this.#ended = ended;
  }

  /** The phases that plans without a line are in. */
  get phases(): string[] {
    return [...new Set(this.#unlisted.map(({ id }) => phaseOf(id.value)))];
  }

  get #unlisted(): GsdPlan[] {
    return [...this.#plans].flatMap(([key, plan]) => (this.#listed.has(key) ? [] : plan));
  }

  /** A list with what the files of its plans say below their lines. */
  withFiles(list: List): List {
    return { ...list, children: list.children.map((item) => this.#withFile(item)) };
  }

  #withFile(item: ListItem): ListItem {
    const children = item.children.map((child) => (child.type === 'list' ? this.withFiles(child) : child));
    const line = planLine.exec(textIn(item));
    const key = planKey(line?.[1] ?? '');
    const plan = this.#plans.get(key);
    if (!line || (!plan && !this.#ended.has(key))) return { ...item, children };
    const isBare = !hasLetterOrDigit(textIn(item).slice(line[0].length));
    const title = plan && isBare ? lineOf(plan) : children.slice(0, 1);
    const checked = this.#ended.has(key) || item.checked;
    return {
      ...item,
      ...(checked && { checked }),
      children: [...title, ...children.slice(1), ...(plan ? fieldsOf(plan) : [])],
    };
  }

  /** Lines for the plans of a phase that have none; where it has no plan at all, its own. */
  missingIn(phase: string): RootContent[] {
    const missing = this.#unlisted.filter(({ id }) => phaseOf(id.value) === phase);
    const isPlanned = missing.length > 0 || [...this.#listed].some((key) => key !== '' && phaseOf(key) === phase);
    const line = isPlanned ? undefined : this.#lines.get(phase);
    const children = line
      ? [{ ...line }]
      : missing.sort((a, b) => inOrder(a.id.value, b.id.value)).map((plan) => this.#itemOf(plan));
    return children.length > 0 ? [{ type: 'list', ordered: false, spread: false, children }] : [];
  }

  #itemOf(plan: GsdPlan): ListItem {
    const { position } = plan.id;
    const checked = this.#ended.has(planKey(plan.id.value));
    const children = [...lineOf(plan), ...fieldsOf(plan)];
    return { type: 'listItem', spread: false, checked, children, ...(position && { position }) };
  }

  /** A phase that no heading of the roadmap is about. */
  withHeading(phase: string): RootContent[] {
    const text = `Phase ${phase}`;
    return [{ type: 'heading', depth: 3, children: [{ type: 'text', value: text }] }, ...this.missingIn(phase)];
  }
}

function lineOf({ id, title }: GsdPlan): ListItem['children'] {
  const pieces = title ? [{ type: 'text' as const, value: ': ' }, textNode(title)] : [];
  return [{ type: 'paragraph', children: [textNode(id), ...pieces] }];
}

/** A line of a plan or a phase. */
interface Line {
  box: Box;
  id: string;
  phase: string;
  match: RegExpExecArray;
}

function linesOf({ boxes }: Page, pattern: RegExp, phaseIn: (id: string) => string): Line[] {
  return boxes.flatMap((box) => {
    const match = pattern.exec(box.textAfter);
    return match?.[1] === undefined ? [] : [{ box, id: match[1], phase: phaseIn(match[1]), match }];
  });
}

/** The lines of plans, and those of phases that have no plans: each once, below the heading of its phase if it is there. */
function taskLines(page: Page): Line[] {
  const plans = linesOf(page, planLine, phaseOf);
  const planned = new Set(plans.map(({ phase }) => phase));
  const phases = linesOf(page, phaseLine, withoutZeros).filter(({ phase }) => !planned.has(phase));
  const isAtHome = ({ box, phase }: Line) =>
    sectionsAbove(page.sections, box.index).some((one) => phaseIn(one) === phase);
  const lines = [...plans, ...phases];
  const chosen = new Set(
    [...Map.groupBy(lines, ({ id }) => planKey(id)).values()].flatMap((same) => same.find(isAtHome) ?? same[0] ?? []),
  );
  return lines.filter((line) => chosen.has(line)).sort((a, b) => page.boxes.indexOf(a.box) - page.boxes.indexOf(b.box));
}

function outline(page: Page): Outline {
  const tasks = taskLines(page).map(({ box, id, match }): BoxTask => {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    return {
      box,
      id: phaseLine.test(match[0]) ? withoutZeros(id) : id,
      written: { from: box.from + from, to: box.from + to },
      after: box.from + match[0].length,
    };
  });
  const groups = page.sections.flatMap((section): Group | [] => {
    const id = phaseIn(section);
    const nameFrom = phaseHeading.exec(section.inlineText.text)?.[0].length ?? 0;
    return id === null ? [] : { section, id, isNumbered: true, nameFrom };
  });
  return outlineOfBoxes(tasks, groups, page);
}

function phaseIn({ inlineText }: Section): string | null {
  const id = phaseHeading.exec(inlineText.text)?.[1];
  return id === undefined ? null : withoutZeros(id);
}

function refine(draft: Draft, page: Page): Draft {
  const ids = new Map(draft.tasks.map(({ id }) => [planKey(id), id]));
  const find = (written: string) => ids.get(planKey(new RegExp(planId, 'u').exec(written)?.[0] ?? written));
  const tasks = draft.tasks.map((task): Task => ({ ...task, dependsOn: readIdList(task, find) }));
  const groups = new Set(draft.phases.map(({ id }) => id));
  const phases = draft.phases.map((phase): Phase => {
    return { ...phase, dependsOn: phase.dependsOn && amongPhases(phase.dependsOn, groups, ids) };
  });
  return { ...draft, tasks, phases, containers: containersIn(page, draft) };
}

/**
 * A number is that of a phase, whatever word is in front of it: `Phases 2 and 2.1`. A phase can be a task itself, and one before
 * all others ended with an earlier milestone.
 */
function amongPhases(said: Dependencies, groups: ReadonlySet<string>, ids: ReadonlyMap<string, string>): Dependencies {
  const first = Math.min(...[...groups, ...ids.keys()].map(Number.parseFloat));
  const items = said.items.flatMap((item): Dependency[] => {
    const written = 'id' in item ? item.id : item.source.value;
    const isRange = item.kind === 'phase' && item.to !== null;
    if (isRange || item.kind === 'plan' || !/^\d+(?:\.\d+)*$/.test(written)) return [item];
    const { source } = item;
    const id = withoutZeros(written);
    const task = ids.get(id);
    if (task !== undefined && !groups.has(id)) return [{ kind: 'task', id: task, source }];
    return groups.has(id) || Number.parseFloat(id) >= first ? [{ kind: 'phase', id, to: null, source }] : [];
  });
  return { ...said, items };
}

/** The lines of phases that have plans. */
function containersIn(page: Page, { phases }: Draft): Container[] {
  const planned = new Set(linesOf(page, planLine, phaseOf).map(({ phase }) => phase));
  return linesOf(page, phaseLine, withoutZeros).flatMap(({ box, id, phase, match }): Container[] => {
    const tasks = phases.find((one) => one.id === phase)?.tasks ?? [];
    const { text } = box.inlineText;
    const title = pieceOf(box.inlineText, { from: box.from + match[0].length, to: text.length });
    const position = box.inlineText.positionOf(box.from, box.from + match[0].length);
    const status = { value: statusOfMark(box.mark) ?? 'todo', position };
    return planned.has(phase) ? [{ kind: 'phase', id, title, box: status, tasks, requirements: [] }] : [];
  });
}

/** Phases one after the other; in a phase wave by wave. */
function order({ phases, tasks }: Pick<Draft, 'phases' | 'tasks'>): ImpliedOrder {
  const waves = tasks.map(({ at }) => Number(at.fields.find(({ label }) => label.value === 'Wave')?.text.value ?? 0));
  const indexes = new Map(tasks.map(({ id }, index) => [id, index]));
  const members = phases.map((phase) => phase.tasks.flatMap((id) => indexes.get(id) ?? []));
  const phaseOfTask = new Map(members.flatMap((own) => own.map((index) => [index, own] as const)));
  return {
    phasesBefore: (phase) => (phase > 0 ? [phase - 1] : []),
    tasksBefore: (task) => (phaseOfTask.get(task) ?? []).filter((other) => (waves[other] ?? 0) < (waves[task] ?? 0)),
  };
}
