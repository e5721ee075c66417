import { describe, expect, test } from 'vitest';
import { boxAt, emojiIn, progressWord, statusOfMark, statusOfValue } from '../../plugin/plan/status.ts';

describe('marks', () => {
  test.each([
    [' ', 'todo'],
    ['x', 'done'],
    ['X', 'done'],
    ['~', 'in-progress'],
    ['-', 'in-progress'],
    ['>', 'in-progress'],
    ['/', 'in-progress'],
    ['!', 'blocked'],
    ['✅', 'done'],
    ['✔', 'done'],
    ['☑', 'done'],
    ['🔄', 'in-progress'],
    ['🚧', 'in-progress'],
    ['⏳', 'todo'],
    ['?', undefined],
    ['y', undefined],
  ])('[%s] is %s', (mark, status) => {
    expect(statusOfMark(mark)).toBe(status);
  });

  test.each([
    ['[x] Task', 'x', 4],
    ['[ ] Task', ' ', 4],
    ['[🚧] Task', '🚧', 5],
    ['[⚠️] Task', '⚠', 5],
    ['  [~]  Task', '~', 7],
    ['[-]', '-', 3],
  ])('the box of %j', (text, mark, length) => {
    expect(boxAt(text)).toEqual({ mark, length });
  });

  test.each(['[x]Task', '[] Task', '[xx] Task', 'x] Task', '(x) Task', 'Task [x] ', '[\n] Task', '[]] Task'])(
    '%j has none',
    (text) => {
      expect(boxAt(text)).toBeNull();
    },
  );

  test('the first emoji counts, wherever it is', () => {
    expect(emojiIn('a 🚧 b ✅')).toEqual({ status: 'in-progress', from: 2, to: 4 });
    expect(emojiIn('🎉')).toBeNull();
  });
});

describe('Status values', () => {
  test.each([
    ['pending', 'todo'],
    ['to do', 'todo'],
    ['To-Do', 'todo'],
    ['TODO', 'todo'],
    ['not started', 'todo'],
    ['Planned', 'todo'],
    ['[ ] open', 'todo'],
    ['queued for v2', 'todo'],
    ['Not started yet', 'todo'],
    ['in progress', 'in-progress'],
    ['In-Progress (Ann)', 'in-progress'],
    ['started', 'in-progress'],
    ['blocked', 'blocked'],
    ['Blocked by PR #4', 'blocked'],
    ['complete', 'done'],
    ['Completed 2025-10-13', 'done'],
    ['done.', 'done'],
    ['discarded (obsolete)', 'cancelled'],
    ['shelved', 'cancelled'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['skipped', 'cancelled'],
    ['[x] complete', 'done'],
    ['[-] shelved (not needed)', 'cancelled'],
    ['[ ] done', 'done'],
    ['[x]', 'done'],
    ['[~]', 'in-progress'],
    ['[x] whatever', 'done'],
    ['✅ Complete', 'done'],
    ['✅', 'done'],
    ['🔄', 'in-progress'],
    ['🚧 pending', 'todo'],
    ['**done**', 'done'],
    ['draft', undefined],
    ['not done', undefined],
    ['completely new', undefined],
    ['[?]', undefined],
    ['', undefined],
  ])('%j is %s', (value, status) => {
    expect(statusOfValue(value)).toBe(status);
  });

  test.each([
    ['in_progress', 'in-progress'],
    ['NOT_STARTED', 'todo'],
    ['Erledigt', 'done'],
    ['in Arbeit (seit Mai)', 'in-progress'],
    ['à faire', 'todo'],
    ['pas commencée', 'todo'],
    ['Noch nicht gestartet', 'todo'],
    ['noch offen', 'todo'],
    ['não iniciada', 'todo'],
    ['✅ Terminé', 'done'],
    ['bloqueada', 'blocked'],
    ['Concluído', 'done'],
    ['отменён', 'cancelled'],
    ['已完成', 'done'],
    ['進行中', 'in-progress'],
    ['진행 중', 'in-progress'],
    ['完成度50%', undefined],
    ['Offenbar nicht', undefined],
  ])('%j in another language is %s', (value, status) => {
    expect(statusOfValue(value)).toBe(status);
  });
});

describe('status words of the progress table', () => {
  test.each([
    ['Complete', 'done'],
    ['Completed', 'done'],
    ['Done', 'done'],
    ['✅', 'done'],
    ['✅ In progress', 'done'],
    ['In progress', 'in-progress'],
    ['🔄 In Progress', 'in-progress'],
    ['Started', 'in-progress'],
    ['Not started', 'todo'],
    ['⏳ Pending', 'todo'],
    ['To do', 'todo'],
    ['Blocked', undefined],
    ['On track', undefined],
    ['Planned', undefined],
    ['4 Complete', undefined],
    ['', undefined],
  ])('%j is %s', (value, status) => {
    expect(progressWord(value)?.value).toBe(status);
  });
});
