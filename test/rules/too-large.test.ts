import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import type { CheckSettings } from '../../plugin/check/settings.ts';
import { here } from '../cli/command.ts';
import { folder } from '../support/folder.ts';
import { first, needs, plan, task } from './rule.ts';

/** All findings of a file, with the texts they point at. */
function check(text: string, limits: CheckSettings['limits'] = {}) {
  const examined = examine({ bytes: new TextEncoder().encode(text), id: 'shop', path: 'tasks.md' }, { limits });
  const { findings, source } = examined;
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, message, position }) => ({
      rule,
      severity,
      message,
      at: position && source.slice(position.start.offset, position.end.offset),
      line: position?.start.line,
    }));
}

const small = plan([first, task('1.1'), task('1.2')]);
const bytes = new TextEncoder().encode(small).length;

describe('too-large', () => {
  test('a file of too many bytes is not even decoded', () => {
    expect(check(small, { fileBytes: bytes })).toEqual([]);
    expect(check(`${small}é`, { fileBytes: bytes + 1 })).toMatchObject(
      [{ rule: 'too-large', severity: 'error', at: undefined, message: /^The file has .+; the limit is .+ KB\.$/ }].map(
        ({ message, ...rest }) => ({ ...rest, message: expect.stringMatching(message) }),
      ),
    );
    const { source, plan: read } = examine({ bytes: new Uint8Array(2_000_000), id: 'x', path: 'x.md' });
    expect(source).toBe('');
    expect(read.faults).toEqual([]);
  });

  test('a section of too many bytes is named by its heading, of either kind', () => {
    const words = 'Zeit für Größe.\n\n'.repeat(20);
    const text = (heading: string) => `# Tasks: Shop\n\n${heading}\n\n${words}## Next\n\nShort.`;
    expect(check(text('## Long'), { sectionBytes: 350 })).toMatchObject([
      { rule: 'too-large', at: '## Long', line: 3 },
    ]);
    expect(check(text('Long\n----'), { sectionBytes: 350 })).toMatchObject([{ rule: 'too-large', at: 'Long\n----' }]);
    expect(check(text('```\n## Code\n```'), { sectionBytes: 350 })).toMatchObject([{ at: '# Tasks: Shop' }]);
    expect(check(text('## Long'), { sectionBytes: 460 }).filter(({ rule }) => rule === 'too-large')).toEqual([]);
  });

  test('too deep a nesting is named by its line', () => {
    const deep = (levels: number) => `${small}\n\n${'> '.repeat(levels)}deep`;
    expect(check(deep(64))).toEqual([]);
    expect(check(deep(65))).toMatchObject([{ rule: 'too-large', at: '> deep', line: small.split('\n').length + 2 }]);
    expect(check(deep(4), { nesting: 3 })).toMatchObject([{ at: '> deep' }]);
  });

  test('too many tasks are named by the first of them', () => {
    expect(check(small, { tasks: 2 })).toEqual([]);
    expect(check(small, { tasks: 1 })).toMatchObject([
      { rule: 'too-large', severity: 'error', at: '1.2', message: 'The plan has 2 tasks; the limit is 1.' },
    ]);
  });

  test('what was not read passes neither with the rule off nor by a comment', async () => {
    const deep = `<!-- planwright-disable too-large: we know -->\n\n${small}\n\n${'> '.repeat(65)}deep`;
    const input = { text: deep, id: 'shop', path: 'tasks.md' };
    expect(examine(input).findings).toMatchObject([{ rule: 'too-large', severity: 'error' }]);
    const settings = JSON.stringify({ rules: { 'too-large': 'off' } });
    const root = await folder({ 'tasks.md': deep, 'planwright.config.json': settings });
    expect(await here(root, 'check', '--format', 'json')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"plans": []'),
      stderr: expect.stringMatching(
        /^planwright: tasks\.md was not read, and `too-large` is off\. Lists and quotes are nested more than 64 levels deep here\./,
      ),
    });
  });

  test('with too many tasks, and with that turned off or silenced, a plan is judged as any other', () => {
    const wrong = `${small.replace('1.2**', '1.1**')}\n${needs('1.3', '1.9')}`;
    const found = (text: string, settings: CheckSettings) =>
      examine({ text, id: 'shop', path: 'tasks.md' }, { limits: { tasks: 1 }, ...settings }).findings.map(
        ({ rule }) => rule,
      );
    expect(found(wrong, {})).toEqual(expect.arrayContaining(['too-large', 'unknown-dependency']));
    expect(found(wrong, { rules: { 'too-large': 'off' } })).toContain('unknown-dependency');
    const silenced = found(`<!-- planwright-disable too-large: we know -->\n\n${wrong}`, {});
    expect(silenced).toContain('unknown-dependency');
    expect(silenced).not.toContain('too-large');
  });

  test.each([
    ['underscores', 'a_b_'.repeat(40_000)],
    ['addresses', '_www.'.repeat(20_000)],
    ['more addresses', '.http://'.repeat(20_000)],
    ['entities', 'a&amp;b é\n'.repeat(15_000)],
    ['entities, for which all memory would not do', '&amp;'.repeat(40_000)],
    ['emphasis of other alphabets', '*é'.repeat(40_000)],
    ['paragraphs that are each bad enough', `${'_www.'.repeat(1500)}\n\n`.repeat(10)],
    ['emphasis within emphasis', `${'*a '.repeat(2000)}${'b*'.repeat(2000)}`],
    ['addresses in lines of 100 characters', `${'`www.'.repeat(20)}\n`.repeat(1900)],
    ['quotes on one line', '> '.repeat(90_000)],
    ['bold in bold', `${'**'.repeat(2000)}x${'**'.repeat(2000)}`],
  ])('what cannot be parsed or written soon is refused at once: %s', (_, text) => {
    const start = process.cpuUsage();
    expect(check(`# Tasks: Shop\n\n${text}`)).toMatchObject([{ rule: 'too-large', line: expect.any(Number) }]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  test.each([
    ['comments that do not end', 'x<!--'.repeat(4000)],
    ['brackets that do not close', '['.repeat(10_000)],
    ['images within images', `${'![a'.repeat(1000)}${'](b)'.repeat(1000)}`],
    ['quotes that begin and end', '> a\n\n'.repeat(8000)],
    ['lists within lists', '- a\n  - b\n'.repeat(8000)],
    ['lines without their marker', `> a\n${'b\n'.repeat(8000)}`],
    ['underlined headings', 'a\n---\n'.repeat(8000)],
    ['a table of 5,000 columns', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
    ['emphasis in emphasis, 400 levels deep', `${'*a '.repeat(400)}x${' b*'.repeat(400)}`],
  ])('what only looks hard is read at once: %s', (_, text) => {
    const start = process.cpuUsage();
    expect(check(`${small}\n\n${text}`).map(({ rule }) => rule)).not.toContain('too-large');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  test('2,000 tasks in one section are read', () => {
    const tasks = Array.from(
      { length: 2000 },
      (_, index) => `- [ ] **Task ${index}**: A title\n  - **Done when**: it is\n`,
    );
    const rules = check(`# Tasks: Shop\n\n${tasks.join('')}`).map(({ rule }) => rule);
    expect(rules).not.toContain('too-large');
  });

  test.each([
    ['2,000 items with two links each', '- See https://example.com/a and https://example.com/b\n'.repeat(2000)],
    ['a table', `|a|b|\n|-|-|\n${'| [a](b) **c** | `d` _e_ ]] |\n'.repeat(1000)}`],
    ['a list', '- [a](b) **c** `d` _e_ [f]\n'.repeat(1000)],
    ['emphasis in a row', '*a* __b__ *c_d* snake_case_word 2*3*4 '.repeat(400)],
    ['code', `\`\`\`\n${'a[0] = *b * <!c\n'.repeat(4000)}\`\`\``],
    ['a comment', `<!--\n${'a[0] = *b * <!c\n'.repeat(4000)}-->`],
  ])('a long part that is only long is read: %s', (_, text) => {
    expect(check(`${small}\n\n${text}`)).toEqual([]);
  });
});
