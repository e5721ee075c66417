import { location } from 'vfile-location';
import { describe, expect, test, vi } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import type { CheckSettings } from '../../plugin/check/settings.ts';
import { first, plan, task } from '../rules/rule.ts';

vi.mock('vfile-location', async (original) => {
  const { location } = await original<{ location: (text: string) => unknown }>();
  return { location: vi.fn(location) };
});

/** Rules and the lines that they report on, notes left out. */
function found(text: string, settings?: CheckSettings): string[] {
  return examine({ text, id: 'shop', path: 'tasks.md' }, settings)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, position }) => `${rule}${position ? `:${position.start.line}` : ''}`);
}

const next = (rules: string) => `<!-- planwright-disable-next-line ${rules} -->`;

/** A task that depends on two that there are not, with something written before that line. */
const withComment = (comment: string) =>
  plan(`${first}\n\n- [ ] **Task 1.1**: Part\n${comment}  - **Depends on**: 1.7, 1.8\n  - **Done when**: It works\n`);

describe('disable-next-line', () => {
  test('without one, everything is reported', () => {
    expect(found(withComment(''))).toEqual(['unknown-dependency:8', 'unknown-dependency:8']);
  });

  test.each([
    ['in a list', `  ${next('unknown-dependency: in another branch')}\n`],
    ['of all rules', `  ${next('')}\n`],
    [
      'of several rules',
      `  ${next('missing-field, unknown-dependency: later')}
`,
    ],
  ])('silences the next line: %s', (_, comment) => {
    expect(found(withComment(comment)).filter((rule) => rule.startsWith('unknown-dependency'))).toEqual([]);
  });

  test('silences the next line of its own paragraph or cell, too', () => {
    const field = (more: string) => withComment('').replace('1.7, 1.8', `1.7,${more}\n    1.8`);
    expect(found(field(''))).toEqual(['unknown-dependency:8', 'unknown-dependency:9']);
    expect(found(field(` ${next('unknown-dependency')}`))).toEqual(['unknown-dependency:8']);
  });

  test('leaves blank lines and other comments to us out of the count', () => {
    const comments = `  ${next('unknown-dependency')}\n\n  ${next('missing-field')}\n\n`;
    expect(found(withComment(comments))).toEqual(['unused-disable:10']);
  });

  test('silences no other line, and no other rule', () => {
    expect(found(withComment(`  ${next('missing-field')}\n`))).toEqual([
      'unused-disable:8',
      'unknown-dependency:9',
      'unknown-dependency:9',
    ]);
    expect(found(withComment(`  ${next('unknown-dependency')}\n  - **Estimate**: 1h\n`))).toEqual([
      'unused-disable:8',
      'unknown-dependency:10',
      'unknown-dependency:10',
    ]);
  });

  test('works before a heading, at the end of a line, and in a table', () => {
    const title = `- [ ] **Task 1.2**: [Title]`;
    const heading = plan(
      `${first}\n\n${task('1.1')}\n${next('placeholder')}\n\n#### Task 1.2: [Title]\n\n- **Done when**: Yes`,
    );
    expect(found(heading)).toEqual([]);
    const ending = plan(`${first}\n\n${task('1.1').trim()} ${next('placeholder')}\n${title}\n  - **Done when**: Yes\n`);
    expect(found(ending)).toEqual([]);
    const row = (name: string, more = '') => `| ${name} | 1 | 7 | Not started | ${more} |`;
    const table = [
      '| Phase | Tasks | Completed | Status | |\n|---|---|---|---|---|',
      row('1. Foundation', next('progress-mismatch')),
      row('1. Foundation'),
    ].join('\n');
    const progress = `## Progress Tracking\n\n${table}\n`;
    expect(found(plan([first, task('1.1')], { progress })).filter((rule) => /progress/.test(rule))).toHaveLength(1);
  });
});

describe('disable and enable', () => {
  const bad = (id: string) => task(id, ['**Depends on**: Task 9.9']);
  const between = (before: string, after: string) => plan([first, bad('1.1'), before, bad('1.2'), after, bad('1.3')]);

  test('silence what is between them', () => {
    expect(found(between('', ''))).toHaveLength(3);
    const both = between(
      '<!-- planwright-disable unknown-dependency -->',
      '<!-- planwright-enable unknown-dependency -->',
    );
    expect(found(both)).toEqual(['unknown-dependency:9', 'unknown-dependency:25']);
    expect(found(between('<!-- planwright-disable -->', '<!-- planwright-enable -->'))).toHaveLength(2);
  });

  test('counts from the character after the comment', () => {
    const disabled = '<!-- planwright-disable unknown-dependency -->';
    const enabled = '<!-- planwright-enable unknown-dependency -->';
    const dependsOn = (value: string) => plan(`${first}\n\n${task('1.1', [`**Depends on**: ${value}`])}`);
    expect(found(dependsOn(`${disabled}1.7`))).toEqual([]);
    expect(found(dependsOn(`${disabled}1.7${enabled}, 1.8`))).toEqual(['unknown-dependency:9']);
    expect(found(dependsOn(`${disabled}1.7, ${enabled}1.8`))).toEqual(['unknown-dependency:9']);
  });

  test('the nearest comment about a rule decides', () => {
    expect(found(between('<!-- planwright-disable -->', '<!-- planwright-enable unknown-dependency -->'))).toHaveLength(
      2,
    );
    expect(found(between('<!-- planwright-disable unknown-dependency -->', '<!-- planwright-enable -->'))).toHaveLength(
      2,
    );
    const other = between('<!-- planwright-disable unknown-dependency -->', '<!-- planwright-enable missing-field -->');
    expect(found(other)).toEqual(['unknown-dependency:9', 'unused-disable:21']);
  });

  test('a finding without a place goes by what holds at the end of the file', () => {
    const untitled = plan([first, task('1.1')], { title: '' });
    const comment = '<!-- planwright-disable missing-section: a fragment -->';
    expect(found(untitled)).toEqual(['missing-section']);
    expect(found(`${comment}\n\n${untitled}`)).toEqual([]);
    expect(found(`${comment}\n\n${untitled}\n\n<!-- planwright-enable missing-section -->\n`)).toEqual([
      'missing-section',
      'unused-disable:1',
    ]);
  });

  test('a comment about a rule that is off is not unused', () => {
    const text = between('<!-- planwright-disable unknown-dependency -->', '');
    expect(found(text, { rules: { 'unknown-dependency': 'off' } })).toEqual([]);
  });
});

test('a comment in a quote or of several lines works, and is reported as a whole', () => {
  const quoted = `${plan([first, task('1.1')])}\n> <!-- planwright-disable\n> missing-field:\n> why -->\n`;
  const { findings, source } = examine({ text: quoted, id: 'shop', path: 'tasks.md' });
  const [{ position } = { position: undefined }] = findings;
  expect(source.slice(position?.start.offset, position?.end.offset)).toMatch(
    /^<!-- planwright-disable\n[\s\S]*why -->$/,
  );
});

test('thousands of comments and findings cost little', () => {
  const tasks = Array.from(
    { length: 500 },
    (_, index) => `- [ ] **Task 1.${index}**: x
  ${next('unknown-dependency')}
  - Depends on: 7.7`,
  );
  const text = `<!-- ${'<!-- '.repeat(20_000)}-->\n\n${tasks.join('\n')}`;
  const started = performance.now();
  expect(found(text).filter((rule) => rule.startsWith('unknown-dependency'))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('the lines of a comment are counted once, however many rules it names', () => {
  const names = Array.from({ length: 2000 }, (_, index) => `rule-${index}`);
  const comment = `<!-- planwright-disable\n${names.join(',\n')} -->\n`;
  vi.mocked(location).mockClear();
  const { findings } = examine({ text: `# Tasks: A\n\n${comment}`, id: 'shop', path: 'tasks.md' });
  const lines = findings.flatMap(({ rule, position }) => (rule === 'unused-disable' ? position?.start.line : []));
  expect(lines).toEqual(names.map((_, index) => index + 4));
  expect(vi.mocked(location).mock.calls.filter(([text]) => String(text).includes('rule-1999')).length).toBeLessThan(4);
});
