import { describe, expect, it } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import type { Parts } from '../../plugin/render/page.ts';
import type { PartDiagram } from '../../plugin/render/view.ts';
import { pageOf, pageOfGraph, rowOf, textOf } from './page.ts';

const plan = '# Plan\n\n## Overview\n\n- **Total Tasks**: 1\n\n### Phase 1: One\n\n- [ ] **Task 1.1**: Only\n';
const svg =
  '<svg class="pw-graph" viewBox="0 0 9 9"><title>Graph</title><g class="node"><a href="#task-1-1"><text>1.1</text></a></g></svg>';
const source = 'flowchart TB\n  t["A & <b>"]';

describe('the dependency graph', () => {
  it('is an inline SVG in a frame of its own, out of the search, right after the head', () => {
    const page = pageOf(plan, { diagram: { svg }, source });
    const figure = page.one('.pw-head + pw-views #pw-figure');
    expect(figure.properties.dataPagefindIgnore).toBe('all');
    expect(page.one('figure > pw-graph > .pw-scroll').properties).toMatchObject({
      tabIndex: 0,
      role: 'group',
      ariaLabel: 'Dependency graph',
    });
    expect(page.one('#pw-figure svg.pw-graph').properties.viewBox).toBe('0 0 9 9');
    expect(page.one('#pw-figure svg a').properties.href).toBe('#task-1-1');
  });

  it('has a link in place of the source where that is published, unless it could not be drawn', () => {
    const published = { source, sourceHref: '/plans/a/plan.mmd' };
    const page = pageOf(plan, { diagram: { svg }, ...published });
    expect(page.one('figure > .pw-source > a').properties.href).toBe('/plans/a/plan.mmd');
    expect(page.has('.pw-source code')).toBe(false);
    expect(pageOf(plan, { diagram: { fault: 'Out of memory' }, ...published }).has('.pw-source[open] code')).toBe(true);
  });

  it('has its Mermaid source', () => {
    const page = pageOf(plan, { diagram: { svg }, source });
    expect(textOf(page.one('figure > details:not([open]) > pre > code'))).toBe(source.replace(/\s+/g, ' '));
  });

  it('is at the top, and the author’s drawing stays in its place as written', () => {
    const drawing = '1.1 ──> 2.1 <script>';
    const page = pageOf(`${plan}\n## Dependencies Graph\n\nBefore.\n\n\`\`\`\n${drawing}\n\`\`\`\n\nAfter.\n`, {
      diagram: { svg },
    });
    expect(page.all('#pw-figure')).toHaveLength(1);
    expect(page.has('.pw-head + pw-views #pw-figure')).toBe(true);
    expect(textOf(page.one('h2#dependencies-graph + p + details > pre > code'))).toBe(drawing);
    expect(textOf(page.one('details:has(pre) + p'))).toBe('After.');
  });

  it('shows its source and the reason where it could not be drawn', () => {
    const page = pageOf(plan, { diagram: { fault: 'Out of <memory>' }, source });
    expect(textOf(page.one('figure > .pw-fault'))).toBe('The graph could not be drawn. Out of <memory>');
    expect(page.has('figure > details[open]')).toBe(true);
    expect(page.has('#pw-figure svg')).toBe(false);
  });

  it('is left out where there is nothing to draw', () => {
    expect(pageOf('# Plan\n').has('figure')).toBe(false);
  });
});

describe('the legend', () => {
  const legendOf = (looks: string[], leftOut = 0) =>
    pageOf(plan, {
      diagram: { svg },
      source,
      extent: { kind: 'whole', looks: new Set(looks), tasks: new Set(), leftOut },
    });

  it('explains what occurs and nothing else: states by their icons, the rest by samples that screen readers skip', () => {
    const page = legendOf(['done', 'critical', 'exclusion', 'phase-less']);
    expect(page.all('figcaption .pw-legend > li').map(textOf)).toEqual([
      'Done',
      'Critical path',
      'Never at the same time',
    ]);
    expect(page.has('.pw-legend > li.pw-is-done:first-child')).toBe(true);
    const drawn = page.all('.pw-legend > li > svg');
    expect(drawn.map(({ properties }) => properties.ariaHidden)).toEqual(['true', 'true']);
  });

  it('shows the critical path by a line, and says where arrows point, only where there are some', () => {
    const [withArrows, without] = [legendOf(['arrows', 'critical']), legendOf(['critical'])];
    expect(withArrows.has('.pw-legend polygon') && textOf(withArrows.one('figcaption')).includes('Arrows')).toBe(true);
    expect(without.has('.pw-legend polygon') || textOf(without.one('figcaption')).includes('Arrows')).toBe(false);
    expect(without.has('.pw-legend rect.edge-thickness-thick')).toBe(true);
  });

  it('says how many dependencies are left out', () => {
    expect(textOf(legendOf([], 1).one('figcaption'))).toContain('1 dependency implied by others is not shown.');
    expect(textOf(legendOf([], 12).one('figcaption'))).toContain('12 dependencies implied by others are not shown.');
    expect(textOf(legendOf(['arrows']).one('figcaption'))).toBe(
      'Arrows point to what comes next. Each task below lists what it depends on and what it unblocks.',
    );
  });
});

describe('a plan too large for one drawing', () => {
  const markdown =
    '# Plan\n\n### Phase 1: One\n\n*Goal*\n\n- [ ] **Task 1.1**: A\n\n### Phase 2: Two\n\n- [ ] **Task 2.1**: B\n';
  const phases = parsedPhases(markdown);
  const picture = {
    drawing: { svg },
    source,
    id: 'pw-graph-p1',
    looks: new Set(['neighbour']),
    tasks: new Set<string>(),
    leftOut: 0,
  };

  it('shows an overview, and each phase’s graph before its first task, under an id of its own', () => {
    const { phase, page } = phases(
      {
        diagram: { svg },
        source,
        extent: { kind: 'overview', looks: new Set(['phase', 'todo']), tasks: new Set(), leftOut: 0 },
      },
      [picture, null],
    );
    expect(phase).toHaveLength(2);
    expect(textOf(page.one('#pw-figure figcaption'))).toMatch(
      /^With 2 tasks and their dependencies, this plan is too large for one graph/,
    );
    expect(page.one('#pw-figure .pw-scroll').properties.ariaLabel).toBe('Phase overview');
    expect(page.has(`.pw-phase-body > .pw-goal + figure#pw-figure-p1 + ${rowOf('task-1-1')}`)).toBe(true);
    expect(textOf(page.one('#pw-figure-p1 .pw-legend'))).toBe('In another phase');
  });

  it('says so in a sentence where even that is too much, and not as a fault', () => {
    const { page } = phases(
      { diagram: null, source: '', extent: { kind: 'nothing', looks: new Set(), tasks: new Set(), leftOut: 0 } },
      [null, null],
    );
    expect(textOf(page.one('#pw-figure'))).toBe(
      'With 2 tasks and their dependencies, this plan is too large to draw. Each task lists what it depends on.',
    );
    expect(page.all('.pw-phase-body > .pw-unread').map(textOf)[1]).toMatch(/^Phase 2 has too many tasks/);
    expect(page.has('.pw-fault')).toBe(false);
  });
});

/** The page of a plan whose phases have these drawings, in their order. */
function parsedPhases(markdown: string) {
  return (parts: Partial<Parts>, drawings: readonly (PartDiagram | null)[]) => {
    const tree = parseMarkdown(markdown);
    const graph = relate(readPlan(tree, { id: 'example', path: 'tasks.md', source: markdown }));
    const phase = graph.phases.map((node) => node.phase);
    const phaseDiagrams = new Map(phase.map((one, at) => [one, drawings[at] ?? null]));
    return { phase, page: pageOfGraph(graph, { ...parts, phaseDiagrams }) };
  };
}
