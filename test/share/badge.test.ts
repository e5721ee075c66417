import { expect, it } from 'vitest';
import { english, translate } from '../../plugin/render/words/index.ts';
import { badgeOf, badgeSvg, shieldsEndpoint } from '../../plugin/share/badge.ts';
import { graphOf } from '../graph/graph-of.ts';

const boxes = (...marks: string[]) =>
  graphOf(
    `### Phase 1: One\n\n${marks.map((mark, at) => `- [${mark}] Task 1.${at + 1}: Carry box ${at + 1}`).join('\n')}\n`,
  );

const measure = (text: string) => text.length * 6;

it.each([
  [['x', ' '], '1/2 done', 'in-progress'],
  [['x', 'x'], '2/2 done', 'done'],
  [[' ', ' '], '0/2 done', 'todo'],
  [['x', '!', ' '], '1/3 done, 1 blocked', 'blocked'],
] as const)('a plan with the boxes %j says %j', (marks, message, state) => {
  expect(badgeOf(boxes(...marks), english)).toEqual({ label: 'plan', message, state });
});

it('says so where there is nothing to count', () => {
  expect(badgeOf(boxes(), english)).toMatchObject({ message: 'no tasks' });
});

it('says that a plan is stuck whose tasks wait for each other', () => {
  const tasks = ['- [ ] Task 1.1: Pack', '  - Depends on: 1.2', '- [ ] Task 1.2: Drive', '  - Depends on: 1.1'];
  const badge = badgeOf(graphOf(`### Phase 1: One\n\n${tasks.join('\n')}\n`), english);
  expect(badge).toMatchObject({ message: '0/2 done, stuck', state: 'blocked' });
});

it('speaks the language of the site', () => {
  expect(badgeOf(boxes('x', '!'), translate('de'))).toMatchObject({
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
