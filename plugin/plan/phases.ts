/** The phases of a plan: which headings are phases, and what they hold. */
import type { Paragraph } from 'mdast';
import { joinDependencies, readDependencies, readFieldDependencies } from './dependency/dependencies.ts';
import type { PlanNames } from './dependency/names.ts';
import { fieldValue, isField, readFields } from './field/field.ts';
import { inlineTextOf, pieceOf, sliceText, sourced } from './inline/inline-text.ts';
import type { Labels } from './labels.ts';
import type { Block, Dependencies, Field, InlineText, Phase, Sourced } from './model.ts';
import type { Outline, OutlinePhase } from './outline.ts';
import type { PhaseLine } from './phase-heading.ts';
import type { TaskCopy } from './task/tasks.ts';
import { firstAfter, firstIndex } from './text/range.ts';
import type { Source } from './text/source.ts';

/** Maps root children, by their indexes, to phases. */
export interface PhaseMap {
  /** The id of the phase that a root child is in. */
  phaseAt(index: number): string | null;
  /** Whether a root child is between the heading of a phase and its first task. */
  isInPreamble(index: number): boolean;
}

/** The phases: headings under which at least one task counts. One inside another is prose. */
export function readPhases(
  outline: Outline,
  tasks: readonly TaskCopy[],
  names: PlanNames,
  source: Source | null,
  labels: Labels,
): { phases: Phase[]; map: PhaseMap } {
  const places = tasks.map(({ outlined }) => outlined.index).sort((a, b) => a - b);
  const chosen = outermost(outline.phases.filter(({ section }) => firstAfter(places, section.index) < section.end));
  const phaseOf = (index: number): OutlinePhase | undefined => {
    const phase = chosen[firstIndex(chosen, ({ section }) => section.index > index) - 1];
    return phase && index < phase.section.end ? phase : undefined;
  };
  const members = Map.groupBy(tasks, ({ outlined }) => phaseOf(outlined.index));
  const phases = chosen.map((phase) => {
    const own = ownBlocks(phase, outline, places);
    const inPhase = (members.get(phase) ?? []).map(({ outlined }) => outlined.id);
    return readPhase(phase, own, inPhase, names, source, labels);
  });
  const isInPreamble = (index: number) => {
    const phase = phaseOf(index);
    return phase !== undefined && index < firstAfter(places, phase.section.index);
  };
  return { phases, map: { phaseAt: (index) => phaseOf(index)?.line.id ?? null, isInPreamble } };
}

function outermost(phases: readonly OutlinePhase[]): OutlinePhase[] {
  const chosen: OutlinePhase[] = [];
  for (const phase of phases) if (phase.section.index >= (chosen.at(-1)?.section.end ?? 0)) chosen.push(phase);
  return chosen;
}

function readPhase(
  { section: { inlineText, heading }, line }: OutlinePhase,
  own: readonly Block[],
  tasks: string[],
  names: PlanNames,
  source: Source | null,
  labels: Labels,
): Phase {
  const fields = readFields(own, source, labels).filter(isField);
  const bracket = line.depends && sliceText(inlineText, line.depends.from, line.depends.to);
  const dependsOn: Dependencies | null = joinDependencies([
    bracket && readDependencies([bracket], names, null, { isRemark: true }),
    readFieldDependencies(fields, 'dependsOn', names, source),
  ]);
  return {
    id: line.id,
    isNumbered: line.isNumbered,
    kind: 'plain',
    stories: [],
    priority: null,
    name: line.name,
    heading: sourced(inlineText),
    goal: goalOf(own, fields, source),
    tasks,
    dependsOn,
    count: line.count && countOf(line.count, inlineText),
    mark: line.mark && markOf(line.mark, inlineText),
    node: heading,
    fields,
  };
}

function countOf(count: NonNullable<PhaseLine['count']>, inlineText: InlineText): Phase['count'] {
  const { done, total } = count;
  return {
    value: { done: done?.value ?? null, total: total.value },
    position: inlineText.positionOf(count.from, count.to),
    digits: { done: done && pieceOf(inlineText, done), total: pieceOf(inlineText, total) },
  };
}

function markOf(mark: NonNullable<PhaseLine['mark']>, inlineText: InlineText): Phase['mark'] {
  const { value: symbol, position } = pieceOf(inlineText, mark);
  return { value: mark.status, position, symbol };
}

/** The blocks between a phase's heading and its first task or sub-heading, with the items before that task in its list. */
function ownBlocks({ section }: OutlinePhase, outline: Outline, places: readonly number[]): Block[] {
  const start = section.index + 1;
  const firstTask = firstAfter(places, section.index);
  const heading = section.content.findIndex((node) => node.type === 'heading');
  const end = heading < 0 ? section.end : start + heading;
  const blocks = section.content.slice(0, Math.min(firstTask, end) - start);
  const own = blocks.flatMap((_, offset) => outline.outsideTasks(start + offset) ?? []);
  const items = firstTask < end ? outline.itemsBeforeTask(firstTask) : null;
  return items ? [...own, items] : own;
}

/** The line in italics below the heading, else a Goal or Objective. */
function goalOf(own: readonly Block[], fields: readonly Field[], source: Source | null): Sourced | null {
  const italic = own.find((block): block is Paragraph => block.type === 'paragraph' && isItalicLine(block));
  const [line] = italic?.children ?? [];
  if (line) return sourced(inlineTextOf([line], source));
  return fieldValue(fields, 'description');
}

/** Whether a paragraph's first line is all in italics. */
function isItalicLine({ children: [line, next] }: Paragraph): boolean {
  return (
    line?.type === 'emphasis' &&
    (!next || next.type === 'break' || (next.type === 'text' && /^\s*[\r\n]/.test(next.value)))
  );
}
