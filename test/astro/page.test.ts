import { execFileSync } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownConfigDefaults } from '@astrojs/markdown-remark';
import type { AstroConfig } from 'astro';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PublishedPlan, publish, publisherOf } from '../../plugin/astro/page.ts';
import { checkPlans } from '../../plugin/astro/plans.ts';
import type { Site } from '../../plugin/astro/site.ts';
import { resolveSettings } from '../../plugin/check/resolve.ts';
import type { Settings } from '../../plugin/check/written-settings.ts';
import { english } from '../../plugin/render/words/index.ts';
import type { RuleContext } from '../../plugin/rules/support/rule.ts';
import { plan, task } from './plans.ts';
import { siteAt } from './site.ts';

vi.mock('../../plugin/mermaid/draw.ts', () => ({ draw: async () => ({ fault: 'The pen is empty.' }) }));

const root = join(import.meta.dirname, '../.tmp/page');
const site = siteAt(root);
const config = {
  cacheDir: pathToFileURL(`${root}/`),
  image: { domains: [], remotePatterns: [] },
  markdown: markdownConfigDefaults,
} as unknown as AstroConfig;

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  await mkdir(join(root, 'plans/a'), { recursive: true });
  await mkdir(join(root, 'plans/b'), { recursive: true });
  await writeFile(join(root, 'plans/a/there.png'), pixel);
  await writeFile(join(root, 'plans/a/two words.png'), pixel);
  await writeFile(join(root, "plans/a/it's & so.png"), pixel);
  await writeFile(join(root, 'plans/a/broken.png'), 'no picture');
  await writeFile(join(root, 'plans/b/tasks.md'), plan({ title: 'The other' }));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const warnings: string[] = [];

async function published(content: string, changes: Partial<Site> = {}, settings = config): Promise<PublishedPlan> {
  await writeFile(join(root, 'plans/a/tasks.md'), content);
  const { plans } = await checkPlans({ ...site, ...changes });
  const [first] = plans;
  if (!first) throw new Error('no plan');
  warnings.length = 0;
  const host = { config: settings, warn: (message: string) => void warnings.push(message) };
  return publish(first, publisherOf(plans, { ...site, ...changes }, host));
}

async function pageOf(content: string, changes?: Partial<Site>, settings?: AstroConfig) {
  const { html, imagePaths } = await (await published(content, changes, settings)).page(english);
  return { html, page: fromHtml(html, { fragment: true }), images: imagePaths };
}

describe('the settings', () => {
  const withSettings = (value: Settings): Site => ({
    ...site,
    project: resolveSettings([{ name: 'The options are', base: root, value }]),
  });
  const own = {
    id: 'short-title',
    severity: 'error' as const,
    check: ({ plan }: RuleContext) => [
      { message: `The id ${plan.id} is too long.`, hint: 'Shorten it.', position: undefined },
    ],
  };

  it('say whether phases have an order', async () => {
    await published(plan({ tasks: `${task('1.1')}\n### Phase 2: More\n\n${task('2.1')}` }));
    const edges = async (phaseOrder: 'implied' | 'none') =>
      (await checkPlans(withSettings({ phaseOrder }))).plans[0]?.graph.phaseEdges.length;
    expect(await edges('implied')).toBe(1);
    expect(await edges('none')).toBe(0);
  });

  it('say what fields may be called', async () => {
    await published(plan({ tasks: task('1.1').replaceAll('Done when', 'Looks right when') }));
    const missing = async (settings: Settings) =>
      (await checkPlans(withSettings(settings))).plans[0]?.findings.filter(({ rule }) => rule === 'missing-field')
        .length;
    expect(await missing({})).toBe(1);
    expect(await missing({ labels: { doneWhen: ['Looks right when'] } })).toBe(0);
  });

  it('say what is a plan of the site, and what is judged of it', async () => {
    await published(plan({ total: 9 }));
    const judged = async (settings: Settings) =>
      (await checkPlans(withSettings(settings))).plans.map(({ findings }) => findings.map(({ rule }) => rule));
    expect(await judged({})).toEqual([['total-mismatch'], []]);
    expect(await judged({ rules: { 'total-mismatch': 'off' } })).toEqual([[], []]);
    expect(await judged({ ignore: [{ files: 'plans', rules: ['total-mismatch'] }] })).toEqual([[], []]);
    expect(await judged({ ignore: ['plans/a/**'] })).toEqual([[]]);
  });

  it('decide what the page says is wrong, custom rules included', async () => {
    const { page } = await pageOf(plan(), withSettings({ customRules: [own] }));
    expect(text(page)).toContain('The id a is too long.');
  });

  it('that break name the rule', async () => {
    await published(plan());
    const broken = { ...own, check: () => JSON.parse('{') };
    const { plans, ids, faults } = await checkPlans(withSettings({ customRules: [broken] }));
    expect(plans).toEqual([]);
    expect([...ids]).toEqual(['a', 'b']);
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The rule `short-title` threw SyntaxError: .*, on plans\/a\/tasks\.md\.$/),
      expect.stringMatching(/^The rule `short-title` threw SyntaxError: .*, on plans\/b\/tasks\.md\.$/),
    ]);
  });
});

describe('code', () => {
  const content = plan().replace('## Implementation', '```plan\nconst a = 1;\n```\n\n## Implementation');
  const codeOf = async (shikiConfig: Partial<AstroConfig['markdown']['shikiConfig']>) => {
    const markdown = { ...config.markdown, shikiConfig: { ...config.markdown.shikiConfig, ...shikiConfig } };
    const { page } = await pageOf(content, {}, { ...config, markdown });
    const code = select('pre[data-language="plan"]', page);
    if (!code) throw new Error('no code');
    return code;
  };
  const langAlias = { plan: 'js' };

  it('has classes and no inline styles if the site has no theme of its own', async () => {
    const code = await codeOf({ langAlias });
    expect(text(select('.pw-code-keyword', code) as never)).toBe('const');
    expect(selectAll('[style]', code)).toEqual([]);
    expect(code.properties.className).not.toContain('pw-code-wrap');
  });

  it('is highlighted as `markdown.shikiConfig` says: languages, lines that wrap, transformers', async () => {
    const line = (node: Element) => ({ ...node, properties: { class: 'mine' } });
    const transformers = [{ line }];
    const code = await codeOf({ langAlias, wrap: true, transformers });
    expect(code.properties.className).toContain('pw-code-wrap');
    expect(text(select('.mine', code) as never)).toBe('const a = 1;');
  });

  it.each([{ theme: 'min-light' as const }, { themes: { light: 'min-light' as const, dark: 'nord' as const } }])(
    'has the site’s own themes: %j',
    async (themes) => {
      const code = await codeOf({ langAlias, ...themes });
      expect(code.properties.className).toContain('min-light');
      expect(select('span[style*="#D32F2F"], span[style*="#d32f2f"]', code)).toBeDefined();
      expect(select('.pw-code-keyword', code)).toBeUndefined();
    },
  );

  it('is complete but not highlighted if it is too long', async () => {
    const long = `const a = "${'x'.repeat(3000)}";`;
    const { page } = await pageOf(content.replace('const a = 1;', `const b = 1;\n${long}`).replace('```plan', '```js'));
    const code = select('pre[data-language="js"]', page);
    expect(text(code as never)).toBe(`const b = 1;\n${long}`);
    expect(selectAll('.pw-code-keyword', code).map((keyword) => text(keyword).trim())).toEqual(['const', '=']);
  });

  it.each([
    ['a page has a megabyte of it', `${'const a = [b, { c: "d" }](e);\n'.repeat(34_000)}`],
    ['a line opens brackets by the hundred', `const a = 1;\n${'[('.repeat(100)}`],
  ])('is quick where %s', async (_, value) => {
    const fence = (code: string) => `\`\`\`cpp\n${code}\n\`\`\`\n\n`;
    const limits = { fileBytes: 2_000_000, sectionBytes: 2_000_000 };
    const written = plan().replace('## Impl', `${fence(value)}${fence('const int a = 1;')}## Impl`);
    const { page } = await pageOf(written, {
      project: resolveSettings([{ name: 'The options are', base: root, value: { limits } }]),
    });
    const [costly, small] = selectAll('pre[data-language="cpp"]', page);
    expect(text(costly as never)).toBe(value);
    expect(select('span', costly as never)).toBeUndefined();
    expect(select('.pw-code-keyword', small as never)).toBeDefined();
  });

  it('is highlighted up to a number of characters per page', async () => {
    const fence = `\`\`\`js\n${'const a = 1;\n'.repeat(3000)}\`\`\`\n\n`;
    const { page } = await pageOf(plan().replace('## Impl', `${fence.repeat(4)}## Impl`));
    const coloured = selectAll('pre[data-language="js"]', page).map((code) => select('span', code) !== undefined);
    expect(coloured).toEqual([true, true, false, false]);
  });
});

describe('images', () => {
  const show = (image: string) => pageOf(plan().replace('## Implementation', `${image}\n\n## Implementation`));

  it.each(['there.png', './there.png', 'two%20words.png', "it's%20&%20so.png", './././there.png'])(
    '%s is published',
    async (url) => {
      const { images, page } = await show(`![A pixel](${url})`);
      expect(images).toEqual([expect.stringMatching(/^\.\//)]);
      expect(select('img', page)?.properties).toHaveProperty('__astro_image_');
    },
  );

  it.each(['a\\b', 'a?b', 'a#b', 'a%b', 'a\nb'])(
    'stays text in the folder %j, where Astro would not find it',
    async (name) => {
      await cp(join(root, 'plans/a'), join(root, 'plans', name), { recursive: true });
      await writeFile(
        join(root, 'plans', name, 'tasks.md'),
        plan().replace('## Impl', '![A pixel](there.png)\n\n## Impl'),
      );
      const { plans } = await checkPlans(site);
      const one = plans.find(({ id }) => id === name);
      if (!one) throw new Error('no plan');
      const { images } = await publish(one, publisherOf(plans, site, { config, warn: () => undefined }));
      await rm(join(root, 'plans', name), { recursive: true });
      expect(images).toEqual([]);
    },
  );

  it('is published where it is written as a reference', async () => {
    const { images } = await show('![A pixel][one]\n\n[one]: there.png');
    expect(images).toEqual(['./there.png']);
  });

  it.each([
    'gone.png',
    'broken.png',
    'tasks.md',
    '%E0%A4%A.png',
    'https://a.test/%E0%A4%A.png',
    'there.png?x',
    '..',
    'x',
  ])('%s becomes text', async (url) => {
    const { images, page } = await show(`![A pixel](${url})`);
    expect(images).toEqual([]);
    expect(selectAll('img', page)).toEqual([]);
    expect(text(page)).toContain(`A pixel (${url})`);
  });

  it.each(['./there.png', 'two%20words.png'])('%s is published from HTML, at most as large as it is', async (url) => {
    const { images, page } = await show(
      `<p align="center"><img src="${url}" alt="A pixel" width="1" height="99999"></p>`,
    );
    expect(images).toEqual([expect.stringMatching(/^\.\//)]);
    const image = JSON.parse(String(select('p[align] > img', page)?.properties.__astro_image_));
    expect(image).toMatchObject({ src: decodeURI(String(images?.[0])), alt: 'A pixel', width: 1 });
    expect(image).not.toHaveProperty('height');
  });

  it('is published from a list of sources', async () => {
    const { images, page } = await show(
      '<picture><source media="print" srcset="there.png 1x, gone.png 2x"><img srcset="there.png 2x" alt=""></picture>',
    );
    expect(images).toEqual(['./there.png']);
    const source = JSON.parse(String(select('picture > source', page)?.properties.__astro_image_));
    expect(source).toEqual({ src: './there.png', media: 'print', densities: [1], index: 0 });
    expect(selectAll('[srcset], [src]', page)).toEqual([]);
  });

  it.each(['![A pixel]()', '<img src="" alt="A pixel">', '<img alt="A pixel" src>'])(
    '%s is left to nobody',
    async (written) => {
      const { images, page } = await show(written);
      expect(images).toEqual([]);
      expect(selectAll('[__astro_image_]', page)).toEqual([]);
      expect(text(page) + (select('img', page)?.properties.alt ?? '')).toContain('A pixel');
    },
  );

  it.each(['<img src="gone.png" alt="A pixel">', '<img srcset="gone.png 2x" alt="A pixel">'])(
    '%s becomes text',
    async (html) => {
      const { images, page } = await show(html);
      expect(images).toEqual([]);
      expect(select('img', page)).toBeUndefined();
      expect(text(page)).toContain('A pixel (gone.png)');
    },
  );

  it('on another host is left to it, without sizes from here', async () => {
    const { page } = await show(
      '<img src="https://a.test/b.png" srcset="https://a.test/c.png 2x" width="200"> <img src="https://a.test/d.png" srcset="there.png 2x">',
    );
    expect(selectAll('img', page).map(({ properties }) => [properties.src, properties.srcSet])).toEqual([
      ['https://a.test/b.png', 'https://a.test/c.png 2x'],
      ['https://a.test/d.png', undefined],
    ]);
  });

  it.each(['https://a.test/b.png', '/c.png'])('%s is left to the host', async (url) => {
    const { images, page } = await show(`![A pixel](${url})`);
    expect(images).toEqual([]);
    expect(select('img', page)?.properties.src).toBe(url);
  });

  it('from a host that the site lets Astro fetch from is left to Astro', async () => {
    const allowing = { ...config, image: { domains: ['a.test'], remotePatterns: [] } } as unknown as AstroConfig;
    const content = plan().replace('## Impl', '![A](https://a.test/b.png) ![B](https://b.test/b.png)\n\n## Impl');
    const { html } = await pageOf(content, {}, allowing);
    expect(html.match(/__ASTRO_IMAGE_=/g)).toHaveLength(1);
    expect(html).toContain('inferSize');
    expect(html).toContain('src="https://b.test/b.png"');
  });
});

describe('an image that leads out of the repository, or is not a file', () => {
  const outside = join(root, '../outside');
  const shown = ['../../../outside/pixel.png', 'link.png', 'linked/pixel.png', 'pipe.png', 'endless.png'];

  beforeAll(async () => {
    await mkdir(outside, { recursive: true });
    await writeFile(join(outside, 'pixel.png'), pixel);
    await symlink('../../../outside/pixel.png', join(root, 'plans/a/link.png'));
    await symlink('../../../outside', join(root, 'plans/a/linked'));
    await symlink('/dev/zero', join(root, 'plans/a/endless.png'));
    execFileSync('mkfifo', [join(root, 'plans/a/pipe.png')]);
  });
  afterAll(() => rm(outside, { recursive: true }));

  it.each(shown)('%s becomes text', async (url) => {
    const { images, page } = await pageOf(
      plan().replace('## Implementation', `![A](${url}) ![B][b]\n\n[b]: ${url}\n\n## Implementation`),
    );
    expect(images).toEqual([]);
    expect(selectAll('img', page)).toEqual([]);
    expect(text(page)).toContain(`A (${url})`);
  });
});

describe('an SVG image', () => {
  const drawing = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${content}</svg>`;

  it('is published where it runs nothing, and otherwise becomes text with a warning', async () => {
    await writeFile(join(root, 'plans/a/calm.svg'), drawing('<path d="M0 0h9"/>'));
    await writeFile(join(root, 'plans/a/wild.svg'), drawing('<script>alert(1)</script>'));
    const { images, page } = await pageOf(
      plan().replace('## Implementation', '![A](calm.svg) ![B](wild.svg)\n\n## Implementation'),
    );
    expect(images).toEqual(['./calm.svg']);
    expect(text(page)).toContain('B (wild.svg)');
    expect(warnings[0]).toMatch(/plans\/a\/tasks\.md: the page shows the address of wild\.svg in place of the image/);
  });
});

describe('images of other sites', () => {
  it('become text where the settings forbid them, in HTML too', async () => {
    const shown =
      '![A](https://a.test/a.png) ![B](//a.test/b.png) ![C](\\\\\\\\a.test/c.png) ![D][d] <img src="https://a.test/e.png" alt="E"> ![F](there.png) <img src="there.png" srcset="https://a.test/g.png 2x">';
    const content = plan().replace('## Implementation', `${shown}\n\n[d]: https://a.test/d.png\n\n## Implementation`);
    const project = resolveSettings([{ name: 'The options are', base: root, value: { remoteImages: 'forbid' } }]);
    const { html, images, page } = await pageOf(content, { project });
    expect(images).toEqual(['./there.png']);
    expect(selectAll('img[src], source', page)).toEqual([]);
    expect(html.match(/__ASTRO_IMAGE_=/g)).toHaveLength(2);
    for (const words of [
      'A (https://a.test/a.png)',
      'B (//a.test/b.png)',
      'D (https://a.test/d.png)',
      'E (https://a.test/e.png)',
    ]) {
      expect(text(page)).toContain(words);
    }
    const allowed = await pageOf(content);
    expect(selectAll('img[src]', allowed.page).length).toBeGreaterThan(3);
  });
});

describe("Astro's mark of an image in a plan's own words", () => {
  it.each([
    '`__ASTRO_IMAGE_="x"`',
    '<img __ASTRO_IMAGE_="x">',
    '__ASTRO_IMAGE_="{&quot;src&quot;:&quot;./gone.png&quot;}"',
  ])('%s is not a mark', async (words) => {
    const { html } = await pageOf(plan().replace('## Implementation', `![A](there.png) ${words}\n\n## Implementation`));
    const marks = [...html.matchAll(/__ASTRO_IMAGE_="([^"]+)"/g)].map(([, value]) => value);
    expect(marks).toEqual([expect.stringContaining('./there.png')]);
  });

  it('is not an image in what lists are made from', async () => {
    const content = plan({ title: '__ASTRO_IMAGE_x.png' }).replace('1: Foundation', '1: __ASTRO_IMAGE_y.png');
    const { title, phases } = (await published(content)).data;
    expect(title.startsWith('__ASTRO_IMAGE_')).toBe(false);
    expect(title).toContain('__ASTRO_IMAGE_x.png');
    expect(phases[0]?.name).toBe('Phase 1: __ASTRO_IMAGE_y.png');
  });
});

describe('a drawing that fails', () => {
  it('is reported, and the page shows its source', async () => {
    const { page } = await pageOf(plan());
    expect(warnings).toEqual([expect.stringContaining('The pen is empty.')]);
    expect(text(page)).toContain('flowchart');
  });
});

describe('headings', () => {
  it('are all listed, with the ids that links to them have', async () => {
    const made = await published(plan({ tasks: task('1.1') }));
    const { headings, html } = await made.page(english);
    const ids = selectAll('h2, h3, h4', fromHtml(html, { fragment: true })).map(({ properties }) => properties.id);
    expect(headings.map(({ slug }) => slug)).toEqual(ids);
    expect(headings).toContainEqual({ depth: 4, slug: 'task-1-1-title', text: '1.1 Do the work of 1.1' });
  });

  it('are listed as plain text', async () => {
    const content = plan().replace('Foundation', 'Sums[^1] of `{a}` [(b)](../b/tasks.md)');
    const { headings } = await (await published(`${content}\n[^1]: A note\n`)).page(english);
    expect(headings.map(({ text }) => text)).toContain('Phase 1: Sums of {a} (b)');
  });
});
