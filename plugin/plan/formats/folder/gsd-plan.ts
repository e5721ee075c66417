/** The file of one of GSD's plans, `01-02-PLAN.md`. */
import type { ListItem, RootContent } from 'mdast';
import { readEntries } from '../../front-matter.ts';
import type { Fault, Sourced } from '../../model.ts';
import type { PartTree } from '../../parts.ts';
import type { Source } from '../../text/source.ts';
import { type ComposedField, fieldList, labelOver, textNode } from './compose.ts';

export interface GsdPlan {
  /** `01-02` */
  id: Sourced;
  title: Sourced | null;
  fields: readonly ComposedField[];
  /** The names of what it calls tasks. */
  steps: readonly Sourced[];
}

/** Of a plan: the number of its phase and its own. */
export const planId = String.raw`\d+(?:\.\d+)*-\d+`;

/** Ids differ in their zeros: `1-02`. */
export function planKey(id: string): string {
  return id.replace(/(?<!\d)0+(?=\d)/g, '');
}

export function withoutZeros(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

/** The phase of a plan: `1` for `01-02`. */
export function phaseOf(plan: string): string {
  return withoutZeros(plan.slice(0, plan.lastIndexOf('-')));
}

const fileName = new RegExp(`(${planId})-(PLAN|SUMMARY)\\.md$`);

/** The key of the plan that a summary is about; null for any other file. */
export function summaryOf({ path }: PartTree): string | null {
  const [, id = '', kind] = fileName.exec(path ?? '') ?? [];
  if (kind === 'SUMMARY') return planKey(id);
  return /SUMMARY\.md$/.test(path ?? '') ? '' : null;
}

const labels = [
  ['depends_on', 'Depends on'],
  ['files_modified', 'Files'],
  ['requirements', 'Requirements'],
  ['wave', 'Wave'],
] as const;

/** Null for a file that is not a plan. */
export function planIn({ path, children }: PartTree, source: Source | null, faults: Fault[]): GsdPlan | null {
  const [yaml] = children;
  if (yaml?.type !== 'yaml' || summaryOf({ path, children }) !== null) return null;
  const { entries, faults: wrong } = readEntries(yaml, source);
  faults.push(...wrong);
  const valuesOf = (key: string) => entries.find((entry) => entry.key === key)?.values ?? [];
  const [phase, plan] = [valuesOf('phase')[0], valuesOf('plan')[0]];
  const written = /^\d+(?:\.\d+)*/.exec(phase?.value ?? '')?.[0];
  const named = fileName.exec(path ?? '')?.[1];
  const value =
    named ?? (plan && new RegExp(`^${planId}$`).test(plan.value) ? plan.value : `${written}-${plan?.value}`);
  if (!new RegExp(`^${planId}$`).test(value)) return null;
  const objective = inTags(children, source, 'objective', /^[^\n]*(?:\n(?!\s*\n)[^\n]*)*/)[0];
  return {
    id: { value, position: (plan ?? phase)?.position },
    title: objective ? firstSentence(objective, source) : null,
    fields: [
      ...labels.map(([key, label]) => ({ label, values: valuesOf(key) })),
      { label: 'Description', values: objective ? [objective] : [] },
    ],
    steps: inTags(children, source, 'name', /^[^\n]*/),
  };
}

/** The wanted lines between tags that are not HTML. */
function inTags(blocks: readonly RootContent[], source: Source | null, name: string, wanted: RegExp): Sourced[] {
  const [from, to] = [blocks[0]?.position?.end.offset, blocks.at(-1)?.position?.end.offset];
  if (!source || from === undefined || to === undefined) return [];
  const text = source.text.slice(from, to);
  return Array.from(text.matchAll(new RegExp(`<${name}>\\s*([^<]*)`, 'g')), (match) => {
    const inside = wanted.exec(match[1] ?? '')?.[0].trimEnd() ?? '';
    const start = from + match.index + match[0].length - (match[1] ?? '').length;
    return { value: inside, position: source.positionOf(start, start + inside.length) };
  }).filter(({ value }) => value !== '');
}

function firstSentence({ value, position }: Sourced, source: Source | null): Sourced {
  const sentence = /^[^\n]*?(?=[.!?](?:\s|$)|\n|$)/.exec(value)?.[0] ?? value;
  const from = position?.start.offset;
  return {
    value: sentence,
    position: from === undefined ? undefined : source?.positionOf(from, from + sentence.length),
  };
}

/** The fields in a plan's own file, to be shown below its line. */
export function fieldsOf({ fields, steps }: GsdPlan): ListItem['children'] {
  const list = fieldList(fields);
  const children = steps.map((step): ListItem => {
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [textNode(step)] }] };
  });
  const named: ListItem['children'] =
    children.length > 0 ? [labelOver('Steps'), { type: 'list', ordered: true, spread: false, children }] : [];
  return [...(list ? [list] : []), ...named];
}
