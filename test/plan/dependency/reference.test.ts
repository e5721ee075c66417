import { describe, expect, test } from 'vitest';
import { type ReferenceContext, readReference } from '../../../plugin/plan/dependency/reference.ts';

const ids = new Set(['3', '1.1']);

describe('readReference', () => {
  test.each<[string, ReferenceContext, object | null, string, ReferenceContext]>([
    ['Task 1.1 (draft)', null, { kind: 'task', id: '1.1' }, 'Task 1.1', 'task'],
    ['(draft) Task 1.1', null, { kind: 'task', id: '1.1' }, 'Task 1.1', 'task'],
    ['once Task 1.1 is in', null, { kind: 'task', id: '1.1' }, 'Task 1.1', 'task'],
    ['Phase 2 – 4', null, { kind: 'phase', id: '2', to: '4' }, 'Phase 2 – 4', 'phase'],
    ['2', 'phase', { kind: 'phase', id: '2', to: null }, '2', 'phase'],
    ['2-4', 'phase', { kind: 'phase', id: '2', to: '4' }, '2-4', 'phase'],
    ['2', 'task', { kind: 'task', id: '2' }, '2', 'task'],
    ['2 people', 'task', null, '', null],
    ['3', null, { kind: 'number', id: '3' }, '3', null],
    ['3 people', null, { kind: 'number', id: '3' }, '3', null],
    ['2', null, null, '', null],
    ['C', 'phase', { kind: 'phase', id: 'C', to: null }, 'C', 'phase'],
    ['C', null, null, '', null],
    ['1.1', 'phase', { kind: 'task', id: '1.1' }, '1.1', 'phase'],
    ['all', 'task', { kind: 'all' }, 'all', 'task'],
    ['all of the previous tasks!', null, { kind: 'all' }, 'all of the previous tasks', null],
  ])('%j after %s', (text, context, reference, words, next) => {
    const found = readReference(text, context, ids);
    expect(found?.reference ?? null).toEqual(reference);
    if (found) expect([text.slice(found.from, found.to), found.context]).toEqual([words, next]);
  });
});
