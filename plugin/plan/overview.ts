/** Fields about the plan as a whole, outside of its tasks. */
import { fieldValue, isField, readFields } from './field/field.ts';
import { totalOf } from './field/values.ts';
import { pieceOf } from './inline/inline-text.ts';
import type { Field, FieldName, Overview } from './model.ts';
import type { Outline } from './outline.ts';
import type { Page } from './page.ts';
import type { PhaseMap } from './phases.ts';
import type { Section } from './sections.ts';
import { sectionTitles } from './vocabulary.ts';

/** A field outside of tasks. */
interface PlanField {
  field: Field;
  /** The section it is directly under; null above the first heading. */
  section: Section | null;
  /** Whether it is between the heading of a phase and its first task, and may be about that phase only. */
  inPreamble: boolean;
}

/** Design document and effort from the Overview, else from above the first section; Total Tasks from anywhere outside tasks. */
export function readOverview(page: Page, outline: Outline, map: PhaseMap): Overview {
  const { sections } = page;
  const overview = sections.find(({ title }) => sectionTitles.overview.test(title)) ?? null;
  const isWithin = ({ index }: Section) => overview !== null && index >= overview.index && index < overview.end;
  const isHead = (section: Section) => isWithin(section) || section.heading.depth === 1;
  const fields = fieldsOutsideTasks(page, outline, map, isHead);
  const inOverview = fields
    .filter(({ section }) => section && isWithin(section) && map.phaseAt(section.index) === null)
    .map(({ field }) => field);
  const onTop = fields
    .filter(({ section }) => section === null || section.heading.depth === 1)
    .map(({ field }) => field);
  const find = (name: FieldName, preferred: RegExp) =>
    fieldValue(inOverview, name, preferred) ?? fieldValue(onTop, name, preferred);
  const total = totalAmong(fields);
  return {
    heading: overview?.heading ?? null,
    designDocument: find('designDocument', /design/i),
    totalTasks: total && readTotal(total),
    estimatedEffort: find('estimate', /estimated effort/i),
  };
}

/** A total in front of a phase's tasks is the plan's only where it is the one total there is. */
function totalAmong(fields: readonly PlanField[]): Field | null {
  const totals = fields.filter(({ field }) => field.name === 'totalTasks' && field.text.value !== '');
  const found = totals.find(({ inPreamble }) => !inPreamble) ?? (totals.length === 1 ? totals[0] : undefined);
  return found?.field ?? null;
}

function readTotal({ text, inlineText }: Field): Overview['totalTasks'] {
  const total = totalOf(text.value);
  const isInline = total && inlineText.text.startsWith(text.value.slice(0, total.to));
  return { ...text, number: total?.number ?? null, digits: isInline ? pieceOf(inlineText, total) : null };
}

/** Whether the text between two top-level nodes may hold a total; most sections need not be searched for one. */
function mayTotal({ tree: { children }, source }: Page, from: number, to: number): boolean {
  const start = children[from]?.position?.start.offset;
  if (!source || start === undefined) return true;
  return /total|gesamt|anzahl|nombre|número|数|數|수|всего|количество|&/i.test(
    source.text.slice(start, children[to]?.position?.start.offset),
  );
}

function fieldsOutsideTasks(
  page: Page,
  outline: Outline,
  { isInPreamble }: PhaseMap,
  isHead: (section: Section) => boolean,
): PlanField[] {
  const { tree, sections, source, labels } = page;
  const starts = [{ section: null, index: -1 }, ...sections.map((section) => ({ section, index: section.index }))];
  return starts.flatMap(({ section, index }, place) => {
    const end = starts[place + 1]?.index ?? tree.children.length;
    if (section && !isHead(section) && !mayTotal(page, index, end)) return [];
    const places = Array.from({ length: end - index - 1 }, (_, offset) => index + 1 + offset);
    return [true, false].flatMap((inPreamble) => {
      const blocks = places
        .filter((at) => isInPreamble(at) === inPreamble)
        .flatMap((at) => outline.outsideTasks(at) ?? []);
      const fields = readFields(blocks, source, labels).filter(isField);
      return fields.map((field) => ({ field, section, inPreamble }));
    });
  });
}
