import { expect, test } from 'vitest';
import { boundOf } from '../../../plugin/graph/constraints/bound.ts';

test.each([
  ['30 seconds', { seconds: 30 }],
  ['500ms', { seconds: 0.5 }],
  ['< 200 ms at the 99th percentile', { seconds: 0.2 }],
  ['1.5 h', { seconds: 5400 }],
  ['15 min', { seconds: 900 }],
  ['5m', { seconds: 300 }],
  ['a 10-minute timeout', { seconds: 600 }],
  ['36 Hours', { seconds: 129_600 }],
  ['7 days', { seconds: 604_800 }],
  ['2 weeks', { seconds: 1_209_600 }],
  ['3d', { seconds: 259_200 }],
  ['1,500 ms', { seconds: 1.5 }],
  ['1 h 30 min', { seconds: 5400 }],
  ['2 minutes and 5 seconds', { seconds: 125 }],
  ['2-3 h', { seconds: 10_800 }],
  ['30 to 60 s', { seconds: 60 }],
  ['2 s under the limits, 15 s above', { seconds: 2 }],
  ['within one hour', { seconds: 3600 }],
  ['5 retries', { count: 5 }],
  ['3 attempts on each tablet', { count: 3 }],
  ['retried 4 times', { count: 4 }],
  ['10 tries', { count: 10 }],
  ['3 delivery attempts', { count: 3 }],
  ['Five attempts, then a page', { count: 5 }],
  ['5 retries within 30 s', { seconds: 30, count: 5 }],
  ['1 business day', { seconds: 86_400 }],
  ['innerhalb von 1,5 Sekunden', { seconds: 1.5 }],
  ['3 tentatives en 2 jours', { seconds: 172_800, count: 3 }],
  ['10秒以内', { seconds: 10 }],
  ['3回', { count: 3 }],
  ['in 5 minutes time, after 10 s retries end', { seconds: 300 }],
])('“%s” is bounded', (text, bound) => {
  expect(boundOf(text)).toEqual(bound);
});

test.each([
  '',
  'eventually',
  'as soon as possible',
  'a few seconds',
  '30',
  '99.9 %',
  '5 M rows',
  '10 requests at a time',
  'v1.2s',
  '3 servers',
  'at all times',
])('“%s” is not', (text) => {
  expect(boundOf(text)).toBeNull();
});

test('a long cell is read in one go', () => {
  const start = process.cpuUsage();
  for (const unit of ['1,111', '1 to ', '5 ', '1.1.', '3 tries ', '2 s ', '1 a ', '9']) boundOf(unit.repeat(60_000));
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(2);
});
