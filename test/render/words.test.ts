import { globSync, readFileSync } from 'node:fs';
import { h } from 'hastscript';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { de } from '../../plugin/render/words/de.ts';
import { en } from '../../plugin/render/words/en.ts';
import { type Key, translate } from '../../plugin/render/words/index.ts';

const values = (text: string) => new Set(text.match(/\{\{\w+\}\}/g));

const plugin = new URL('../../plugin/', import.meta.url);

/** Every text in the code, those that are put together as patterns. */
function textsInCode(): { texts: Set<string>; patterns: RegExp[] } {
  const texts = new Set<string>();
  const patterns = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    if (ts.isTemplateExpression(node) && node.head.text.includes('.')) {
      patterns.add(
        [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map(RegExp.escape).join('.+'),
      );
    }
    ts.forEachChild(node, visit);
  };
  for (const file of globSync('**/*.{ts,astro}', { cwd: plugin })) {
    if (/words[\\/]\w+\.ts$/.test(file)) continue;
    const code = readFileSync(new URL(file, plugin), 'utf8').replace(/^---\n/, '');
    const kind = file.endsWith('.astro') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind));
  }
  return { texts, patterns: [...patterns].map((pattern) => new RegExp(`^${pattern}$`)) };
}

describe('the words of a page', () => {
  it('are each used: the compiler sees to it that none is missing', () => {
    const { texts, patterns } = textsInCode();
    const keys = new Set(Object.keys(en).map((key) => key.replace(/_(?:one|other)$/, '')));
    expect(keys.size).toBeGreaterThan(200);
    const isUsed = (key: string) => texts.has(key) || patterns.some((pattern) => pattern.test(key));
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are said with the same values in each complete language', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, values(de[key])]).toEqual([key, values(en[key])]);
    }
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it('have a singular where they have a plural', () => {
    const keys = Object.keys(en);
    const plurals = keys.filter((key) => key.endsWith('_other'));
    expect(plurals.filter((key) => !keys.includes(key.replace('_other', '_one')))).toEqual([]);
  });

  it('choose the form for a number, and write it as the language does', () => {
    expect([1, 2, 1200].map((count) => translate('en')('tasks', { count }))).toEqual([
      '1 task',
      '2 tasks',
      '1,200 tasks',
    ]);
    expect([1, 1.5].map((count) => translate('de')('days', { count }))).toEqual(['1 Tag', '1,5 Tage']);
  });

  it('take the plural rules of the language that a text is in', () => {
    const polish = translate('pl', {
      tasks_one: '{{count}} zadanie',
      tasks_few: '{{count}} zadania',
      tasks_many: '{{count}} zadań',
    });
    expect([1, 2, 5].map((count) => polish('tasks', { count }))).toEqual(['1 zadanie', '2 zadania', '5 zadań']);
    expect([1, 2, 5].map((count) => polish('days', { count }))).toEqual(['1 day', '2 days', '5 days']);
  });

  it('are those of the language where a region has none, and English where the language has none', () => {
    expect(translate('de-AT')('state.done')).toBe('Erledigt');
    expect(translate('ja')('state.done')).toBe('Done');
    expect(translate('not a language')('state.done')).toBe('Done');
  });

  it('are those of the site where it has its own', () => {
    expect(translate('en', { 'state.done': 'Shipped' })('state.done')).toBe('Shipped');
  });

  it('hold links and other elements in their places', () => {
    const link = h('a', 'three');
    expect(translate('en', { tasks_other: 'all {{count}}.' }).rich('tasks', { count: [link] })).toEqual([
      'all ',
      link,
      '.',
    ]);
  });

  it('insert values as they are', () => {
    expect(translate('en', { 'state.done': '{{what}} is done' })('state.done' as Key, { what: '{{count}} $1' })).toBe(
      '{{count}} $1 is done',
    );
  });
});
