import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Code, Nodes, Table } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { everyNode } from '../../plugin/plan/walk.ts';
import { tableKinds } from '../../plugin/render/pieces.ts';
import { brokenLinks } from './links.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project, repository } from './project.ts';

const config = `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import planwright from 'planwright';
const { astro, options } = JSON.parse(process.env.PLANWRIGHT_TEST ?? '{}');
export default defineConfig({ ...astro, integrations: [planwright(options), mdx()] });
`;
const imports =
  "import { ConstraintTable, PlanGraph, PlanProgress, PlanSummary, PlanTasks } from 'planwright/components';";
const page = (body: string) => `${imports}\n\n# Our work\n\n${body}\n`;
const astroPage = (body: string) => `---\n${imports}\n---\n<html lang="en"><body>\n${body}\n</body></html>\n`;
/** A task with what only the whole plan can resolve. */
const linked = plan({
  title: 'Notes',
  total: 1,
  tasks: task(
    '1.1',
    '**Notes**: ![Split](../search/split.png) as [planned][1][^why], in `sh`:\n\n    ```sh\n    ls -l\n    ```',
  ),
}).replace('## Temporal', '[1]: ../search/tasks.md#task-1-1\n\n[^why]: Because.\n\n## Temporal');
const states = ['ready', 'in-progress', 'blocked', 'waiting', 'done'];

async function projectWith(name: string, pages: Record<string, string>): Promise<Project> {
  const site = await copyProject('plain', name);
  await site.write('astro.config.mjs', config);
  for (const [path, text] of Object.entries(pages)) await site.write(`src/pages/${path}`, text);
  return site;
}

const ids = (root: Root) => selectAll('[id]', root).map(({ properties }) => String(properties.id));
const words = (node: Element | Root | undefined) => (node ? textOf(node).replace(/\s+/g, ' ').trim() : '');

describe('the components on pages of a site', () => {
  let site: Project;
  const built = (path: string) => site.page(path);

  beforeAll(async () => {
    site = await projectWith('components', {
      'work.mdx': page(`<PlanProgress plan="search" />

<PlanGraph plan="search" />

<PlanGraph plan="search" />

<PlanTasks plan="search" state={['ready', 'waiting']} limit={1} />

<ConstraintTable plan="search" kind="sequence" />`),
      'de/work.astro': astroPage('<PlanProgress plan="search" /><PlanTasks plan="search" state="blocked" />'),
      'notes.astro': astroPage('<PlanTasks plan="notes" /><PlanTasks plan="notes" />'),
      'summary.astro': astroPage('<PlanSummary plan="search" /><PlanSummary plan="billing/export" />'),
      'tasks.astro': astroPage(
        [
          ...states.map((state) => `<section id="${state}"><PlanTasks plan="search" state="${state}" /></section>`),
          '<section id="second"><PlanTasks plan="search" phase={2} /></section>',
        ].join('\n'),
      ),
    });
    await site.write('plans/notes/tasks.md', linked);
    await site.publish({ astro: { i18n: { locales: ['en', 'de'], defaultLocale: 'en' } } });
  });

  it('show how far the plan is, as its own page does, with a link there', async () => {
    const [piece] = selectAll('.pw-piece', await built('work/index.html'));
    const own = select('.pw-standing', await built('plans/search/index.html'));
    expect(words(select('.pw-standing', piece as Element))).toBe(words(own));
    expect(select('.pw-piece-title a', piece as Element)?.properties.href).toBe('/plans/search/');
  });

  it('draw the graph, with its tools, and its boxes lead to the tasks on the plan’s page', async () => {
    const work = await built('work/index.html');
    const [first] = selectAll('svg.pw-graph', work);
    const drawn = selectAll('a[data-task]', first as Element).map(({ properties }) => properties.href);
    expect(drawn).toEqual(['1-1', '1-2', '2-1', '2-2'].map((id) => `/plans/search/#task-${id}`));
    expect(selectAll('svg.pw-graph', work)).toHaveLength(2);
    expect(select('script[type="module"]', work)).toBeDefined();
    // No task is listed below it.
    expect(words(select('figcaption > p', work))).toBe('Arrows point to what comes next.');
  });

  it('have unique ids, and refer to their own', async () => {
    const work = await built('work/index.html');
    expect(new Set(ids(work)).size).toBe(ids(work).length);
    const refers = ({ properties }: Element) => [properties.ariaLabelledBy, properties.ariaDescribedBy].flat();
    const links = selectAll('.pw-piece a[href^="#"]', work).map(({ properties }) => String(properties.href).slice(1));
    const named = selectAll('.pw-piece *', work)
      .flatMap(refers)
      .filter((id) => id !== undefined);
    const markers = Array.from((await site.read('work/index.html')).matchAll(/url\(#([^)]+)\)/g), ([, id = '']) => id);
    expect(named.length).toBeGreaterThan(0);
    expect(markers.length).toBeGreaterThan(0);
    expect([...named, ...markers, ...links].filter((id) => !ids(work).includes(String(id)))).toEqual([]);
  });

  it('list the tasks in a state or of a phase', async () => {
    const tasks = await built('tasks/index.html');
    const listed = (section: string) => selectAll(`#${section} .pw-task-id`, tasks).map(words);
    expect(Object.fromEntries(states.map((state) => [state, listed(state)]))).toEqual({
      ready: [],
      'in-progress': ['1.2'],
      blocked: [],
      waiting: ['2.1', '2.2'],
      done: ['1.1'],
    });
    expect(words(select('#ready', tasks))).toBe('No such task at the moment.');
    expect(listed('second')).toEqual(['2.1', '2.2']);
  });

  it('cut a list at its limit, and say how much more there is', async () => {
    const [list] = selectAll('.pw-task-list', await built('work/index.html'));
    expect(selectAll('.pw-task', list as Element)).toHaveLength(1);
    expect(words(select('.pw-more', list as Element))).toBe('and 1 more');
  });

  it('show a constraint table with its verdicts', async () => {
    const table = select('.pw-constraints', await built('work/index.html'));
    expect(selectAll('tbody tr', table as Element)).toHaveLength(1);
    expect(words(select('.pw-verdict .pw-badge', table as Element))).toBe('enforced');
  });

  it('sum up plans, each under a name of its own', async () => {
    const summaries = selectAll('.pw-head', await built('summary/index.html'));
    expect(summaries.map(({ properties }) => properties.ariaLabel)).toEqual([
      'Summary: Search that forgives typing errors',
      expect.stringMatching(/^Summary: /),
    ]);
    expect(words(select('.pw-now', summaries[0] as Element))).toContain('In progress');
  });

  it('speak the language of the page', async () => {
    const german = await built('de/work/index.html');
    expect(words(select('.pw-done', german))).toBe('1 von 4 erledigt, 25 %');
    expect(words(german)).toContain('Zurzeit keine solche Aufgabe.');
  });

  it('keep the images, links, code and footnotes of a task, each footnote with its own list', async () => {
    const notes = await built('notes/index.html');
    expect(selectAll('.pw-task img[src^="/_astro/split."]', notes)).toHaveLength(2);
    expect(selectAll('.pw-task a[href="/plans/search/#task-1-1"]', notes)).toHaveLength(2);
    expect(selectAll('.pw-task pre.astro-code', notes)).toHaveLength(2);
    const references = selectAll('[data-footnote-ref]', notes).map(({ properties }) =>
      String(properties.href).slice(1),
    );
    expect(new Set(references).size).toBe(2);
    expect(references.filter((id) => !ids(notes).includes(id))).toEqual([]);
    expect(new Set(ids(notes)).size).toBe(ids(notes).length);
  });

  it('bring their styles, and no heading into the outline of the page', async () => {
    const work = await built('work/index.html');
    expect(selectAll(':is(h1, h2, h3, h4, h5, h6)', work).map(words)).toEqual(['Our work']);
    const [sheet] = selectAll('link[rel="stylesheet"]', work);
    expect(await site.read(String(sheet?.properties.href).slice(1))).toContain('.pw-piece');
  });

  it('link only to what exists', async () => {
    expect(brokenLinks(await site.pages(), await site.built())).toEqual([]);
  });
});

describe('the guide to the components', async () => {
  const guide = parseMarkdown(await readFile(join(repository, 'src/content/docs/guides/components.mdx'), 'utf8'));
  const code = guide.children.filter((node): node is Code => node.type === 'code');
  const snippets = code.filter(({ lang }) => lang === 'mdx').map(({ value }) => value);
  const [properties] = guide.children.filter((node): node is Table => node.type === 'table');
  const cells = (properties?.children ?? []).slice(1).map(({ children }) => children.map((cell) => everyNode([cell])));
  const codeIn = (nodes: readonly Nodes[] = []) =>
    nodes.flatMap((node) => (node.type === 'inlineCode' ? node.value : []));
  const [status = '', ...uses] = snippets;

  async function withExamples(name: string, pages: Record<string, string>): Promise<Project> {
    const site = await projectWith(name, pages);
    for (const plan of ['webhooks', 'specs/014-offline-maps']) {
      await cp(join(repository, 'plans', plan), join(site.root, 'plans', plan), { recursive: true });
    }
    return site;
  }

  it('has examples that build, of every component, property, state and kind of table', async () => {
    const listed = cells.flatMap(([property]) => codeIn(property));
    const [, ...states] = codeIn(cells[0]?.[1]).map((state) => `<PlanTasks plan="webhooks" state="${state}" />`);
    const spec = listed.map((property) => `<PlanTasks plan="specs/014-offline-maps" ${property} />`);
    const kinds = tableKinds.map((kind) => `<ConstraintTable plan="webhooks" kind="${kind}" />`);
    const site = await withExamples('components-guide', {
      'status.mdx': status,
      'all.mdx': page([...uses, ...states, ...spec, ...kinds].join('\n\n')),
    });
    await site.publish({ options: { rules: { 'missing-file': 'off' } } });
    expect(new Set(uses.map((use) => /<(\w+)/.exec(use)?.[1])).size).toBe(5);
    expect(listed).toHaveLength(4);
    expect(words(select('body', await site.page('status/index.html')))).toContain('3 of 7 done, 43%');
  });

  it('shows the message as it is printed', async () => {
    const wrong = status.replace(/webhooks(?=" state)/, 'webhoks');
    const site = await withExamples('components-guide', { 'status.mdx': wrong });
    const { output } = await site.build({ options: { rules: { 'missing-file': 'off' } } });
    const message = code.find(({ lang }) => lang === 'text')?.value ?? '';
    expect(message).toMatch(/^\[PlanwrightError\]/);
    expect(output.replaceAll(`${site.root}/`, '')).toContain(message);
  });
});

describe('a component with a wrong property', () => {
  const wrong = {
    'a plan': ['<PlanGraph plan="serch" />', 'there is no plan "serch".', 'Did you mean search?'],
    'no plan': ['<PlanGraph />', 'it names no plan.', 'Write plan="billing/export", or the id of another plan.'],
    'a state': ['<PlanTasks plan="search" state="redy" />', 'there is no state "redy".', 'Did you mean ready?'],
    'a phase': ['<PlanTasks plan="search" phase="7" />', 'the plan search has no phase "7".', 'Use one of: 1, 2.'],
    'a story': ['<PlanTasks plan="search" story="US1" />', 'the plan search has no story "US1".', 'There is none.'],
    'a limit': [
      '<PlanTasks plan="search" limit="few" />',
      'the limit few is not a positive whole number.',
      'limit={3}',
    ],
    'a kind': [
      '<ConstraintTable plan="search" kind="sequnce" />',
      'there is no kind of constraint table "sequnce".',
      'Did you mean sequence?',
    ],
    'a table that the plan has not': [
      '<ConstraintTable plan="search" kind="atomicity" />',
      'the plan search has no atomicity table.',
      'It has: sequence.',
    ],
    'a name of a property': ['<PlanTasks plan="search" stat="ready" />', 'there is no property "stat".', 'state?'],
  };

  it.each(Object.entries(wrong))('%s: fails the build, with the nearest right one and the place', async (_, parts) => {
    const [use = '', message = '', hint = ''] = parts;
    const site = await projectWith('components-wrong', { 'about/us.mdx': page(`Text.\n\n${use}`) });
    const { code, output } = await site.build();
    const [, name = ''] = /<(\w+)/.exec(use) ?? [];
    expect(code).toBe(1);
    expect(output).toContain(`<${name}> on /about/us/: ${message}`);
    expect(output).toContain(hint);
    expect(output).toMatch(/src\/pages\/about\/us\.mdx:7:1$/m);
  });
});
