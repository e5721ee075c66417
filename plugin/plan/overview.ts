import type { Code, Root } from 'mdast';
import { isField, readFields } from './field.ts';
import { pieceOf, type Source } from './flow.ts';
import type { Field, Overview, Phase } from './model.ts';
import type { Outline } from './outline.ts';
import type { Section } from './section.ts';
import { totalOf } from './value.ts';

/** Labelled values outside of tasks and phases, with the heading they stand right under. */
interface LooseField {
  field: Field;
  section: Section | null;
}

/**
 * Design document and effort from the Overview, else from above the first section; Total Tasks from wherever it stands
 * outside of tasks and phases, for a phase's own total is not the plan's.
 */
export function readOverview(
  tree: Root,
  sections: readonly Section[],
  outline: Outline,
  phases: readonly Phase[],
  source: Source | null,
): Overview {
  const fields = looseFields(tree, sections, outline, phases, source);
  const overview = sections.find((section) => /^overview$/i.test(section.title)) ?? null;
  const within = (section: Section | null) =>
    overview !== null && section !== null && section.index >= overview.index && section.index < overview.end;
  const above = (section: Section | null) => section === null || section.heading.depth === 1;
  const findField = (name: Field['name'], place: (section: Section | null) => boolean) =>
    fields.find(({ field, section }) => field.name === name && field.text.value !== '' && place(section))?.field;
  const find = (...what: Parameters<typeof findField>) => findField(...what)?.text ?? null;
  const total = findField('totalTasks', () => true);
  return {
    heading: overview?.heading ?? null,
    designDocument: find('designDocument', within) ?? find('designDocument', above),
    totalTasks: total ? readTotal(total) : null,
    estimatedEffort: find('estimate', within) ?? find('estimate', above),
  };
}

function readTotal({ text, flow }: Field): Overview['totalTasks'] {
  const total = totalOf(text.value);
  const inFlow = total && flow.text.startsWith(text.value.slice(0, total.to));
  return { ...text, number: total?.number ?? null, digits: inFlow ? pieceOf(flow, total) : null };
}

function looseFields(
  tree: Root,
  sections: readonly Section[],
  outline: Outline,
  phases: readonly Phase[],
  source: Source | null,
): LooseField[] {
  const inPhase = sections.filter((section) => phases.some((phase) => phase.node === section.heading));
  const starts = [{ section: null, index: -1 }, ...sections.map((section) => ({ section, index: section.index }))];
  return starts.flatMap(({ section, index }, place) => {
    if (inPhase.some((phase) => index >= phase.index && index < phase.end)) return [];
    const end = starts[place + 1]?.index ?? tree.children.length;
    const blocks = Array.from(
      { length: end - index - 1 },
      (_, offset) => outline.loose(index + 1 + offset) ?? [],
    ).flat();
    return readFields(blocks, source)
      .filter(isField)
      .map((field) => ({ field, section }));
  });
}

/** The first code under a Dependencies Graph heading. */
export function readDrawing(sections: readonly Section[]): Code | null {
  const section = sections.find(({ title }) => /^dependenc(?:y|ies) graph\b/i.test(title));
  return section?.content.find((node): node is Code => node.type === 'code') ?? null;
}
