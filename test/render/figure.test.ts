import { describe, expect, it } from 'vitest';
import { pageOf, textOf } from './page.ts';

const plan = '# Plan\n\n## Overview\n\n- **Total Tasks**: 1\n\n### Phase 1: One\n\n- [ ] **Task 1.1**: Only\n';
const svg =
  '<svg class="pw-graph" viewBox="0 0 9 9"><title>Graph</title><g class="node"><a href="#task-1-1"><text>1.1</text></a></g></svg>';
const source = 'flowchart TB\n  t["A & <b>"]';

describe('the dependency graph', () => {
  it('is an inline SVG in a frame of its own, out of the search, right after the header', () => {
    const page = pageOf(plan, { diagram: { svg }, source });
    const figure = page.one('header + pw-views #pw-figure');
    expect(figure.properties.dataPagefindIgnore).toBe('all');
    expect(page.one('figure > pw-graph > .pw-scroll').properties).toMatchObject({
      tabIndex: 0,
      role: 'group',
      ariaLabel: 'Dependency graph',
    });
    expect(page.one('#pw-figure svg.pw-graph').properties.viewBox).toBe('0 0 9 9');
    expect(page.one('#pw-figure svg a').properties.href).toBe('#task-1-1');
  });

  it('has its Mermaid source at hand', () => {
    const page = pageOf(plan, { diagram: { svg }, source });
    expect(textOf(page.one('figure > details:not([open]) > pre > code'))).toBe(source.replace(/\s+/g, ' '));
  });

  it('stands at the top, and the author’s drawing stays in its place as written', () => {
    const drawing = '1.1 ──> 2.1 <script>';
    const page = pageOf(`${plan}\n## Dependencies Graph\n\nBefore.\n\n\`\`\`\n${drawing}\n\`\`\`\n\nAfter.\n`, {
      diagram: { svg },
    });
    expect(page.all('#pw-figure')).toHaveLength(1);
    expect(page.one('h2#dependencies-graph + p + .pw-drawing a').properties.href).toBe(
      `#${page.one('header + pw-views #pw-figure').properties.id}`,
    );
    expect(textOf(page.one('.pw-drawing > details > pre > code'))).toBe(drawing);
    expect(textOf(page.one('.pw-drawing + p'))).toBe('After.');
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
