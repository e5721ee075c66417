import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

describe('front matter', () => {
  test.each([
    ['title: Search', { title: 'Search' }],
    ['title: "  Search  "', { title: 'Search' }],
    ['title: 2026', { title: '2026' }],
    ['title: ""', {}],
    ['title: [a]', {}],
    ['phaseOrder: none', { phaseOrder: 'none' }],
    ['phaseOrder: implied', { phaseOrder: 'implied' }],
    ['phaseOrder: maybe', {}],
    ['phaseOrder:', {}],
    ['format: OpenSpec', { format: 'openspec' }],
    ['format: spec_kit', { format: 'spec-kit' }],
    ['format: kanban', {}],
    ['formal: kiro', {}],
    ['other: 1', {}],
    ['- a', {}],
    ['', {}],
  ])('%j', (yaml, frontMatter) => {
    const plan = read(`---\n${yaml}\n---\n\n# Tasks: Other`);
    expect(plan).toMatchObject({ faults: [] });
    expect(plan.frontMatter).toEqual(frontMatter);
  });

  test.each(['\n', '\r\n', '\r'])('that does not parse is a fault at its place', (end) => {
    const markdown = ['---', 'a: 1', 'b: [1', 'c: 2', '---', '', '- [ ] Task 1.1: x'].join(end);
    const { faults, tasks, frontMatter } = read(markdown);
    expect(tasks).toHaveLength(1);
    expect(frontMatter).toEqual({});
    expect(faults).toHaveLength(1);
    expect(faults[0]?.position?.start.line).toBeGreaterThan(2);
    expect(under(markdown, faults[0]?.position)).toMatch(/^(?:c|,|$)|: 2/);
    expect(read(markdown, { source: null }).faults).toMatchObject([{ position: undefined }]);
  });

  test.each([
    ['phaseOrder: sequential', 'sequential'],
    ['phaseOrder: [none]', '[none]'],
    ['phaseOrder: false # off', 'false'],
    ['phase_order: none', 'phase_order: none'],
    ['phaseOrdr: none', 'phaseOrdr: none'],
    ['"PhaseOrder": implied', '"PhaseOrder": implied'],
  ])('with an unknown order of phases, %j', (line, at) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const markdown = ['---', 'title: Search', line, 'x: 1', '---', '', '- [ ] Task 1.1: x'].join(end);
      const { frontMatter, unknownEntries, title } = read(markdown);
      expect(frontMatter).toEqual({ title: 'Search' });
      expect(title?.value).toBe('Search');
      expect(under(markdown, unknownEntries[0])).toBe(at);
    }
    expect(read(`---\n${line}\n---`, { source: null }).unknownEntries[0]?.position).toBeUndefined();
  });

  test('is none in the middle of a file', () => {
    expect(read('# T\n\n---\n\ntitle: x\n\n---').frontMatter).toEqual({});
  });
});
