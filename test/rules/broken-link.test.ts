import { expect, test } from 'vitest';
import { describeRule, found, plan, task } from './rule.ts';

const phase = '### Phase 1: Foundation';
const there = new Set(['design.md', './design.md', '../other', 'an image.png', '100%.md']);
const exists = (path: string, base: 'plan' | 'repository') => base === 'plan' && there.has(path);
const withNote = (note: string) => plan([phase, task('1.1'), '## Notes', note].join('\n\n'));

describeRule(
  'broken-link',
  {
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
      'in a plan that does not follow the template, a warning': [
        plan([phase, task('1.1', ['**Notes**: [here](there.md)'])].join('\n\n'), { claim: false }),
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
      'another plan’s task, which another rule looks up': plan(
        [phase, task('1.1', ['**Depends on**: [Task 2.4](../lost/tasks.md#task-2-4)'])].join('\n\n'),
      ),
    },
  },
  exists,
);

test('is silent if the host has no files', () => {
  expect(found('broken-link', withNote('[a](b.md)'))).toEqual([]);
});
