import type { Paragraph } from 'mdast';
import { readDependencies } from './dependency.ts';
import { blockFlows, isField, readFields } from './field.ts';
import { flowOf, type Source, sliceFlow, sourced } from './flow.ts';
import { pieceOf } from './heading.ts';
import type { Block, Dependencies, Field, Flow, Phase, Sourced } from './model.ts';
import { firstAfter, type Outline, type PhaseSite } from './outline.ts';
import type { ReadSite } from './task.ts';

/**
 * The phases: headings under which at least one task counts. One inside another is prose.
 *
 * @returns `phaseAt`: the id of the phase that a root child stands in
 */
export function readPhases(
  outline: Outline,
  tasks: readonly ReadSite[],
  ids: ReadonlySet<string>,
  source: Source | null,
): { phases: Phase[]; phaseAt: (index: number) => string | null } {
  const places = tasks.map(({ site }) => site.index).sort((a, b) => a - b);
  const chosen: PhaseSite[] = [];
  for (const site of outline.phases) {
    const { index, end } = site.section;
    if (index >= (chosen.at(-1)?.section.end ?? 0) && firstAfter(places, index) < end) chosen.push(site);
  }
  const starts = chosen.map((site) => site.section.index);
  const siteAt = (index: number): PhaseSite | undefined => {
    const next = starts.indexOf(firstAfter(starts, index));
    const site = chosen.at(next < 0 ? chosen.length - 1 : next - 1);
    return site && next !== 0 && index < site.section.end ? site : undefined;
  };
  const members = Map.groupBy(tasks, ({ site }) => siteAt(site.index));
  const phases = chosen.map((site) =>
    readPhase(
      site,
      (members.get(site) ?? []).map(({ at }) => at.id.value),
      outline,
      places,
      ids,
      source,
    ),
  );
  return { phases, phaseAt: (index) => siteAt(index)?.line.id ?? null };
}

function readPhase(
  { section, line }: PhaseSite,
  tasks: string[],
  outline: Outline,
  places: readonly number[],
  ids: ReadonlySet<string>,
  source: Source | null,
): Phase {
  const own = ownBlocks(section, outline, places);
  const fields = readFields(own, source).filter(isField);
  const { flow } = section;
  return {
    id: line.id,
    name: line.name,
    heading: sourced(flow),
    goal: goalOf(own, fields, source),
    tasks,
    dependsOn: dependenciesOf(line.depends && sliceFlow(flow, line.depends.from, line.depends.to), fields, ids, source),
    count: line.count && { ...pieceOf(flow, line.count), value: { done: line.count.done, total: line.count.total } },
    mark: line.mark && { ...pieceOf(flow, line.mark), value: line.mark.status },
    node: section.heading,
    fields,
  };
}

/** What stands between a phase's heading and its first task or sub-heading. */
function ownBlocks(section: PhaseSite['section'], outline: Outline, places: readonly number[]): Block[] {
  const firstTask = firstAfter(places, section.index) - section.index - 1;
  const heading = section.content.findIndex((node) => node.type === 'heading');
  const end = Math.min(firstTask, heading < 0 ? section.content.length : heading);
  return section.content.slice(0, end).flatMap((_, offset) => outline.loose(section.index + 1 + offset) ?? []);
}

/** The line in italics below the heading, else a Goal or Objective. */
function goalOf(own: readonly Block[], fields: readonly Field[], source: Source | null): Sourced | null {
  const italic = own.find(
    (block): block is Paragraph =>
      block.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'emphasis',
  );
  if (italic) return sourced(flowOf(italic.children, source));
  const field = fields.find((part) => part.name === 'description' && part.text.value !== '');
  return field?.text ?? null;
}

function dependenciesOf(
  bracket: Flow | null,
  fields: readonly Field[],
  ids: ReadonlySet<string>,
  source: Source | null,
): Dependencies | null {
  const inHeading = bracket && readDependencies([bracket], ids, null);
  if (inHeading) return inHeading;
  const field = fields.find((part) => part.name === 'dependsOn');
  return field
    ? readDependencies([field.flow, ...field.blocks.flatMap((block) => blockFlows(block, source))], ids, field)
    : null;
}
