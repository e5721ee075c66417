/** Puts a task together from its place in the tree. */
import type { Position } from 'unist';
import { readDependencies } from './dependency.ts';
import { blockFlows, isField, readFields } from './field.ts';
import { type Source, sliceInline, sourced } from './flow.ts';
import { pieceOf } from './heading.ts';
import { taskAnchor } from './id.ts';
import type { Block, Dependencies, Field, FieldName, Flow, Occurrence, Sourced, Status, Task } from './model.ts';
import type { TaskSite } from './outline.ts';
import { boxAt, statusOfMark, statusOfValue } from './status.ts';
import { filesOf, hoursOf, titleEstimate } from './value.ts';

/** A site with the fields below it read. */
export interface ReadSite {
  site: TaskSite;
  at: Occurrence;
}

export function readSite(site: TaskSite, source: Source | null): ReadSite {
  const { node, form, line, flow } = site;
  const body = readFields(site.blocks, source);
  const content =
    node.type === 'heading' ? node.children : node.children[0]?.type === 'paragraph' ? node.children[0].children : [];
  const at: Occurrence = {
    node,
    form,
    id: pieceOf(flow, line.id),
    tag: line.tag && pieceOf(flow, line.tag),
    title: pieceOf(flow, line.title),
    titleInline: sliceInline(content, flow, line.title.from, line.title.to),
    fields: body.filter(isField),
    body,
  };
  return { site, at };
}

/**
 * @param phase id of the phase it stands in
 * @param ids all ids of the plan, by which bare words in dependencies are told
 */
export function readTask(
  { site, at }: ReadSite,
  mentions: Occurrence[],
  phase: string | null,
  ids: ReadonlySet<string>,
  source: Source | null,
): Task {
  const boxes = countBoxes(site.blocks);
  const estimate = field(at, 'estimate')?.text ?? titleEstimate(site.flow, site.line.title.from, site.line.title.to);
  return {
    id: at.id.value,
    title: at.title,
    anchor: taskAnchor(at.id.value),
    phase,
    ...readStatus(site, at, boxes, source),
    description: text(field(at, 'description', /^description$/i)),
    dependsOn: dependencies(at, 'dependsOn', ids, source),
    blocks: dependencies(at, 'blocks', ids, source),
    files: at.fields.filter((part) => part.name === 'files').flatMap((part) => flows(part, source).flatMap(filesOf)),
    doneWhen: text(field(at, 'doneWhen', /^done/i)),
    estimate: estimate && estimate.value !== '' ? { ...estimate, hours: hoursOf(estimate.value) } : null,
    boxes: { ticked: boxes.ticked, total: boxes.total },
    at,
    mentions,
    position: firstLine(site, source),
  };
}

/** The first field of a name, one with the preferred label before all others. */
function field(at: Occurrence, name: FieldName, preferred?: RegExp): Field | undefined {
  const found = at.fields.filter((part) => part.name === name);
  return (
    found.find((part) => preferred?.test(part.label.value) && part.text.value !== '') ??
    found.find((part) => part.text.value !== '') ??
    found[0]
  );
}

function text(part: Field | undefined): Sourced | null {
  return part && part.text.value !== '' ? part.text : null;
}

function flows(part: Field, source: Source | null): Flow[] {
  return [part.flow, ...part.blocks.flatMap((block) => blockFlows(block, source))];
}

/** All fields of the name as one value; `none` only where each of them says so. */
function dependencies(
  at: Occurrence,
  name: 'dependsOn' | 'blocks',
  ids: ReadonlySet<string>,
  source: Source | null,
): Dependencies | null {
  const read = at.fields
    .filter((part) => part.name === name)
    .flatMap((part) => readDependencies(flows(part, source), ids, part) ?? []);
  const [first] = read;
  if (!first || read.length === 1) return first ?? null;
  return {
    ...first,
    none: read.every((value) => value.none),
    items: read.flatMap((value) => value.items),
    noted: read.flatMap((value) => value.noted),
  };
}

type StatusParts = Pick<Task, 'status' | 'statusSource' | 'unknownStatus'>;

/** A list task's box beats its Status field; a heading task takes Status, then its own mark, then its nested boxes. */
function readStatus(site: TaskSite, at: Occurrence, boxes: Boxes, source: Source | null): StatusParts {
  const value = field(at, 'status')?.text;
  const said = value && value.value !== '' ? { source: value, status: statusOfValue(value.value) } : null;
  const own = ownStatus(site, source);
  const order = site.line.struck || site.form === 'list' ? [own, said] : [said, own];
  const known = order.find((candidate) => candidate?.status !== undefined);
  const unknown = order.find((candidate) => candidate && candidate.status === undefined);
  return {
    status: known?.status ?? (own ? 'todo' : boxes.status),
    statusSource: known?.source ?? null,
    unknownStatus: unknown?.source ?? null,
  };
}

/** What the first line itself says: struck through, a box, or an emoji. */
function ownStatus(site: TaskSite, source: Source | null): { source: Sourced; status: Status | undefined } | null {
  const { line, flow, mark } = site;
  if (line.struck) return { source: pieceOf(flow, line.title), status: 'cancelled' };
  if (mark !== null)
    return { source: { value: `[${mark}]`, position: boxPosition(site, source) }, status: statusOfMark(mark) };
  return line.emoji ? { source: sourced(flow), status: line.emoji } : null;
}

function boxPosition(site: TaskSite, source: Source | null): Position | undefined {
  const from = source?.text.indexOf('[', site.node.position?.start.offset) ?? -1;
  const start = source?.toPoint(from);
  const end = source?.toPoint(from + 2 + (site.mark ?? '').length);
  return from >= 0 && start && end ? { start, end } : undefined;
}

interface Boxes {
  ticked: number;
  total: number;
  status: Status;
}

/** Boxes of list items, up to a thematic break. */
function countBoxes(blocks: readonly Block[]): Boxes {
  const end = blocks.findIndex((block) => block.type === 'thematicBreak');
  const statuses: (Status | undefined)[] = [];
  const stack = blocks.slice(0, end < 0 ? blocks.length : end).reverse();
  const visit = (node: Block | (Block & { type: 'list' })['children'][number]): void => {
    if (node.type === 'list') for (const item of node.children.toReversed()) pending.push(item);
    if (node.type !== 'listItem') return;
    const mark = markOf(node);
    if (mark !== null) statuses.push(statusOfMark(mark));
    pending.push(...node.children.toReversed());
  };
  const pending: Parameters<typeof visit>[0][] = stack;
  for (let node = pending.pop(); node; node = pending.pop()) visit(node);
  const ticked = statuses.filter((status) => status === 'done').length;
  const begun = statuses.some((status) => status === 'done' || status === 'in-progress');
  const status = ticked > 0 && ticked === statuses.length ? 'done' : begun ? 'in-progress' : 'todo';
  return { ticked, total: statuses.length, status };
}

function markOf(item: (Block & { type: 'list' })['children'][number]): string | null {
  if (typeof item.checked === 'boolean') return item.checked ? 'x' : ' ';
  const [first] = item.children;
  const [lead] = first?.type === 'paragraph' ? first.children : [];
  return lead?.type === 'text' ? (boxAt(lead.value)?.mark ?? null) : null;
}

function firstLine(site: TaskSite, source: Source | null): Position | undefined {
  const start = site.node.position?.start;
  if (!source || !start || site.form === 'heading') return source ? site.node.position : undefined;
  const length = site.flow.text.split(/[\r\n]/, 1)[0]?.trimEnd().length ?? 0;
  const end = site.flow.place(0, length)?.end;
  return end ? { start, end } : site.node.position;
}
