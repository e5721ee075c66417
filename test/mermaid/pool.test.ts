import { expect, test } from 'vitest';
import { renderInWorker, workersFor } from '../../plugin/mermaid/pool.ts';
import { flowchart } from './drawing.ts';

const GB = 2 ** 30;

test('there is a worker for each core, as long as all take at most half of the free memory, and always one', () => {
  expect(workersFor(2, 8 * GB)).toBe(2);
  expect(workersFor(1, 8 * GB)).toBe(1);
  expect(workersFor(4, 2.5 * GB)).toBe(2);
  expect(workersFor(2, 0.2 * GB)).toBe(1);
  expect(workersFor(64, 256 * GB)).toBe(8);
});

test('drawings come in the order in which they were asked for', async () => {
  const finished: string[] = [];
  const render = async (id: string) => {
    const diagram = flowchart('flowchart TB\n  a["A"]\n');
    await renderInWorker('worker', { id, diagram, title: '', description: '', role: '' }, 60);
    finished.push(id);
  };
  const names = (kind: string) => Array.from({ length: 12 }, (_, at) => `${kind}${at}`);
  const all = [...names('early'), ...names('late')];
  await Promise.all(all.map(render));
  // The first ones start at once, each in a thread of its own, and some threads are slower to start than others.
  const started = new Set(all.slice(0, 8));
  const waited = finished.filter((id) => !started.has(id));
  expect(waited).toHaveLength(16);
  expect(waited[0]).toMatch(/^early/);
  expect(waited.at(-1)).toMatch(/^late/);
});
