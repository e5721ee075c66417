import { select } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { missingOnFirstScreen } from './first-screen.ts';
import { copyProject } from './project.ts';
import { open, visit } from './visit.ts';

const marks = new Map([
  ['2.1', '~'],
  ['2.2', '!'],
]);
/** Sixty tasks of which none says when it is done, some depend on what is not there, and one is blocked. */
const phases = Array.from({ length: 6 }, (_, phase) => {
  const tasks = Array.from({ length: 10 }, (_, task) => {
    const id = `${phase + 1}.${task + 1}`;
    const mark = phase === 0 ? 'x' : (marks.get(id) ?? ' ');
    const reason = mark === '!' ? '  - **Blocked by**: the inspector of bridges comes back in March\n' : '';
    return `- [${mark}] **Task ${id}**: Replace the bolts of pillar ${id}\n  - **Depends on**: ${phase < 2 ? 'None' : '9.9'}\n${reason}`;
  });
  return `### Phase ${phase + 1}: Pillars ${phase + 1}\n\n${tasks.join('')}`;
});

it('a plan of sixty tasks with many findings says at once how far it is, what is next and what is blocked', async () => {
  const site = await copyProject('plain', 'findings');
  await site.write('plans/bridge/tasks.md', `# Tasks: A bridge\n\n${phases.join('\n')}`);
  const rules = { 'missing-field': 'warn', 'unknown-dependency': 'warn' };
  await site.publish({ options: { rules } });
  const summary = select('.pw-findings > summary', await site.page('plans/bridge/index.html'));
  expect(Number(/\d+/.exec(text(summary ?? { type: 'root', children: [] }))?.[0])).toBeGreaterThan(40);
  const { browser, url } = await visit(site.dist);
  for (const view of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await open(browser, `${url}/plans/bridge/`, view);
    expect(await missingOnFirstScreen(page), JSON.stringify(view)).toEqual([]);
  }
});
