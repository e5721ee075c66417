import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import type { Phase } from '../plan/model.ts';
import { badge } from './badge.ts';
import { element, finished, type PageElement } from './build.ts';
import { progress } from './progress.ts';
import type { View } from './view.ts';

/** A phase as a section: its heading, its counted progress and status, and all that stands below it. */
export function phaseSection(phase: Phase, heading: Heading, content: RootContent[], view: View): PageElement {
  const node = view.graph.phases.find((one) => one.phase === phase);
  const id = view.ids.get(heading);
  return element(
    'section',
    { className: ['pw-phase', `pw-phase-${node?.status ?? 'todo'}`], ariaLabelledBy: id ? [id] : [] },
    [
      heading,
      node && finished(h('div.pw-phase-head', [progress(phase.heading.value, node.count), badge(node.status)])),
      ...content,
    ],
  );
}
