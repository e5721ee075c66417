import { location } from 'vfile-location';
import { describe, expect, test } from 'vitest';
import { keepEnd, keepStart, textOf } from '../../../plugin/check/reporters/cells.ts';
import { codeFrame, linesOf } from '../../../plugin/check/reporters/frame.ts';

/** The frame of the text between the two `‸` marks, with the underlined text in guillemets. */
function frame(marked: string, columns = 80): string[] {
  const [before = '', fault = '', after = ''] = marked.split('‸');
  const source = before + fault + after;
  const place = location(source);
  const start = place.toPoint(before.length);
  const end = place.toPoint(before.length + fault.length);
  if (!start || !end) throw new Error('the marks must lie in the text');
  const paint = (text: string) => (text.startsWith('^') ? text : `«${text}»`);
  return codeFrame(linesOf(source), { start, end }, { columns, paint, dim: (text) => text });
}

describe('a code frame', () => {
  test('underlines exactly the text at fault, between its neighbours', () => {
    expect(frame('first\n- Depends on: ‸Task 2.9‸, 1.1\nthird\nfourth')).toEqual([
      '  1 │ first',
      '> 2 │ - Depends on: «Task 2.9», 1.1',
      '    │               ^^^^^^^^',
      '  3 │ third',
    ]);
  });

  test('pads line numbers to one width', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(frame(`${lines}\n‸ten‸`)).toEqual(['   9 │ line 9', '> 10 │ «ten»', '     │ ^^^']);
  });

  test('marks every line of a fault that runs over several, from its first word to its last', () => {
    expect(frame('a ‸b\n  c d  \n\ne‸ f')).toEqual([
      '> 1 │ a «b»',
      '    │   ^',
      '> 2 │   «c d»',
      '    │   ^^^',
      '> 3 │',
      '    │ ^',
      '> 4 │ «e» f',
      '    │ ^',
    ]);
  });

  test('shows the first lines of a very long fault', () => {
    const shown = frame(`‸${'x\n'.repeat(50)}‸`);
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)).toBe('  … │');
  });

  test('gives an empty fault one mark, also at the end of a line', () => {
    expect(frame('abc‸‸')).toEqual(['> 1 │ abc', '    │    ^']);
  });

  test('stretches tabs to their stops, in the line and in the marks', () => {
    expect(frame('a\t‸b\tc‸')).toEqual(['> 1 │ a   «b   c»', '    │     ^^^^^']);
  });

  test('counts the columns of wide characters, and a family as one', () => {
    expect(frame('任務 ‸依存‸ x')).toEqual(['> 1 │ 任務 «依存» x', '    │      ^^^^']);
    expect(frame('👩‍👩‍👧‍👦 ‸é‸!')).toEqual(['> 1 │ 👩‍👩‍👧‍👦 «é»!', '    │    ^']);
  });

  test('cuts a long line around the fault, and a long fault at its end', () => {
    const [, line, marks] = ['', ...frame(`${'a'.repeat(300)}‸BAD‸${'z'.repeat(300)}`, 40)];
    expect(line).toBe(`> 1 │ …${'a'.repeat(15)}«BAD»${'z'.repeat(20)}…`);
    expect(marks).toBe(`    │ ${' '.repeat(16)}^^^`);
    expect(frame(`‸${'b'.repeat(300)}‸`, 40)[0]).toBe(`> 1 │ «${'b'.repeat(39)}…»`);
    expect(frame(`${'a'.repeat(50)}‸BAD‸ end`, 40)[0]).toBe(`> 1 │ …${'a'.repeat(32)}«BAD» end`);
  });

  test('never cuts a wide character in two', () => {
    expect(frame(`‸x‸${'界'.repeat(50)}`, 10)[0]).toBe('> 1 │ «x»界界界界…');
  });

  test('takes a line of a megabyte as quickly as another', () => {
    const [line] = frame(`${'👩‍👧'.repeat(100_000)}‸BAD‸${'z'.repeat(500_000)}`, 40);
    expect(line).toMatch(/«BAD»z{21}…$/);
  });

  test('shows control characters and marks of direction instead of obeying them', () => {
    expect(frame('a‸\u001b[31m\u0007\u009b\u202e‸')[0]).toBe('> 1 │ a«␛[31m␇\\u{9b}\\u{202e}»');
  });

  test('knows every kind of line ending', () => {
    expect(frame('a\r\nb\rc\n‸d‸\r\ne')).toEqual(['  3 │ c', '> 4 │ «d»', '    │ ^', '  5 │ e']);
  });

  test('is empty for a place that the text does not have', () => {
    const position = { start: { line: 9, column: 1 }, end: { line: 9, column: 2 } };
    expect(codeFrame(['one'], position, { columns: 40, paint: String, dim: String })).toEqual([]);
  });
});

test.each([
  [0, '', ''],
  [1, '…', '…'],
  [2, '…', '…d'],
  [3, '界…', '…cd'],
  [5, '界bcd', '界bcd'],
])('%i columns have room for the start %j and the end %j', (room, start, end) => {
  const cells = [...'界bcd'].map((text, from) => ({ text, width: text === '界' ? 2 : 1, from, to: from + 1 }));
  expect([textOf(keepStart(cells, room)), textOf(keepEnd(cells, room))]).toEqual([start, end]);
});
