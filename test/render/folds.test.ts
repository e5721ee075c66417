import { describe, expect, it } from 'vitest';
import { read } from '../plan/reading.ts';
import { anchorsOf, pageOf, textOf } from './page.ts';

const list = (id: string) => `- [ ] **Task ${id}**: Work on ${id}\n  - **Done when**: Result of ${id}`;
const heading = (id: string) => `#### Task ${id}: Work on ${id}\n\n- **Done when**: Result of ${id}`;
const open = (summary: string) => `<details>\n<summary>${summary}</summary>`;
const close = '</details>';
/** The author’s own, not rows and phases of ours. */
const own = ':not([class]):has(> summary:not([class]))';
const document = (...blocks: string[]) => `# Tasks: Folds\n\n## Implementation Order\n\n${blocks.join('\n\n')}\n`;

describe.each([
  ['the list form', list],
  ['the heading form', heading],
])('<details> and tasks of %s', (_, task) => {
  const cases = {
    'around a phase': [open('Past'), '### Phase 1: Old', task('1.1'), close, '### Phase 2: New', task('2.1')],
    'around two phases': [open('Past'), '### Phase 1: Old', task('1.1'), '### Phase 2: New', task('2.1'), close],
    'around tasks of a phase': ['### Phase 1: Old', open('Past'), task('1.1'), close, task('1.2')],
    'from one phase into the next': [
      '### Phase 1: Old',
      task('1.1'),
      open('Past'),
      task('1.2'),
      '### Phase 2: New',
      task('2.1'),
      close,
      task('2.2'),
    ],
    'one after the other': [
      open('Past'),
      '### Phase 1: Old',
      task('1.1'),
      `${close}\n${open('Now')}`,
      '### Phase 2: New',
      task('2.1'),
      close,
    ],
    'one in the other': [
      open('All'),
      '### Phase 1: Old',
      open('Part'),
      task('1.1'),
      close,
      task('1.2'),
      close,
      'Behind.',
    ],
  };

  it.each(Object.entries(cases))('%s: read whole, and nested on the page', (_, blocks) => {
    const markdown = document(...blocks);
    const plan = read(markdown);
    const page = pageOf(markdown);
    const ids = [...markdown.matchAll(/Task (\d\.\d)/g)].map(([, id]) => id);
    expect(plan.tasks.map(({ id }) => id)).toEqual(ids);
    expect(plan.tasks.map(({ doneWhen }) => doneWhen?.value)).toEqual(ids.map((id) => `Result of ${id}`));
    const folds = markdown.split('<details>').length - 1;
    expect(page.all(`details${own} > summary`)).toHaveLength(folds);
    expect(page.all(':not(.pw-details) > summary:not([class])')).toHaveLength(folds);
    expect(page.has('summary summary, :not(details) > summary')).toBe(false);
    expect(page.has('pre')).toBe(false);
    for (const id of ids) expect(textOf(page.tree)).toContain(`Result of ${id}`);
    expect(anchorsOf(page)).toHaveLength(ids.length);
  });

  it('hold what is between their tags, and nothing else', () => {
    const inside = (name: keyof typeof cases) =>
      pageOf(document(...cases[name]))
        .all(`details${own}`)
        .map((fold) => [...textOf(fold).matchAll(/Result of (\d\.\d)/g)].map(([, id]) => id));
    expect(inside('around a phase')).toEqual([['1.1']]);
    expect(inside('around tasks of a phase')).toEqual([['1.1']]);
    expect(inside('from one phase into the next')).toEqual([['1.2', '2.1']]);
    expect(inside('one after the other')).toEqual([['1.1'], ['2.1']]);
    expect(inside('one in the other')).toEqual([['1.1', '1.2'], ['1.1']]);
  });

  it('keep the phase whole where they can', () => {
    const page = pageOf(document(...cases['around a phase']));
    expect(page.all(`details${own} > section.pw-phase .pw-task`)).toHaveLength(1);
    expect(page.all(`details${own} ~ section.pw-phase .pw-task`)).toHaveLength(1);
  });
});

it('a tag without a partner is shown, and folds nothing', () => {
  const page = pageOf(document('### Phase 1: Old', list('1.1'), close, open('Past'), list('1.2')));
  expect(page.all('.pw-phase .pw-task')).toHaveLength(2);
  expect(page.has(`details${own}`)).toBe(false);
  expect(textOf(page.tree)).toContain('</details>');
});

it('other elements around phases are nested, too', () => {
  const page = pageOf(document('<div align="center">', '### Phase 1: Old', list('1.1'), '</div>', 'Behind.'));
  expect(page.all('div[align] > section .pw-task')).toHaveLength(1);
  expect(textOf(page.one('div[align]'))).not.toContain('Behind.');
});
