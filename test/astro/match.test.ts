import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project } from './project.ts';

const rollout = `# Rollout Implementation Plan

**Goal:** Let operations switch the new index on and off. See [the index](../../../specs/007-index/tasks.md#task-T002).

### Task 1: Add the switch

**Files:**
- Modify: \`src/switch.ts\`

- [x] **Step 1: Write the failing test**
- [ ] **Step 2: Make it pass**
`;

const index = `# Tasks: Index

## Phase 1: Setup

- [x] T001 Create the folder src/index
- [ ] T002 Build the index in src/index/build.ts, then follow [the rollout](../../docs/superpowers/plans/2026-02-02-rollout.md#task-1)
`;

const ticket = `---
id: task-12
status: To Do
assignee: []
---

# Show the price on the receipt

## Acceptance Criteria

- [ ] The receipt shows the price
`;

describe('a site with `match`', () => {
  let site: Project;
  let output: string;

  beforeAll(async () => {
    site = await copyProject('plain', 'match');
    await site.write('docs/superpowers/plans/2026-02-02-rollout.md', rollout);
    await site.write('docs/superpowers/readme.md', '# Not a plan\n');
    await site.write('specs/007-index/tasks.md', index);
    await site.write('.team/plan.md', plan({ title: 'Team', tasks: task('1.1') + task('1.2') }));
    await site.write('backlog/tasks/task-12.md', ticket);
    await site.write(
      '.taskmaster/tasks/tasks.json',
      JSON.stringify({ master: { tasks: [{ id: 1, title: 'Weigh <b>' }] } }),
    );
    await site.write('old/task-7.md', ticket.replace('task-12', 'task-7'));
    const match = [
      '.taskmaster/**/tasks.json',
      'specs/**/tasks.md',
      'docs/superpowers/plans/*.md',
      './.team/*',
      'backlog/tasks/*.md',
      'old/*.md',
    ];
    output = await site.publish({ options: { match } });
  });

  it('publishes exactly the files that it matches, under their paths', async () => {
    expect(await site.planPages()).toEqual([
      'plans/backlog/index.html',
      'plans/docs/superpowers/plans/2026-02-02-rollout/index.html',
      'plans/index.html',
      'plans/old/task-7/index.html',
      'plans/specs/007-index/index.html',
      'plans/taskmaster/index.html',
      'plans/team/plan/index.html',
    ]);
  });

  it('links from plan to plan, whatever their files are called', async () => {
    const pages = await site.pages();
    expect(brokenLinks(pages, await site.built())).toEqual([]);
    const links = (path: string) => selectAll('a', pages.get(path)).map(({ properties }) => properties.href);
    expect(links('plans/specs/007-index/index.html')).toContain(
      '/plans/docs/superpowers/plans/2026-02-02-rollout/#task-1',
    );
    expect(links('plans/docs/superpowers/plans/2026-02-02-rollout/index.html')).toContain(
      '/plans/specs/007-index/#task-T002',
    );
  });

  it('publishes a folder of files as one plan', async () => {
    const backlog = await site.page('plans/backlog/index.html');
    expect(select('main #task-task_12', backlog)).toBeDefined();
    expect(text(backlog)).toContain('Show the price on the receipt');
    const taskmaster = await site.page('plans/taskmaster/index.html');
    expect(select('main #task-1', taskmaster)).toBeDefined();
    expect(text(taskmaster)).toContain('Weigh <b>');
  });

  it('warns about a file that is only part of a plan, and shows its text', async () => {
    expect(output).toMatch(/old\/task-7\.md {2}warning {2}The file looks like .*Backlog\.md.*foreign-dialect/);
    expect(text(await site.page('plans/old/task-7/index.html'))).toContain('The receipt shows the price');
    const index = text(await site.page('plans/index.html'));
    expect(index).toContain('Backlog.md format, shown as text');
    expect(index).not.toContain('no tasks');
  });
});

it('a site takes plans from several folders, says what it leaves out, and publishes no two as one page', async () => {
  const site = await copyProject('plain', 'several-folders');
  await site.write('more/stock/tasks.md', plan({ title: 'Stock' }));
  await site.write('more/templates/tasks.md', plan({ title: 'Template' }));
  const output = await site.publish({ options: { plans: ['./plans', './more'] } });
  expect(output).toContain('1 template or archived copy is left out: more/templates/tasks.md.');
  expect(output.match(/is left out/g)).toHaveLength(1);
  expect(await site.planPages()).toEqual([
    'plans/billing/export/index.html',
    'plans/index.html',
    'plans/search/index.html',
    'plans/stock/index.html',
  ]);
  await site.write('more/search/tasks.md', plan({ title: 'Search once more' }));
  const refused = await site.build({ options: { plans: ['./plans', './more'] } });
  expect(refused.output).toContain(
    'Two plans would be published as the page "search": plans/search/tasks.md and more/search/tasks.md.',
  );
  expect(refused.code).toBe(1);
});
