import { describe, expect, test } from 'vitest';
import { examine } from '../../../plugin/check/examine.ts';
import { pretty } from '../../../plugin/check/reporters/pretty.ts';
import { garden, shop } from './plans.ts';

describe('the pretty reporter', () => {
  test('shows place, severity, message, rule, source, hint and related places', () => {
    expect(pretty([shop])).toContain(
      [
        'plans/shop/tasks.md:9:3  error  Task 1.1 is done, but Task 1.2, which it depends on, is not.  status-out-of-order',
        '     8 │',
        '  >  9 │ - [x] **Task 1.1**: Open',
        '       │   ^^^',
        '    10 │   - **Depends on**: Task 1.2, Task 1.9',
        '    hint  Mark Task 1.2 `[x]`, change Task 1.1 back to `[ ]`, or remove the dependency.',
        '    see   plans/shop/tasks.md:12:3  Task 1.2 is to do.',
      ].join('\n'),
    );
  });

  test('counts at its end what it found', () => {
    const more = '`planwright explain RULE` says more about a rule, with examples.';
    expect(pretty([shop, garden])).toMatch(new RegExp(`✗ 2 plans checked: 3 errors, 0 warnings\\.\n${more}\n$`));
    expect(pretty([garden])).toBe('✓ 1 plan checked: no errors, no warnings.\n');
    expect(pretty([])).toBe('No plan was checked.\n');
  });

  test('leaves out findings of severity info, unless verbose', () => {
    expect(pretty([shop])).not.toContain('has no Description');
    expect(pretty([shop], { verbose: true })).toMatch(/9:21 {2}info {2}Task 1\.1 has no Description/);
  });

  test('colours only when it is allowed to', () => {
    const code = '\u001b[';
    expect(pretty([shop])).not.toContain(code);
    expect(pretty([shop], { colors: true })).toContain(`${code}31m^^^`);
  });

  test('passes no control character of a plan or a path on to the terminal', () => {
    const text = '# Tasks: A\n\n- [ ] **Task 1.1**: \u001b[2J\u009b1m\n  - Depends on: Task 1.1\u0007\n';
    const hostile = examine({ text, id: 'x', path: 'plans/\u001b[31m\u202e/tasks.md' });
    const controls = [...pretty([hostile], { verbose: true })].filter((character) =>
      /[\p{Cc}\p{Bidi_Control}]/u.test(character),
    );
    expect(new Set(controls)).toEqual(new Set(['\n']));
  });

  test('passes no command of a plan or a path on to a runner that obeys them anywhere in a line', () => {
    const text =
      '# Tasks: A\n\n- [ ] **Task 1.1**: ##[add-mask]a ##vso[task.x]b #[c] ## [d]\n  - Depends on: Task 1.9##[e]\n';
    const shown = pretty([examine({ text, id: 'x', path: 'plans/##teamcity[x]/tasks.md' })], { verbose: true });
    expect(shown).not.toMatch(/##\w*\[/);
    expect(shown).toContain('3 │ - [ ] **Task 1.1**: ##\\u{5b}add-mask]a ##vso\\u{5b}task.x]b #[c] ## [d]\n');
    expect(shown).toContain('plans/##teamcity\\u{5b}x]/tasks.md:4:');
  });

  test('has no line where a finding has none', () => {
    const empty = examine({ text: '', id: 'x', path: 'plans/x/tasks.md' });
    expect(pretty([empty])).toMatch(/^plans\/x\/tasks\.md {2}error {2}The plan has no tasks/);
  });

  test('cuts a long list of related places', () => {
    const task = (id: number) => `- [ ] **Task 1.${id}**: T\n  - Depends on: Task 1.${id === 30 ? 1 : id + 1}\n`;
    const text = Array.from({ length: 30 }, (_, index) => task(index + 1)).join('');
    const ring = pretty([examine({ text, id: 'x', path: 'x.md' })]);
    expect(ring.match(/ see {3}/g)).toHaveLength(10);
    expect(ring).toContain('and 20 more');
  });
});
