import type { Say } from '../say.ts';
import { type Box, type BoxClass, boxesOf, type LineKind, type Scene } from './scene.ts';

/** States in the order in which they are listed. */
const STATES = ['done', 'in-progress', 'ready', 'blocked', 'waiting', 'todo', 'cancelled'] as const;

/**
 * What a drawing shows, in numbers: for those who cannot see it, and have the same as a list. Sentences without markup.
 */
export function describe(scene: Scene, say: Say): string {
  const boxes = boxesOf(scene);
  const own = boxes.filter((box) => isOwn(box));
  const phases = own.filter((box) => has(box, 'phase')).length;
  const tasks = own.length - phases;
  const within = scene.frames.length > 1 ? [say('drawing.in-phases', { count: scene.frames.length })] : [];
  const subject = [
    ...(phases > 0 ? [say('phases', { count: phases })] : []),
    ...(tasks > 0 || phases === 0 ? [[say('tasks', { count: tasks }), ...within].join(' ')] : []),
  ];
  return [
    `${subject.join(', ')}${listed(conditions(own, say))}.`,
    ...beside(boxes, say),
    ...cycles(own, say),
    ...lines(scene, say),
  ].join(' ');
}

const has = (box: Box, ...names: BoxClass[]) => names.some((name) => box.classes.includes(name));

const isOwn = (box: Box) => !has(box, 'neighbour', 'outside', 'foreign', 'unknown');

function conditions(boxes: readonly Box[], say: Say): string[] {
  return STATES.flatMap((state) => {
    const count = boxes.filter((box) => has(box, state)).length;
    return count > 0 ? [`${say(`state.${state}`)} ${count}`] : [];
  });
}

const listed = (parts: readonly string[]) => (parts.length > 0 ? `: ${parts.join(', ')}` : '');

function beside(boxes: readonly Box[], say: Say): string[] {
  const count = (...names: BoxClass[]) => boxes.filter((box) => names.every((name) => has(box, name))).length;
  const phases = count('neighbour', 'phase');
  const kinds = [
    ['drawing.neighbours', count('neighbour') - phases],
    ['drawing.neighbour-phases', phases],
    ['drawing.outsides', count('outside')],
    ['drawing.foreign', count('foreign')],
    ['drawing.unknown', count('unknown')],
  ] as const;
  const told = kinds.flatMap(([key, number]) => (number > 0 ? [say(key, { count: number })] : []));
  return told.length > 0 ? [say('drawing.also', { list: told.join(', ') })] : [];
}

function cycles(boxes: readonly Box[], say: Say): string[] {
  const count = boxes.filter((box) => has(box, 'cycle')).length;
  return count > 0 ? [say('drawing.in-cycle', { count })] : [];
}

function lines(scene: Scene, say: Say): string[] {
  const count = (...kinds: LineKind[]) => scene.lines.filter(({ kind }) => kinds.includes(kind)).length;
  const [critical, exclusions] = [count('critical', 'critical-implied'), count('exclusion')];
  const onPath = critical > 0 ? [say('drawing.on-path', { count: critical })] : [];
  const arrows = scene.lines.length - exclusions;
  return [
    `${[say('drawing.arrows', { count: arrows }), ...onPath].join(', ')}.`,
    ...(exclusions > 0 ? [say('drawing.pairs', { count: exclusions })] : []),
    ...(arrows > 0 ? [say('drawing.direction')] : []),
  ];
}
