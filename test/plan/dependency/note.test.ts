import { describe, expect, test } from 'vitest';
import { blankNotes, idsNamedIn, notesIn } from '../../../plugin/plan/dependency/note.ts';

describe('notes', () => {
  test.each([
    ['1.1 (draft) x', '1.1         x', ['(draft)']],
    ['a (b (c) d) e', 'a           e', ['(b (c) d)']],
    ['a（甲 1.1）', 'a       ', ['（甲 1.1）']],
    ['a (x\ny) b', 'a   \n   b', ['(x\ny)']],
    ['a (🔄) b', 'a      b', ['(🔄)']],
    ['a (b, c', 'a (b, c', []],
    ['a) b', 'a) b', []],
    ['()', '  ', ['()']],
  ])('in %j', (text, blanked, notes) => {
    expect(blankNotes(text)).toBe(blanked);
    expect(blankNotes(text)).toHaveLength(text.length);
    expect(notesIn(text)).toEqual(notes);
  });

  test.each([
    ['(can run with 2.1)', ['2.1']],
    ['(Phase 1, Waves 2-3, Task 4.1, A.1, 1.x)', ['1', '2', '3', '4.1', 'A.1', '1.x']],
    ['(~1.5h, TASK-0007)', ['TASK-0007']],
    ['(v1.1.0)', ['v1.1.0']],
    ['(nobody)', []],
  ])('%j names %j', (text, ids) => {
    expect(idsNamedIn(text)).toEqual(ids);
  });
});
