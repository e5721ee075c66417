import type { Table } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { cellAt, columnsByWords, columnsOf } from '../../plugin/plan/table.ts';
import { sourceOf } from '../../plugin/plan/text/source.ts';
import { under } from './reading.ts';

function tableOf(markdown: string): Table {
  const [table] = parseMarkdown(markdown).children;
  if (table?.type !== 'table') throw new Error('Expected a table.');
  return table;
}

const headed = (...headers: string[]) => tableOf(`| ${headers.join(' | ')} |\n|${' --- |'.repeat(headers.length)}`);
const words = { constraint: /constraint|order/, type: /type/, rationale: /why|rationale/ };

describe('columns', () => {
  test.each([
    [['Constraint', 'Type', 'Rationale'], { constraint: 0, type: 1, rationale: 2 }],
    [['Why', '**Constraint**', 'Type'], { constraint: 1, type: 2, rationale: 0 }],
    [['Constraint type', 'Constraint', 'Why'], { constraint: 1, type: 0, rationale: 2 }],
    [['#', 'Constraint', 'Type', 'Why'], { constraint: 1, type: 2, rationale: 3 }],
    [['Constraint', 'Kind of it', 'Why'], { constraint: 0, type: 1, rationale: 2 }],
    [['Foo', 'Bar', 'Baz'], { constraint: 0, type: 1, rationale: 2 }],
    [['Order', 'Note'], { constraint: 0 }],
    [['Foo', 'Bar'], null],
    [['Type', 'Foo', 'Bar', 'Baz'], null],
    [['Foo', 'Constraint', 'Bar'], { constraint: 1, rationale: 2 }],
  ])('under %j', (headers, columns) => {
    expect(columnsOf(headed(...headers), words, ['constraint'])).toEqual(columns);
  });

  test('by words alone', () => {
    expect(columnsByWords(headed('Foo', 'Type', 'Baz'), words)).toEqual({ type: 1 });
  });
});

describe('cells', () => {
  const markdown = '| A | B | C |\n|---|---|---|\n|  a \\| `b \\| c`  | &lt;x |\n';
  const row = tableOf(markdown).children[1];

  test('have text and place, escapes and entities included', () => {
    const source = sourceOf(markdown);
    const cells = [0, 1].map((column) => row && cellAt(row, column, source));
    expect(cells.map((cell) => cell?.text)).toEqual(['a | b | c', '<x']);
    expect(cells.map((cell) => under(markdown, cell?.position))).toEqual(['a \\| `b \\| c`', '&lt;x']);
    expect(under(markdown, cells[0]?.inlineText.positionOf(8, 9))).toBe('c');
  });

  test('are empty where the row is shorter, or there is no such column', () => {
    for (const column of [2, 9, undefined]) {
      expect(row && cellAt(row, column, null)).toMatchObject({ text: '', position: undefined });
    }
    expect(under(markdown, row && cellAt(row, 9, sourceOf(markdown)).position)).toBe('|  a \\| `b \\| c`  | &lt;x |');
  });
});
