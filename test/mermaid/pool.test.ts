import { expect, test } from 'vitest';
import { renderInWorker, workersFor } from '../../plugin/mermaid/pool.ts';
import { flowchart } from './drawing.ts';

const GB = 2 ** 30;

test('there is a worker a core, as long as all take no more than half of the free memory, and never none', () => {
  expect(workersFor(2, 8 * GB)).toBe(2);
  expect(workersFor(1, 8 * GB)).toBe(1);
  expect(workersFor(4, 2.5 * GB)).toBe(2);
  expect(workersFor(2, 0.2 * GB)).toBe(1);
  expect(workersFor(64, 256 * GB)).toBe(8);
});

test('of drawings that wait for a worker the largest comes first', async () => {
  const finished: string[] = [];
  const render = async (id: string, comment = '') => {
    const diagram = flowchart(`flowchart TB\n  %% ${comment}\n  a["A"]\n`);
    await renderInWorker({ id, diagram, title: '', description: '' }, 60);
    finished.push(id);
  };
  const names = (kind: string) => Array.from({ length: 8 }, (_, at) => `${kind}${at}`);
  await Promise.all([
    ...names('first').map((id) => render(id)),
    ...names('small').map((id) => render(id)),
    ...names('large').map((id) => render(id, 'x'.repeat(1000))),
  ]);
  const waited = finished.filter((id) => !id.startsWith('first'));
  expect(waited).toHaveLength(16);
  expect(waited[0]).toMatch(/^large/);
  expect(waited.at(-1)).toMatch(/^small/);
});
