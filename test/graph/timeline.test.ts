import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../plugin/graph/timeline.ts';
import { exclusion } from '../rules/tables.ts';
import { graphOf } from './graph-of.ts';

/** `1.1: 0 to 8` for each bar. */
function times(source: string): string[] {
  return timelineOf(graphOf(source)).sections.flatMap(({ bars }) =>
    bars.map(({ node, start, end }) => `${node.task.id}: ${start} to ${end}`),
  );
}

const task = (id: string, fields: Record<string, string> = {}, box = ' ') =>
  [
    `- [${box}] **Task ${id}**: Do ${id}`,
    ...Object.entries(fields).map(([label, value]) => `  - **${label}**: ${value}`),
  ].join('\n');
const timed = (id: string, needs: string, hours: string, box?: string) =>
  task(id, { 'Depends on': needs, Estimate: hours }, box);
const plan = (...tasks: string[]) => `# Plan\n\n${tasks.join('\n')}\n`;

describe('with an estimate for every open task', () => {
  test('a task begins when the last that it needs ends', () => {
    const source = plan(timed('1', 'None', '2h'), timed('2', 'None', '1 day'), timed('3', '1, 2', '30 min'));
    expect(times(source)).toEqual(['1: 0 to 2', '2: 0 to 8', '3: 8 to 8.5']);
    expect(timelineOf(graphOf(source))).toMatchObject({ unit: 'hours', length: 8.5, detail: 'tasks' });
  });

  test('phases end before those that follow them begin, whoever says so', () => {
    const phase = (id: number, ...tasks: string[]) => `### Phase ${id}: Part\n\n${tasks.join('\n')}\n`;
    const source = [
      phase(1, timed('1.1', 'None', '3h'), timed('1.2', 'None', '5h')),
      phase(2, task('2.1', { Estimate: '1h' })),
      phase(3, timed('3.1', 'Phases 1-2', '1h')),
    ].join('\n');
    expect(times(source)).toEqual(['1.1: 0 to 3', '1.2: 0 to 5', '2.1: 5 to 6', '3.1: 6 to 7']);
    expect(timelineOf(graphOf(source)).sections.map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 6],
      [6, 7],
    ]);
  });

  test('what is closed takes no time and has no bar, and what is in progress has begun', () => {
    const source = plan(
      timed('1', 'None', '8h', 'x'),
      timed('2', '1', '4h'),
      timed('3', '2', '1h', '~'),
      task('4', { 'Depends on': '3', Estimate: '2h' }),
    );
    expect(times(source)).toEqual(['2: 0 to 4', '3: 0 to 1', '4: 1 to 3']);
  });

  test('tasks that exclude each other follow one another in the order of their waves', () => {
    const tasks = plan(timed('1', 'None', '2h'), timed('2', 'None', '3h'), timed('3', '2', '1h'));
    const source = `${tasks}\n${exclusion('Task 1 | Task 2 | One database')}\n`;
    const isFirst = graphOf(source).byId.get('1')?.wave === 1;
    expect(times(source)).toEqual(
      isFirst ? ['1: 0 to 2', '2: 2 to 5', '3: 5 to 6'] : ['1: 3 to 5', '2: 0 to 3', '3: 3 to 4'],
    );
  });
});

describe('without', () => {
  test('every task is as long as its wave', () => {
    const source = plan(task('1'), task('2', { 'Depends on': '1', Estimate: '2h' }), task('3', { 'Depends on': '1' }));
    expect(times(source)).toEqual(['1: 0 to 1', '2: 1 to 2', '3: 1 to 2']);
    expect(timelineOf(graphOf(source))).toMatchObject({ unit: 'waves', length: 2 });
  });

  test('or where all estimates are 0, so is a task', () => {
    expect(timelineOf(graphOf(plan(timed('1', 'None', '0h')))).unit).toBe('waves');
  });

  test('tasks on and downstream of a cycle have no place, and are named', () => {
    const source = plan(
      task('1', { 'Depends on': '2' }),
      task('2', { 'Depends on': '1' }),
      task('3', { 'Depends on': '2' }),
      task('4', { 'Depends on': 'None' }),
    );
    expect(times(source)).toEqual(['4: 0 to 1']);
    expect(timelineOf(graphOf(source)).unplaced.map(({ task }) => task.id)).toEqual(['1', '2', '3']);
  });
});

describe('what cannot be read task by task', () => {
  const phases = (count: number, each: number) =>
    Array.from({ length: count }, (_, phase) =>
      [`### Phase ${phase}: Part`, '', ...Array.from({ length: each }, (_, at) => task(`${phase}.${at}`)), ''].join(
        '\n',
      ),
    ).join('\n');

  test.each([
    [4, 20, 'tasks'],
    [20, 15, 'phases'],
    [121, 1, 'none'],
    [1, 81, 'none'],
  ])('%i phases of %i tasks: by %s', (count, each, detail) => {
    expect(timelineOf(graphOf(phases(count, each))).detail).toBe(detail);
  });

  test('tasks outside of phases come last, together', () => {
    const { sections } = timelineOf(graphOf(`${task('0.1')}\n\n${phases(2, 1)}`));
    expect(sections.map(({ phase }) => phase?.phase.id ?? null)).toEqual(['0', '1', null]);
  });
});
