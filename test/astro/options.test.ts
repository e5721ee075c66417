import { describe, expect, it } from 'vitest';
import planwright from '../../plugin/index.ts';
import starlight from '../../plugin/starlight/index.ts';

const messageOf = (build: () => unknown): string => {
  try {
    build();
  } catch (error) {
    return String((error as Error).message);
  }
  return '';
};

describe('a wrong option', () => {
  it.each([
    [{ plans: 7 }, '"plans": expected string or array, but got 7'],
    [{ plans: '' }, '"plans": expected some text, but got ""'],
    [{ prefix: '//' }, '"prefix": expected at least one path segment, such as "plans", but got "//"'],
    [
      { repository: 'github.com/me/mine' },
      '"repository": expected an address that begins with http:// or https://, but got',
    ],
    [
      { repository: 'javascript:alert(1)' },
      '"repository": expected an address that begins with http:// or https://, but got',
    ],
    [{ phaseOrder: 'strict' }, '"phaseOrder": expected "implied" or "none", but got "strict"'],
    [{ html: true }, '"html": expected "sanitize" or "allow", but got true'],
    [{ layout: () => null }, '"layout": expected string, but got a function'],
    [{ plan: './plans' }, '"plan": there is no such option. Did you mean "plans"?'],
    [{ preset: 'lax' }, '"preset": expected "strict" or "relaxed", but got "lax"'],
    [{ rules: { placeholder: 'warning' } }, '"rules.placeholder": expected "error" or "warn" or "info" or "off", but'],
    [{ ignore: [{ file: 'a' }] }, '"ignore.0.file": there is no such option. Did you mean "files"?'],
    [null, 'expected object, but got null'],
  ])('%o is named, with what was expected and what came', (options, message) => {
    expect(messageOf(() => planwright(options as never))).toContain(`- ${message}`);
  });

  it('is named along with every other', () => {
    const message = messageOf(() => planwright({ plans: 7, prefix: 8, other: 9 } as never));
    expect(message.split('\n')).toHaveLength(4);
  });

  it('is one that another host would take', () => {
    expect(messageOf(() => starlight({ layout: './mine.astro' } as never))).toContain(
      '"layout": there is no such option',
    );
  });
});

it('needs no option at all', () => {
  expect(planwright().name).toBe('planwright');
  expect(starlight().name).toBe('planwright');
});
