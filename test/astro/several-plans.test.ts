import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';
import { expectGoodLooks } from './looks.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project } from './project.ts';

const pictures = `
<picture>
<source media="(prefers-color-scheme: dark)" srcset="../search/split.png 2x">
<img src="../search/split.png" alt="How a query is split" width="24">
</picture>
<a href="../payments/">To pay</a>

And [to reserve](../r\u00e9serve/#task-1-2)
`;
const shop = (mark = ' ') =>
  plan({ title: 'The shop[^1]', tasks: task('1.1', '', mark) + task('1.2', '**Depends on**: payments/1.1') })
    .replace('### Phase 1', `${pictures}\n<details>\n<summary>Folded</summary>\n\n### Phase 1`)
    .replace('## Temporal', '</details>\n\n[^1]: A working title\n\n## Temporal');
const payments = (mark = ' ') =>
  plan({
    title: 'Payments',
    tasks: task('1.1', '', mark) + task('1.2', '**Depends on**: [Task 1.1](../shop/tasks.md)'),
  });

describe('two plans that need each other', () => {
  let site: Project;

  beforeAll(async () => {
    site = await copyProject('plain', 'several-plans');
    await site.write('plans/shop/tasks.md', shop());
    await site.write('plans/payments/tasks.md', payments('x'));
    await site.write('plans/re\u0301serve/TASKS.md', plan({ title: 'Reserve' }));
    await site.publish();
  });

  const relation = async (page: string, id: string, label: string) => {
    const parts = selectAll(`dl#${id} > *`, await site.page(`plans/${page}/index.html`));
    const value = parts[parts.findIndex((one) => text(one) === label) + 1];
    return selectAll('a', value as never).map((link) => [link.properties.href, text(link)]);
  };

  it('link there and back, with status, title and plan', async () => {
    expect(await relation('shop', 'task-1-2', 'Depends on')).toEqual([
      ['/plans/payments/#task-1-1', '1.1 Do the work of 1.1 (Payments)'],
    ]);
    expect(await relation('payments', 'task-1-1', 'Unblocks')).toEqual([
      ['/plans/shop/#task-1-2', '1.2 Do the work of 1.2 (The shop)'],
    ]);
    const page = await site.page('plans/shop/index.html');
    expect(select('#task-1-2 .pw-elsewhere.pw-is-done', page)).toBeDefined();
    const pages = new Map([['plans/shop/index.html', page] as const]);
    expect(brokenLinks(pages, await site.built())).toEqual([]);
  });

  it('publish links and images of HTML, and fold what is in <details>', async () => {
    const page = await site.page('plans/shop/index.html');
    const [image] = selectAll('picture img', page);
    expect(image?.properties).toMatchObject({ width: 24, src: expect.stringMatching(/^\/_astro\/split\..*\.webp$/) });
    expect(select('picture source', page)?.properties).toMatchObject({
      media: '(prefers-color-scheme: dark)',
      srcSet: expect.stringMatching(/^\/_astro\/split\..*\.webp 1x$/),
    });
    expect(selectAll('a', page).find((link) => text(link) === 'To pay')?.properties.href).toBe('/plans/payments/');
    const reserve = selectAll('a', page).find((link) => text(link) === 'to reserve')?.properties.href;
    expect(reserve).toBe('/plans/r%C3%A9serve/#task-1-2');
    expect(await site.built()).toContain('plans/r\u00e9serve/index.html');
    expect(selectAll('details > section.pw-phase .pw-task-body', page)).toHaveLength(2);
    expect(text(select('#user-content-fn-1', page) as never)).toContain('A working title');
  });

  it('know which tasks of each can start', async () => {
    const states = async (id: string) =>
      JSON.parse(await site.read(`plans/${id}/plan.json`)).tasks.map(({ state }: { state: string }) => state);
    expect(await states('shop')).toEqual(['ready', 'ready']);
    expect(await states('payments')).toEqual(['done', 'waiting']);
  });

  it('keep the name in the JSON, and make no edge', async () => {
    const { tasks, edges } = JSON.parse(await site.read('plans/payments/plan.json'));
    expect(tasks[1].dependsOn).toEqual(['shop/1.1']);
    expect(edges).toEqual([]);
  });

  it('are drawn on the list of all plans, as links, without those that nothing connects', async () => {
    const page = await site.page('plans/index.html');
    expect(selectAll('#pw-plans .node', page)).toHaveLength(2);
    expect(selectAll('#pw-plans .flowchart-link', page)).toHaveLength(2);
    const hrefs = selectAll('#pw-plans a', page).map(({ properties }) => properties.xLinkHref ?? properties.href);
    expect(hrefs).toEqual(expect.arrayContaining(['/plans/shop/', '/plans/payments/']));
    expect(text(select('#pw-plans', page) as never)).toContain('1 of 2 done, 50%');
    await expectGoodLooks(site, ['/plans/', '/plans/shop/'], 'html');
  });

  it('show the other’s new status, though the file itself stays as it is', async () => {
    await site.write('plans/payments/tasks.md', payments('~'));
    await site.publish();
    const page = await site.page('plans/shop/index.html');
    expect(select('#task-1-2 .pw-elsewhere.pw-is-in-progress', page)).toBeDefined();
    expect(select('.pw-task.pw-is-waiting #task-1-2', page)).toBeDefined();
  });
});

describe('plans that go wrong together', () => {
  it('a cycle through two of them fails the build, with both places', async () => {
    const site = await copyProject('plain', 'several-plans-cycle');
    const waits = (value: string) => plan({ tasks: task('1.1', `**Depends on**: ${value}`) + task('1.2') });
    await site.write('plans/shop/tasks.md', waits('payments/1.1'));
    await site.write('plans/payments/tasks.md', waits('shop/1.1'));
    const { code, output } = await site.build();
    expect(code).toBe(1);
    expect(output.match(/plan-cycle/g)).toHaveLength(1);
    expect(output).toMatch(
      /^plans\/payments\/tasks\.md:13:21 .*shop\/1\.1 → payments\/1\.1 → shop\/1\.1.*plan-cycle$/m,
    );
    expect(output).toMatch(/plans\/shop\/tasks\.md:13:21/);
    expect(output).toContain('1 error in 1 of 4 plans');
    expect(await site.built()).toEqual([]);
  });

  it('a task that the other plan does not have fails it, too', async () => {
    const site = await copyProject('plain', 'several-plans-unknown');
    await site.write(
      'plans/shop/tasks.md',
      plan({ tasks: task('1.1', '**Depends on**: serch/2.1, search/2.3') + task('1.2') }),
    );
    const { code, output } = await site.build();
    expect(code).toBe(1);
    expect(output).toContain('Did you mean the plan `search`?');
    expect(output).toContain('Did you mean `Task 2.2`?');
  });
});
