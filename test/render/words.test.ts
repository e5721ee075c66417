import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { de } from '../../plugin/render/words/de.ts';
import { en } from '../../plugin/render/words/en.ts';
import { type Key, translate } from '../../plugin/render/words/index.ts';

const values = (text: string) => new Set(text.match(/\{\{\w+\}\}/g));

describe('the words of a page', () => {
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
