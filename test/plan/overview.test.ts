import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

const task = '- [ ] **Task 1.1**: x';

describe('the overview', () => {
  test.each([
    [
      'a list',
      '## Overview\n\n- **Design Document**: [d](d.md)\n- **Total Tasks**: 3\n- **Estimated Effort**: 2 weeks',
    ],
    ['lines', '## Overview\n\n**Design Document**: [d](d.md)  \n**Total Tasks**: 3  \n**Estimated Effort**: 2 weeks'],
    ['pieces', '## Overview\n\nDesign Document: [d](d.md) | Total Tasks: 3 | Estimated Effort: 2 weeks'],
    [
      'above the first section',
      '# Tasks: T\n\n**Design Document**: [d](d.md)\n**Total Tasks**: 3\n**Estimated Effort**: 2 weeks',
    ],
    ['without any heading', '- Design Document: [d](d.md)\n- Total Tasks: 3\n- Estimated Effort: 2 weeks'],
    [
      'below a sub-heading',
      '## Overview\n\n### Figures\n\n- Design Document: [d](d.md)\n- Total Tasks: 3\n- Estimated Effort: 2 weeks',
    ],
  ])('as %s', (_, markdown) => {
    const whole = `${markdown}\n\n## Work\n\n${task}`;
    const { overview } = read(whole);
    expect(overview).toMatchObject({
      designDocument: { value: 'd' },
      totalTasks: { value: '3', number: 3 },
      estimatedEffort: { value: '2 weeks' },
    });
    expect(
      [overview.designDocument, overview.totalTasks, overview.estimatedEffort].map((at) => under(whole, at)),
    ).toEqual(['d', '3', '2 weeks']);
  });

  test('only Total Tasks is read elsewhere', () => {
    const { overview } = read(
      `# T\n\n${task}\n\n## Summary\n\n**Total Tasks**: 1\n**Estimated Effort**: 2h\nDesign Document: x`,
    );
    expect(overview).toMatchObject({
      heading: null,
      totalTasks: { number: 1 },
      designDocument: null,
      estimatedEffort: null,
    });
  });

  test.each([
    ['below the tasks of the last phase', `## Phase 1\n\n${task}\n\n---\n\n**Total Tasks**: 9`, 9],
    ['in a phase, where it is the only one', `## Phase 1\n\nTotal Tasks: 9\n\n${task}`, 9],
    [
      'not a phase’s own among others',
      `## Phase 1\n\nTotal Tasks: 1\n\n${task}\n\n## Phase 2\n\nTotal Tasks: 1\n\n- [ ] Task 2.1: x`,
      undefined,
    ],
    ['rather than a phase’s own', `## Phase 1\n\nTotal Tasks: 1\n\n${task}\n\n## Summary\n\nTotal Tasks: 9`, 9],
    ['not inside a list task', `${task}\n  - **Total Tasks**: 9`, undefined],
    ['not inside a heading task', '## Task 1.1: x\n\n**Total Tasks**: 9', undefined],
    ['not without a value', `**Total Tasks**:\n\n${task}\n\n## End\n\nTotal Tasks: 9`, 9],
    ['not in a quote', `> Total Tasks: 9\n\n${task}`, undefined],
  ])('Total Tasks %s', (_, markdown, number) => {
    expect(read(markdown).overview.totalTasks?.number).toBe(number);
  });

  test('prefers Estimated Effort to other estimates, and leaves those of phases', () => {
    const markdown = `## Overview\n\n- Time: soon\n- Estimated Effort: 3d\n\n### Phase 1\n\nEffort: 2h\n\n${task}`;
    expect(read(markdown).overview.estimatedEffort?.value).toBe('3d');
    expect(read(`## Overview\n\n### Phase 1\n\nEffort: 2h\n\n${task}`).overview.estimatedEffort).toBeNull();
  });
});

describe('the drawing', () => {
  test.each([
    ['## Dependencies Graph\n\n```\n1.1 -> 1.2\n```', '1.1 -> 1.2', null],
    ['## Dependency graph (sketch)\n\nText.\n\n```mermaid\ngraph LR\n```', 'graph LR', 'mermaid'],
    ['### Dependencies Graph\n\n    indented', 'indented', null],
  ])('%j', (markdown, value, lang) => {
    expect(read(markdown).drawing).toMatchObject({ value, lang });
  });

  test('is none elsewhere', () => {
    expect(read('## Code\n\n```mermaid\ngraph LR\n```\n\n## Dependencies Graph\n\nNone.').drawing).toBeNull();
  });
});
