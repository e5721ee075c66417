import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import remarkPlanwright from '../../plugin/remark/index.ts';
import { folder } from '../support/folder.ts';

const plan = `# Tasks: Shop

### Phase 1: Ground & Base

- [x] **Task 1.1**: Dig
- [ ] **Task 1.2**: Pour

### Phase 2: House

- [ ] **Task 2.1**: Build
`;

async function page(markdown: string, cache: string | null = null): Promise<Root> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkPlanwright, { failOn: 'never', cache })
    .use(remarkRehype);
  return (await processor.run(processor.parse(markdown))) as Root;
}

test('a page has the timeline of its plan, with links to its tasks and phases', async () => {
  const cache = join(await folder({}), 'drawings');
  const first = await page(plan, cache);
  const links = selectAll('#pw-timeline .pw-timeline a', first).map(({ properties }) => String(properties.href));
  expect(links).toEqual(['#phase-1-ground--base', '#task-1-2', '#phase-2-house', '#task-2-1']);
  for (const link of links) expect(select(`[id="${link.slice(1)}"]`, first)).toBeDefined();
  expect(await readdir(cache)).toHaveLength(1);
  expect(await page(plan, cache)).toEqual(first);
  expect(await readdir(cache)).toHaveLength(1);
});

test('where nothing is open, there is only a sentence', async () => {
  const done = await page('# Plan\n\n- [x] **Task 1**: Dig\n');
  expect(select('#pw-timeline .pw-timeline', done)).toBeUndefined();
  expect(textOf(select('#pw-timeline figcaption', done) ?? done)).toContain('Nothing left to do.');
});
