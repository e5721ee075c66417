import { expect, it } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { english, translate } from '../../plugin/render/words/index.ts';
import { badgeOf, badgeSvg, shieldsEndpoint } from '../../plugin/share/badge.ts';

const graphOf = (...boxes: string[]) => {
  const tasks = boxes.map((box, index) => `- [${box}] Task 1.${index + 1}: Carry box ${index + 1}`);
  const text = ['# Plan: Move', '', '## Implementation Order', '', '### Phase 1: One', '', ...tasks, ''].join('\n');
  return examine({ id: 'move', path: null, text }).graph;
};

const measure = (text: string) => text.length * 6;

it.each([
  [['x', ' '], '1/2 done', 'in-progress'],
  [['x', 'x'], '2/2 done', 'done'],
  [[' ', ' '], '0/2 done', 'todo'],
  [['x', '!', ' '], '1/3 done, 1 blocked', 'blocked'],
] as const)('a plan with the boxes %j says %j', (boxes, message, state) => {
  expect(badgeOf(graphOf(...boxes), english)).toEqual({ label: 'plan', message, state });
});

it('says so where there is nothing to count', () => {
  expect(badgeOf(graphOf(), english)).toMatchObject({ message: 'no tasks' });
});

it('says that a plan is stuck whose tasks wait for each other', () => {
  const text = [
    '# Plan: Move',
    '',
    '## Implementation Order',
    '',
    '### Phase 1: One',
    '',
    '- [ ] Task 1.1: Pack',
    '  - Depends on: 1.2',
    '- [ ] Task 1.2: Drive',
    '  - Depends on: 1.1',
    '',
  ].join('\n');
  const badge = badgeOf(examine({ id: 'move', path: null, text }).graph, english);
  expect(badge).toMatchObject({ message: '0/2 done, stuck', state: 'blocked' });
});

it('speaks the language of the site', () => {
  expect(badgeOf(graphOf('x', '!'), translate('de'))).toMatchObject({
    label: 'Plan',
    message: '1/2 erledigt, 1 blockiert',
  });
});

it('is as wide as its words, and has them for screen readers', () => {
  const svg = badgeSvg({ label: 'plan', message: '1/2 <done>', state: 'done' }, measure);
  expect(svg).toContain('aria-label="plan: 1/2 <done>"');
  expect(svg).toContain('<title>plan: 1/2 &#x3C;done></title>');
  expect(svg).toMatch(/^<svg xmlns="[^"]*" width="108"/);
});

it('is described to shields.io by its schema', () => {
  expect(shieldsEndpoint({ label: 'plan', message: '1/2 done', state: 'blocked' })).toEqual({
    schemaVersion: 1,
    label: 'plan',
    message: '1/2 done',
    color: 'b3261e',
    isError: true,
  });
});
