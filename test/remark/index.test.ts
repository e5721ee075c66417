import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import remarkPlanwright, { PlanwrightError, type RemarkPlanwrightOptions } from '../../plugin/remark/index.ts';
import { englishLeft } from '../astro/english.ts';
import { folder } from '../support/folder.ts';

const valid = `---
title: A valid plan
---

# Tasks: A valid plan

- [x] **Task 1.1**: First
  - **Description**: one
  - **Done when**: done
- [ ] **Task 1.2**: Second
  - **Description**: two
  - **Depends on**: Task 1.1
  - **Done when**: done
`;

const invalid = `# Tasks: An invalid plan

- **Total Tasks**: 7

- [ ] **Task 1.1**: First
  - **Description**: one
  - **Depends on**: Task 1.2
  - **Done when**: done
- [ ] **Task 1.2**: Second
  - **Description**: two
  - **Depends on**: Task 1.1, Task 9.9
  - **Done when**: done
`;

function published(options?: RemarkPlanwrightOptions) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkPlanwright, options)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeStringify);
}

async function page(file: VFile, options?: RemarkPlanwrightOptions): Promise<HastRoot> {
  return fromHtml(String(await published(options).process(file)), { fragment: true });
}

/** Three phases of chains, more tasks than one drawing holds. */
const large = [1, 2, 3]
  .map((phase) => {
    const tasks = Array.from(
      { length: 25 },
      (_, at) => `- [ ] **Task ${phase}.${at + 1}**: T${at ? `\n  - **Depends on**: ${phase}.${at}` : ''}`,
    );
    return `### Phase ${phase}: Part\n\n${tasks.join('\n')}`;
  })
  .join('\n\n');

describe('what is drawn', () => {
  it('is of a large plan an overview that leads to its phases, and a graph at each of them', async () => {
    const tree = await page(new VFile({ value: `# Large\n\n${large}`, path: 'tasks.md' }), { failOn: 'never' });
    expect(selectAll('#pw-figure svg a', tree).map(({ properties }) => properties.href)).toEqual(
      selectAll('section.pw-phase > details > summary > h3', tree).map(({ properties }) => `#${properties.id}`),
    );
    const figures = selectAll('section.pw-phase > details > .pw-phase-body > figure', tree);
    expect(figures.map((figure) => selectAll('svg [data-task]', figure).length)).toEqual([25, 25, 25]);
    const ids = selectAll('[id]', tree).map(({ properties }) => properties.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads labels that it is given', async () => {
    const value = '- [ ] **Task 1.1**: A\n- [ ] **Task 1.2**: B\n  - **Builds on**: 1.1\n';
    const edges = async (labels: Record<string, string[]>) => {
      const tree = await page(new VFile({ value, path: 'tasks.md' }), { failOn: 'never', labels });
      return selectAll('#pw-figure .flowchart-link', tree).length;
    };
    expect([await edges({}), await edges({ dependsOn: ['Builds on'] })]).toEqual([0, 1]);
  });

  it('leaves out what others imply where that is asked for, and says so', async () => {
    const value =
      '- [ ] **Task 1.1**: A\n- [ ] **Task 1.2**: B\n  - **Depends on**: 1.1\n- [ ] **Task 1.3**: C\n  - **Depends on**: 1.1, 1.2\n';
    const lines = async (transitiveReduction: boolean) => {
      const tree = await page(new VFile({ value, path: 'tasks.md' }), { failOn: 'never', transitiveReduction });
      const caption = select('#pw-figure figcaption', tree);
      return [
        selectAll('#pw-figure .flowchart-link', tree).length,
        caption && textOf(caption).includes('1 dependency implied by others is not shown.'),
      ];
    };
    expect([await lines(false), await lines(true)]).toEqual([
      [3, false],
      [2, true],
    ]);
  });
});

describe('a valid plan', () => {
  it('becomes its page, drawn by the real Mermaid', async () => {
    const tree = await page(new VFile({ value: valid, path: 'plans/valid/tasks.md' }));
    expect(selectAll('.pw-task[id], .pw-task-body', tree).map(({ properties }) => properties.id)).toEqual([
      'task-1-1',
      'task-1-2',
    ]);
    expect(selectAll('#pw-figure svg .node', tree)).toHaveLength(2);
    expect(selectAll('#pw-figure svg .flowchart-link', tree)).toHaveLength(1);
    expect(textOf(select('.pw-done', tree) as never)).toBe('1 of 2 done, 50%');
  });

  it('leaves what was read on the file', async () => {
    const file = new VFile({ value: valid, path: 'plans/valid/tasks.md' });
    await page(file);
    const { plan, graph, findings } = file.data.planwright ?? {};
    expect(plan).toMatchObject({ id: 'plans/valid', path: 'plans/valid/tasks.md', title: { value: 'A valid plan' } });
    expect(graph?.schedule.ready).toEqual(['1.2']);
    expect(findings?.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('reads front matter, whether or not the host does', async () => {
    const tree = await page(new VFile(valid));
    expect(select('hr', tree)).toBeUndefined();
    const host = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkFrontmatter, ['yaml', 'toml'])
      .use(remarkPlanwright);
    const written = await host.run(host.parse(`+++\n+++\n\n${valid.slice(valid.indexOf('# '))}`), new VFile(valid));
    expect(written.children[0]?.type).toBe('toml');
  });

  it('needs no path and no text, and takes bytes', async () => {
    const bytes = new VFile(new TextEncoder().encode(`\u{feff}${valid}`));
    expect(select('#task-1-1', await page(bytes))).toBeDefined();
    expect(bytes.data.planwright?.plan.path).toBeNull();
    const without = unified().use(remarkParse).use(remarkGfm).use(remarkPlanwright);
    const written = await without.run(without.parse(valid));
    expect(JSON.stringify(written)).toContain('task-1-1');
  });

  it('is the same page in Astro’s own pipeline', async () => {
    const processor = await createMarkdownProcessor({ remarkPlugins: [remarkPlanwright], smartypants: false });
    const { code, metadata } = await processor.render(valid.slice(valid.indexOf('# ')));
    const tree = fromHtml(code, { fragment: true });
    expect(selectAll('.pw-task .pw-marks', tree)).toHaveLength(2);
    expect(selectAll('#pw-figure svg .node', tree)).toHaveLength(2);
    expect(metadata.headings.map(({ text }) => text)).toEqual(['Tasks: A valid plan', '1.1 First', '1.2 Second']);
  });
});

describe('the options', () => {
  it('say in which language the graph is labelled', async () => {
    const tree = await page(new VFile({ value: valid, path: 'plans/valid/tasks.md' }), { lang: 'de' });
    expect(textOf(select('#pw-graph-task-1-1 > title', tree) ?? tree)).toContain('\nErledigt');
  });

  it.each([
    ['whole', valid],
    ['phase by phase', `# Large\n\n${large}`],
    ['in a deadlock, with the author’s own', `${invalid}\n## Dependencies Graph\n\n\`\`\`\n1.1 -> 1.2\n\`\`\`\n`],
  ])('say the words of a plan that is drawn %s in its reader’s language', async (_, value) => {
    const file = new VFile({ value, path: 'tasks.md' });
    const tree = await page(file, { lang: 'de', failOn: 'never' });
    const figures = selectAll('pw-views, figure, .pw-drawing', tree);
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.flatMap((figure) => englishLeft(figure, value))).toEqual([]);
  });

  const run = (options: unknown) =>
    unified()
      .use(remarkParse)
      .use(remarkPlanwright, options as RemarkPlanwrightOptions)
      .freeze();

  it('are checked before anything is read, each by its name', () => {
    expect(() => run({ failOn: 'always', Link: 1 })).toThrow(/"error"\|"never"[\s\S]*failOn|"Link"/);
    expect(() => run(null)).not.toThrow();
    expect(() => run({ link: '/docs/' })).toThrow(/"link".*expected a function/);
    expect(() => run({ planPage: '/docs/' })).toThrow(/"planPage".*expected a function/);
  });

  it('are reported with the nearest key, and so is every unknown rule', () => {
    expect(() => run({ failon: 'never' })).toThrow('- "failon": there is no such option. Did you mean "failOn"?');
    expect(() => run({ rules: { placeholders: 'off' } })).toThrow(
      '- "rules.placeholders": there is no rule "placeholders". Did you mean "placeholder"?',
    );
  });

  it('say how a plan is judged, as a config file would', async () => {
    const judged = async (options: RemarkPlanwrightOptions, path = 'plans/invalid/tasks.md') => {
      const file = new VFile({ value: invalid, path });
      await page(file, { failOn: 'never', ...options });
      return file.data.planwright?.findings.filter(({ rule }) => rule === 'total-mismatch').map((one) => one.severity);
    };
    expect(await judged({})).toEqual(['warning']);
    expect(await judged({ preset: 'strict' })).toEqual(['error']);
    expect(await judged({ rules: { 'total-mismatch': 'info' } })).toEqual(['info']);
    expect(await judged({ ignore: [{ files: 'plans', rules: ['total-mismatch'] }] })).toEqual([]);
    expect(await judged({ ignore: [{ files: 'plans', rules: ['total-mismatch'] }] }, 'other/tasks.md')).toHaveLength(1);
  });

  it('leave a file that is ignored as it is', async () => {
    const file = new VFile({ value: invalid, path: `${process.cwd()}/plans/invalid/tasks.md` });
    const tree = await page(file, { ignore: ['plans/**'] });
    expect(selectAll('.pw-task, .pw-head', tree)).toEqual([]);
    expect(file.messages).toEqual([]);
    expect(file.data.planwright).toBeUndefined();
  });

  it('count paths from the working directory, not from a folder whose name begins the same', async () => {
    const read = async (path: string) => {
      const file = new VFile({ value: invalid, path, cwd: '/work/site' });
      await page(file, { failOn: 'never', ignore: ['next/**', 'old/**'] });
      return file.data.planwright?.plan.id;
    };
    expect(await read('/work/site/old/tasks.md')).toBeUndefined();
    expect(await read('/work/site-old/tasks.md')).toBe('work/site-old');
    expect(await read('/work/site/next/tasks.md')).toBeUndefined();
    expect(await read('/work/site.next/tasks.md')).toBe('work/site.next');
  });

  it('carry what only a host knows: the id, where links lead, whether it prints the title', async () => {
    const file = new VFile('# A\n\n[b](b.md)\n\n- [x] **Task 1**: C\n  - **Done when**: d\n');
    const options: RemarkPlanwrightOptions = { failOn: 'never', id: 'x', title: false, link: (url) => `/at/${url}` };
    const tree = await page(file, options);
    expect(file.data.planwright?.plan.id).toBe('x');
    expect(select('h1', tree)).toBeUndefined();
    expect(select('a[href="/at/b.md"]', tree)).toBeDefined();
  });
});

describe('other plans that a plan names', () => {
  const needs = (value: string) =>
    `# Shop\n\n- [ ] **Task 1**: A\n  - **Depends on**: ${value}\n  - **Done when**: b\n`;
  const judged = async (value: string, path?: string, cwd?: string) => {
    const file = new VFile({ value, path, cwd });
    const tree = await page(file, { failOn: 'never' });
    const rules = file.data.planwright?.findings.map(({ rule }) => rule) ?? [];
    return { tree, rules: rules.filter((rule) => rule === 'unknown-plan') };
  };

  it('are found through the path of the file, and shown', async () => {
    const cwd = await folder({ 'payments/tasks.md': '# Payments\n\n- [x] **Task 7**: Pay\n  - **Done when**: c\n' });
    const { tree, rules } = await judged(needs('payments/7'), 'shop/tasks.md', cwd);
    expect(rules).toEqual([]);
    expect(textOf(select('#task-1', tree) as never)).toContain('Pay (Payments)');
    expect((await judged(needs('paymnts/7'), 'shop/tasks.md', cwd)).rules).toEqual(['unknown-plan']);
  });

  it('are linked where the host says that they have a page', async () => {
    const cwd = await folder({ 'payments/tasks.md': '# Payments\n\n- [x] **Task 7**: Pay\n  - **Done when**: c\n' });
    const file = new VFile({ value: needs('payments/7'), path: 'shop/tasks.md', cwd });
    const tree = await page(file, { planPage: ({ path }) => `/at/${path}` });
    expect(select('#task-1 a[href^="/at/payments/tasks.md"]', tree)).toBeDefined();
  });

  it('are unknown to a file without a path, about which nothing is reported', async () => {
    const { tree, rules } = await judged(needs('paymnts/7'));
    expect(rules).toEqual([]);
    expect(textOf(select('#task-1', tree) as never)).toContain('paymnts/7');
  });
});

describe('an invalid plan', () => {
  const file = new VFile({ value: invalid, path: 'plans/invalid/tasks.md' });
  const refused = page(file, { docsUrl: '/docs' }).catch((error: unknown) => error);

  it('is refused with one error that names them all', async () => {
    const error = await refused;
    expect(error).toBeInstanceOf(PlanwrightError);
    const { message, findings } = error as PlanwrightError;
    expect(message.split('\n')[0]).toBe(`plans/invalid/tasks.md: ${findings.length} errors`);
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['unknown-dependency', 'dependency-cycle']),
    );
    for (const finding of findings) expect(message).toContain(finding.message);
  });

  it('has every finding on the file by then, as a message with its place, rule, page and hint', async () => {
    await refused;
    expect(file.messages).toHaveLength(file.data.planwright?.findings.length ?? 0);
    const unknown = file.messages.find(({ ruleId }) => ruleId === 'unknown-dependency');
    expect(unknown).toMatchObject({
      source: 'planwright',
      fatal: true,
      line: 11,
      name: 'plans/invalid/tasks.md:11:31-11:39',
    });
    expect(unknown?.url).toBe('/docs/rules/unknown-dependency/');
    expect(unknown?.note).toBeTruthy();
    expect(file.messages.find(({ ruleId }) => ruleId === 'total-mismatch')?.fatal).toBe(false);
  });

  it('becomes a page that says what is wrong where nothing is to be refused', async () => {
    const tree = await page(new VFile(invalid), { failOn: 'never' });
    expect(select('.pw-findings .pw-finding-error', tree)).toBeDefined();
    expect(selectAll('.pw-task', tree)).toHaveLength(2);
  });
});
