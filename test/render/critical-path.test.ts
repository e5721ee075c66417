import { expect, it } from 'vitest';
import { pageOf, textOf } from './page.ts';

it.each([
  [24, ''],
  [25, '9 more'],
  [60, '44 more'],
])('folds the middle of a long critical path: %i tasks', (count, folded) => {
  const chain = Array.from(
    { length: count },
    (_, index) => `- [ ] **Task ${index + 1}**: T\n${index > 0 ? `  - **Depends on**: Task ${index}\n` : ''}`,
  );
  const page = pageOf(chain.join(''));
  const ids = page.all('.pw-path a').map((link) => `${textOf(link)}${link.properties.href}`);
  expect(ids).toEqual(Array.from(chain, (_, index) => `${index + 1}#task-${index + 1}`));
  expect(page.all('.pw-path summary').map(textOf).join()).toBe(folded);
  expect(page.all('.pw-path > a')).toHaveLength(folded ? 16 : count);
  expect(textOf(page.one('.pw-path'))).toContain(`${count} (${count} tasks)`);
});
