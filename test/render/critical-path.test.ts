import { expect, it } from 'vitest';
import { pageOf, textOf } from './page.ts';

it.each([
  ['Dig', '1 Dig → 2 Dig'],
  ['A title in which an agent tells of everything that it found out on its way, '.repeat(3), '1 → 2'],
])('has titles where they are short: %s', (title, path) => {
  const page = pageOf(`- [ ] **Task 1**: ${title}\n- [ ] **Task 2**: ${title}\n  - **Depends on**: Task 1\n`);
  expect(textOf(page.one('.pw-path'))).toBe(path);
});

it.each([
  [12, 12],
  [13, 9],
  [60, 9],
])('shows the two ends of a long critical path: %i tasks', (count, first) => {
  const chain = Array.from(
    { length: count },
    (_, index) => `- [ ] **Task ${index + 1}**: T\n${index > 0 ? `  - **Depends on**: Task ${index}\n` : ''}`,
  );
  const page = pageOf(chain.join(''));
  const links = page.all('.pw-path > a').map((link) => `${textOf(link)}${link.properties.href}`);
  const all = Array.from(chain, (_, index) => `${index + 1}#task-${index + 1}`);
  const isShort = first === count;
  expect(links).toEqual(isShort ? all : [...all.slice(0, first), ...all.slice(-2)]);
  expect(textOf(page.one('.pw-path')).includes(`${first} → … → ${count - 1}`)).toBe(!isShort);
  expect(textOf(page.one('.pw-now'))).toContain(`${count} tasks on the critical path`);
});
