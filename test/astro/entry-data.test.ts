import { expect, it } from 'vitest';
import { entryData } from '../../plugin/astro/entry-data.ts';
import type { Site } from '../../plugin/astro/site.ts';
import { english } from '../../plugin/render/words/index.ts';
import { findPlans } from '../../plugin/workspace/find.ts';
import { Workspace } from '../../plugin/workspace/workspace.ts';
import { folder } from '../support/folder.ts';

async function dataOf(path: string, text: string) {
  const root = await folder({ [path]: text });
  const { plans } = await new Workspace().check((await findPlans([path], root)).files);
  const [plan] = plans;
  if (!plan) throw new Error('There is no plan.');
  const site = { repositoryRoot: root, options: { repository: 'https://example.org/blob/main/' } } as Site;
  return entryData(plan, site, english);
}

const boxes = (...marks: string[]) =>
  `# Tasks: Move\n\n### Phase 1: Pack\n\n${marks.map((mark, at) => `- ${mark.replace('#', `Task 1.${at + 1}: Box ${at}`)}`).join('\n')}\n`;

it.each([
  ['done', boxes('[x] #', '[x] #')],
  ['done', boxes('[x] #', '[ ] ~~#~~')],
  ['cancelled', boxes('[ ] ~~#~~')],
  ['in-progress', boxes('[x] #', '[ ] #')],
  ['in-progress', boxes('[~] #', '[ ] #')],
  ['todo', boxes('[ ] #', '[!] #')],
  [null, '# Tasks: Move\n\nSoon.\n'],
])('the status %s of a plan follows from its tasks', async (status, text) => {
  expect((await dataOf('plans/move/tasks.md', text)).status).toBe(status);
});

it('an archived change has a status only if it is done', async () => {
  const path = 'openspec/changes/archive/2026-01-05-add-quotas/tasks.md';
  const open = await dataOf(path, '## 1. Store\n\n- [x] 1.1 Add a table\n- [ ] 1.2 Fill it\n');
  expect([open.status, open.change]).toEqual([null, { name: 'add-quotas', isArchived: true, archived: '2026-01-05' }]);
  expect((await dataOf(path, '## 1. Store\n\n- [x] 1.1 Add a table\n')).status).toBe('done');
  const dated = await dataOf('openspec/changes/2026-02-01-add-quotas/tasks.md', '## 1. Store\n\n- [ ] 1.1 Add\n');
  expect([dated.status, dated.change?.isArchived, dated.change?.archived]).toEqual(['todo', false, null]);
});

it('a plan has its address in the repository, its counts and its phases', async () => {
  expect(await dataOf('plans/my move/tasks.md', boxes('[x] #', '[ ] #', '[ ] #'))).toMatchObject({
    title: 'Move',
    path: 'plans/my move/tasks.md',
    source: 'https://example.org/blob/main/plans/my%20move/tasks.md',
    unread: null,
    progress: { done: 1, total: 3, percent: 33 },
    ready: 2,
    phases: [{ name: 'Phase 1: Pack', status: 'in-progress', progress: { done: 1, total: 3 } }],
    change: null,
  });
});

it('the description names phases only where there are several', async () => {
  const describe = async (text: string) => (await dataOf('plans/move/tasks.md', text)).description;
  const one = boxes('[x] #', '[ ] #');
  expect(await describe(one)).toMatch(/\b2 tasks\b/);
  expect(await describe(one)).not.toMatch(/\bphase/);
  expect(await describe(`${one}\n### Phase 2: Drive\n\n- [ ] Task 2.1: Go\n`)).toMatch(/\b3 tasks\b.*\b2 phases\b/);
});
