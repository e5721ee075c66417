import { describe, expect, test } from 'vitest';
import { blankNotes, notesIn } from '../../../plugin/plan/text/note.ts';

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
});
