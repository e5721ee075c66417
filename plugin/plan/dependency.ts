/** The value of `Depends on` and `Blocks`: the grammar of FORMAT section 2. */
import { sliceFlow, sourced, trimFlow } from './flow.ts';
import { phaseId, phaseWord, selfTaskId, taskId } from './heading.ts';
import type { Dependencies, Dependency, Field, Flow, Reference } from './model.ts';

/** What a word before a bare number makes of the numbers that follow. */
type Context = 'task' | 'phase' | null;

const none = /^(?:none|nothing|n\/a|no dependencies|無し?|无|なし|없음)(?![\p{L}\p{N}])|^[-–—]$/iu;
const dash = String.raw`\s*(?:[-–—〜~]|\bto\b|\bthrough\b)\s*`;
const anyId = `(?:${selfTaskId}|${taskId})`;

/**
 * Reads the flows of one value (its inline part and any nested bullets), in order.
 *
 * @param ids the plan's task ids: a bare word with letters, such as `T1`, names a task only where the plan has it
 * @returns null for an empty value, which says nothing
 */
export function readDependencies(
  flows: readonly Flow[],
  ids: ReadonlySet<string>,
  field: Field | null,
): Dependencies | null {
  const written = flows.map(trimFlow).filter((flow) => flow.text !== '');
  const first = written[0];
  if (!first) return null;
  const source = field?.text ?? sourced(first);
  if (none.test(first.text)) {
    return { none: true, items: [], noted: written.flatMap((flow) => namedIds(flow.text)), field, source };
  }
  const reader = itemReader(ids);
  const items = written.flatMap((flow) => splitItems(flow).map((item) => reader(item)));
  return { none: false, items, noted: written.flatMap((flow) => notes(flow.text).flatMap(namedIds)), field, source };
}

/** Reads items one by one, carrying `Phase` and `Task` over to bare numbers. */
function itemReader(ids: ReadonlySet<string>): (item: Flow) => Dependency {
  let context: Context = null;
  return (item) => {
    const plan = planReference(item, ids);
    if (plan) return plan;
    const found = reference(item.text, context, ids);
    if (!found) return { kind: 'outside', source: sourced(item) };
    if (found.context) context = found.context;
    return { ...found.reference, source: sourced(item, found.from, found.to) };
  };
}

interface Found {
  reference: Reference;
  from: number;
  to: number;
  context: Context;
}

const phaseAtStart = new RegExp(`^${phaseWord}s?\\s+#?(${phaseId})(?:${dash}(?:${phaseWord}\\s+)?(${phaseId}))?`, 'u');
const taskAtStart = new RegExp(`^Tasks?\\s+#?(?:${wildcardOrId()})(?:${dash}(?:Task\\s+)?(${anyId}))?`, 'iu');
const bareAtStart = new RegExp(`^(?:${wildcardOrId()})(?:${dash}(${anyId}))?`, 'iu');
const phaseInside = new RegExp(
  `(?<![\\p{L}\\p{N}])${phaseWord}s?\\s+#?(${phaseId})(?:${dash}(?:${phaseWord}\\s+)?(${phaseId}))?`,
  'u',
);
const taskInside = new RegExp(
  `(?<![\\p{L}\\p{N}])Tasks?\\s+#?(?:${wildcardOrId()})(?:${dash}(?:Task\\s+)?(${anyId}))?`,
  'iu',
);
const bareNumber = /^#?(\d+)(?:\s*(?:[-–—〜~]|\bto\b|\bthrough\b)\s*(\d+))?(?![\p{L}\p{N}.#/])/u;
const allTasks =
  /^all(?:\s+(?:of\s+)?(?:the\s+)?(?:previous|prior|above|preceding|earlier))?(?:\s+(?:tasks|phases))?(?=\s*(?:$|[(（.]))|^all\s+(?:of\s+)?(?:the\s+)?(?:previous|prior|above)(?![\p{L}])/iu;

function wildcardOrId(): string {
  return String.raw`(\d+(?:\.\d+)*)\.[x*](?![A-Za-z0-9])|(${anyId})`;
}

function reference(text: string, context: Context, ids: ReadonlySet<string>): Found | null {
  const unnoted = blankNotes(text);
  const phase = phaseAtStart.exec(unnoted);
  const taskOfPhase = phase && /^\s*,?\s*Task\s/iu.test(unnoted.slice(phase[0].length));
  if (phase && !taskOfPhase) return phaseFound(phase);
  const task = taskAtStart.exec(unnoted);
  if (task) return taskFound(task, 'task');
  if (/^all(?![\p{L}\p{N}])/iu.test(unnoted)) return allFound(unnoted);
  return bareFound(unnoted, context, ids) ?? insideFound(unnoted);
}

function allFound(text: string): Found | null {
  const all = allTasks.exec(text);
  if (all) return { reference: { kind: 'all' }, from: 0, to: all[0].trimEnd().length, context: null };
  return insideFound(text);
}

/** Prose around a reference: only one that says `Task` or `Phase` counts. */
function insideFound(text: string): Found | null {
  const task = taskInside.exec(text);
  if (task) return taskFound(task, 'task');
  const phase = phaseInside.exec(text);
  return phase ? phaseFound(phase) : null;
}

function phaseFound(match: RegExpExecArray): Found {
  const reference: Reference = { kind: 'phase', id: match[1] ?? '', to: match[2] ?? null };
  return { reference, from: match.index, to: match.index + match[0].length, context: 'phase' };
}

function taskFound(match: RegExpExecArray, context: Context): Found {
  const [whole, prefix, id = '', to] = match;
  const reference: Reference =
    prefix !== undefined
      ? { kind: 'wildcard', prefix }
      : to !== undefined
        ? { kind: 'range', from: id, to }
        : { kind: 'task', id };
  return { reference, from: match.index, to: match.index + whole.length, context };
}

function bareFound(text: string, context: Context, ids: ReadonlySet<string>): Found | null {
  const number = bareNumber.exec(text);
  if (number) return numberFound(number, context, ids);
  const match = bareAtStart.exec(text);
  const id = match?.[2];
  if (!match || (id !== undefined && /^[A-Za-z]/.test(id) && !ids.has(id) && !/^(?:[A-Z]\.\d|TASK-)/i.test(id)))
    return null;
  return taskFound(match, null);
}

function numberFound(match: RegExpExecArray, context: Context, ids: ReadonlySet<string>): Found {
  const [whole, id = '', to] = match;
  const place = { from: 0, to: whole.length, context };
  if (context === 'phase') return { ...place, reference: { kind: 'phase', id, to: to ?? null } };
  if (to !== undefined && (context === 'task' || ids.has(id)))
    return { ...place, reference: { kind: 'range', from: id, to } };
  if (to !== undefined) return { ...place, reference: { kind: 'outside' } };
  return { ...place, reference: { kind: context === 'task' ? 'task' : 'number', id } };
}

/** An id as anchors write it, `2-4`. */
const anchorId = String.raw`[A-Za-z]{0,6}\d+[A-Za-z]{0,2}(?:-\d+[A-Za-z]{0,2})*(?![A-Za-z0-9])`;
const behindCode = new RegExp(`^\\s*(?:(?:/|Task\\s+)(${anyId})|#task-(${anchorId}))`, 'iu');

/** Another plan's task: `plan/2.4`, `plan#task-2-4`, `` `plan` Task 2.4 ``, or a link to it. */
function planReference(item: Flow, ids: ReadonlySet<string>): Dependency | null {
  const link = item.spans.find((span) => span.kind === 'link' && span.from === 0);
  if (link?.url !== undefined) return linkReference(item, link.url, link.to);
  const lead = item.spans.find((span) => span.kind === 'code' && span.from === 0);
  const behind = lead && behindCode.exec(item.text.slice(lead.to));
  if (lead && behind) {
    const source = sourced(item, 0, lead.to + behind[0].length);
    return { kind: 'plan', plan: item.text.slice(0, lead.to), id: behind[1] ?? dotted(behind[2] ?? ''), source };
  }
  const path = new RegExp(`^([A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*?)(?:/(${anyId})|#task-(${anchorId}))`, 'iu').exec(
    item.text,
  );
  const [whole = '', plan = '', id = dotted(path?.[3] ?? '')] = path ?? [];
  if (id === '' || ids.has(plan) || /^[\d.]+$/.test(plan)) return null;
  return { kind: 'plan', plan, id, source: sourced(item, 0, whole.length) };
}

function linkReference(item: Flow, url: string, to: number): Dependency | null {
  const text = item.text.slice(0, to);
  const [target = '', fragment = ''] = url.split('#', 2);
  const anchored = new RegExp(`^task-(${anchorId})$`, 'iu').exec(fragment)?.[1];
  const named = new RegExp(`^(?:.*?Task\\s+)?(${anyId})`, 'iu').exec(text)?.[1];
  const id = named ?? (anchored && dotted(anchored));
  const elsewhere = target !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(target) && /(?:\.md|\/)$|^[^.]*$/i.test(target);
  if (!elsewhere || id === undefined) return null;
  return { kind: 'plan', plan: target, id, source: sourced(item, 0, to) };
}

/** `2-4` of an anchor as the id it stands for. */
function dotted(id: string): string {
  return /^\d+(?:-\d+)+$/.test(id) ? id.replaceAll('-', '.') : id;
}

/** Cuts at `,` `;` `and` `&` and their kin, outside brackets, code spans and links. */
function splitItems(flow: Flow): Flow[] {
  const text = blankNotes(flow.text);
  const items: Flow[] = [];
  let from = 0;
  for (const match of text.matchAll(/[,;&、，；和\n]|(?<=\s)and(?=\s)/giu)) {
    if (flow.spans.some((span) => span.kind !== 'strong' && span.from <= match.index && span.to > match.index))
      continue;
    items.push(sliceFlow(flow, from, match.index));
    from = match.index + match[0].length;
  }
  items.push(sliceFlow(flow, from, flow.text.length));
  return items.map(trimFlow).filter((item) => /[\p{L}\p{N}]/u.test(item.text));
}

/** The text with what stands in brackets blanked out, so that offsets stay. An unclosed bracket hides nothing. */
function blankNotes(text: string): string {
  return text.replace(bracketed, (note) => note.replace(/[^\n]/gu, (char) => ' '.repeat(char.length)));
}

function notes(text: string): string[] {
  return text.match(bracketed) ?? [];
}

const bracketed = /\([^()]*(?:\([^()]*\)[^()]*)*\)|（[^（）]*）/gu;

const named = new RegExp(`(?:${phaseWord}s?\\s+(${phaseId}))|(?<![\\p{L}\\p{N}.~])(${anyId})`, 'gu');

function namedIds(text: string): string[] {
  return [...text.matchAll(named)].map((match) => match[1] ?? match[2] ?? '');
}
