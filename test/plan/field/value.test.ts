import { describe, expect, test } from 'vitest';
import { hoursOf, totalOf } from '../../../plugin/plan/field/value.ts';
import { headingTask, listTask, readOne, under } from '../reading.ts';

describe('estimates', () => {
  test.each([
    ['2h', 2],
    ['2 h', 2],
    ['2 hours', 2],
    ['1 hr', 1],
    ['30 min', 0.5],
    ['30m', 0.5],
    ['45 minutes', 0.75],
    ['1.5 days', 12],
    ['2d', 16],
    ['1 week', 40],
    ['2 wks', 80],
    ['1h 30m', 1.5],
    ['1 day and 4 hours', 12],
    ['1 day, 4 hours', 12],
    ['2-3 h', 2.5],
    ['2–4 days', 24],
    ['2 to 3 hours', 2.5],
    ['2h-3h', 2.5],
    ['30min – 1h', 0.75],
    ['~1.5h', 1.5],
    ['≈ 2h', 2],
    ['4-6 hours (core)', 5],
    ['2h, 3 files', 2],
    ['2h - later', 2],
    ['M', null],
    ['L (3 points)', null],
    ['3', null],
    ['3 points', null],
    ['about 2h', null],
    ['2 months', null],
    ['2hx', null],
    ['', null],
  ])('%j is %s hours', (text, hours) => {
    expect(hoursOf(text)).toBe(hours);
  });

  test.each([
    [listTask(['**Effort**: 2h']), '2h', 2],
    [listTask(['**Estimate**: M']), 'M', null],
    [listTask(['Time: ~30 min']), '~30 min', 0.5],
    ['- [ ] **Task 1.1**: Mend it (~1.5h)', '~1.5h', 1.5],
    ['- [ ] **Task 1.1** (2h): Mend it', '2h', 2],
    ['### Task 1.1: Mend it (2 files) (1-2 days)', '1-2 days', 12],
    ['### Task 1.1: Mend it（2h）', '2h', 2],
    [`- [ ] **Task 1.1**: Mend it (~1.5h)\n  - **Effort**: L`, 'L', null],
    ['- [ ] **Task 1.1**: Set the TTL (5 min cache)', null, undefined],
    ['- [ ] **Task 1.1**: Mend it (M - 2 hours)', null, undefined],
    [headingTask('**Estimate**:'), null, undefined],
  ])('of %j', (markdown, written, hours) => {
    const { estimate } = readOne(markdown);
    expect(estimate?.value ?? null).toBe(written);
    expect(under(markdown, estimate)).toBe(written);
    expect(estimate?.hours).toBe(hours);
  });
});

describe('Total Tasks', () => {
  test.each([
    ['12', 12],
    ['18 tasks across 5 phases', 18],
    ['14 (4 + 3 + 7)', 14],
    ['8/12', 8],
    ['**7**', 7],
    ['~12', null],
    ['≈12', null],
    ['about 12', null],
    ['approx. 12', null],
    ['10-12', null],
    ['10 – 12', null],
    ['10 to 12', null],
    ['10 or 12', null],
    ['12+', null],
    ['X', null],
    ['[count]', null],
    ['', null],
  ])('%j is %s', (text, number) => {
    expect(totalOf(text)?.number ?? null).toBe(number);
  });
});
