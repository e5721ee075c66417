import { expect, test } from 'vitest';
import type { LookUp } from '../../plugin/rules/support/rule.ts';
import { findPlans } from '../../plugin/workspace/find.ts';
import { Workspace } from '../../plugin/workspace/workspace.ts';
import { folder } from '../support/folder.ts';
import { describeRule, first, found, needs, plan, task } from './rule.ts';

const there = new Set(['design.md', './design.md', '../other', 'an image.png', '100%.md']);
const lookUp: LookUp = (path, base) => {
  if (path.startsWith('../../')) return 'outside';
  return base === 'plan' && there.has(path) ? 'there' : 'missing';
};
const withNote = (note: string) => plan([first, task('1.1'), '## Notes', note]);

describeRule('broken-link', {
  lookUp,
  bad: {
    'a link, an image and a definition': [
      withNote('See [the `design`](desgin.md#shape "design.md") and ![a](b.png).\n\n[ref]: <old/file.md>'),
      {
        at: 'desgin.md#shape',
        severity: 'error',
        message: /^The link to “desgin\.md” is broken: no such file or folder exists\.$/,
      },
      { at: 'b.png', message: /^The image to/ },
      { at: 'old/file.md' },
    ],
    'an address with escapes and references': [
      withNote('See [it](de\\_sign&#46;md).'),
      { at: '[it](de\\_sign&#46;md)', message: /“de_sign\.md”/ },
    ],
    'links and images in HTML': [
      withNote(
        'See <A title="a > b" HREF=lost.md>it</A>, <img alt="" src=\'gone.png\'>.\n\n<p>\n<a href="lost.md">it</a>\n<a href="design.md">there</a></p>',
      ),
      { at: 'lost.md', message: /^The link to “lost\.md” is broken/ },
      { at: 'gone.png', message: /^The image to/ },
      { at: 'lost.md' },
    ],
    'every image that HTML offers': [
      withNote(
        '<picture><source srcset="dark.png 1x, https://example.org/a.png 2x, an%20image.png 3x"><img srcset="small.png" src="an image.png"></picture>',
      ),
      { at: 'dark.png', message: /^The image to “dark\.png” is broken/ },
      { at: 'small.png' },
    ],
    'what leads out of the repository, there or not': [
      withNote('See [it](../../secret.md) and ![a](../../b.png).'),
      {
        at: '../../secret.md',
        severity: 'error',
        message: /^The link to “\.\.\/\.\.\/secret\.md” leads out of the repository\.$/,
        hint: /into the repository/,
      },
      { at: '../../b.png', message: /^The image to/ },
    ],
    'places that the plan does not have': [
      withNote('[a](#task-1-1) [b](#task-1-9) [c](#Notes) [d](#nots) <a href="#nots">e</a>'),
      {
        at: '#task-1-9',
        severity: 'error',
        message: /^The link to “#task-1-9” is broken: this plan has no such heading or task\.$/,
        hint: /`#task-1-1`/,
      },
      { at: '#nots' },
      { at: '#nots' },
    ],
    'in a plan that does not follow the template, a warning': [
      plan([first, task('1.1', ['**Notes**: [here](there.md)'])], { claim: false }),
      { at: 'there.md', severity: 'warning' },
    ],
  },
  good: {
    'files, folders and images that are there': withNote(
      '[a](design.md) [b](./design.md?plain=1#top) [c](../other) ![d](an%20image.png) [e](100%.md)',
    ),
    'what is not relative': withNote(
      '[a](#notes) [b](https://example.org/x) [c](mailto:me@example.org) [d](/top.md) [e](//example.org) [f]() <https://example.org> www.example.org ![g](data:image/png;base64,AA==)',
    ),
    'code and comments': withNote('`[a](b.md)` <!-- [a](b.md) -->\n\n```\n[a](b.md)\n```'),
    'places that are there, or that others define': withNote(
      '[a](#phase-1-foundation) [b](#zur-%C3%BCbersicht) [c](#mark) [d](#top) [e](#L12) [f](#:~:text=x) [g](#notes-1) [h](design.md#any)\n\n## Zur Übersicht\n\n<a name="mark"></a>\n\n## Notes',
    ),
    'HTML without an address, and what is none': withNote(
      '<a id="x">a</a> <img alt="b"> `<a href="b.md">`\n\n<!-- <a href="b.md"> -->\n\n<script>"<img src=c.png>"</script>\n',
    ),
    'another plan’s task, which another rule looks up': plan([
      first,
      needs('1.1', '[Task 2.4](../lost/tasks.md#task-2-4)'),
    ]),
  },
});

test('is silent if the host has no files', () => {
  expect(found('broken-link', withNote('[a](b.md)'))).toEqual([]);
});

test('a link to a place in another plan, whether or not that plan is checked as well', async () => {
  const links =
    '[a](../till/tasks.md#task-2-1) [b](../till/#task-2-9) [c](../till/tasks.md#prices) [d](../till/notes.md#x)';
  const root = await folder({
    'shelf/tasks.md': withNote(links).replace(
      '- **Done',
      '- **Depends on**: [till](../till/tasks.md#task-2-1)\n  - **Done',
    ),
    'till/tasks.md': plan(`### Phase 2: Core\n\n${task('2.1')}`, { title: '# Tasks: Till' }),
    'till/notes.md': '# Notes',
  });
  for (const paths of [['.'], ['shelf/tasks.md']]) {
    const { files } = await findPlans(paths, root);
    const { plans } = await new Workspace().check(files);
    const findings = plans.flatMap((one) => one.findings.filter(({ rule }) => rule === 'broken-link'));
    expect(findings.map(({ message }) => message)).toEqual([
      'The link to “../till/#task-2-9” is broken: that plan has no such heading or task.',
      'The link to “../till/tasks.md#prices” is broken: that plan has no such heading or task.',
    ]);
  }
});

test('a link in a dependency is reported once', () => {
  const markdown = plan([first, needs('1.1', '[Task 1.7](#task-1-7)')]);
  expect(found('broken-link', markdown).map(({ rule }) => rule)).toEqual(['unknown-dependency']);
});
