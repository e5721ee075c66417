import { type Box, type BoxClass, boxesOf, type LineKind, type Scene } from './scene.ts';

/** States in the order in which they are listed. */
const CONDITIONS = {
  done: 'done',
  'in-progress': 'in progress',
  ready: 'ready',
  blocked: 'blocked',
  waiting: 'waiting',
  todo: 'to do',
  cancelled: 'cancelled',
} as const satisfies { [Condition in BoxClass]?: string };

/**
 * What a drawing shows, in numbers: for those who cannot see it, and have the same as a list. Sentences without markup.
 */
export function describe(scene: Scene): string {
  const boxes = boxesOf(scene);
  const own = boxes.filter((box) => isOwn(box));
  const phases = own.filter(({ classes }) => classes.includes('phase')).length;
  const within = scene.frames.length > 1 ? ` in ${scene.frames.length} phases` : '';
  const subject = phases > 0 ? plural(phases, 'phase') : `${plural(own.length, 'task')}${within}`;
  return [
    `${subject}${listed(conditions(own))}.`,
    ...beside(boxes),
    ...cycles(own),
    ...lines(scene),
    'Arrows point to what comes next.',
  ].join(' ');
}

const has = (box: Box, ...names: BoxClass[]) => names.some((name) => box.classes.includes(name));

const isOwn = (box: Box) => !has(box, 'neighbour', 'outside', 'foreign', 'unknown');

function conditions(boxes: readonly Box[]): string[] {
  const names = Object.entries(CONDITIONS) as [BoxClass, string][];
  return names.flatMap(([name, words]) => {
    const count = boxes.filter((box) => has(box, name)).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
}

const listed = (parts: readonly string[]) => (parts.length > 0 ? `: ${parts.join(', ')}` : '');

function beside(boxes: readonly Box[]): string[] {
  const count = (name: BoxClass) => boxes.filter((box) => has(box, name)).length;
  const kinds: [number, string][] = [
    [boxes.filter((box) => has(box, 'neighbour') && !has(box, 'phase')).length, 'task of another phase'],
    [boxes.filter((box) => has(box, 'neighbour') && has(box, 'phase')).length, 'other phase'],
    [count('outside'), 'condition outside the plan'],
    [count('foreign'), 'task of another plan'],
    [count('unknown'), 'unknown name'],
  ];
  const told = kinds.flatMap(([number, words]) => (number > 0 ? [plural(number, words)] : []));
  return told.length > 0 ? [`Also: ${told.join(', ')}.`] : [];
}

function cycles(boxes: readonly Box[]): string[] {
  const count = boxes.filter((box) => has(box, 'cycle')).length;
  return count > 0 ? [`In a cycle: ${plural(count, 'task')}.`] : [];
}

function lines(scene: Scene): string[] {
  const count = (...kinds: LineKind[]) => scene.lines.filter(({ kind }) => kinds.includes(kind)).length;
  const [critical, exclusions] = [count('critical', 'critical-implied'), count('exclusion')];
  const onPath = critical > 0 ? `, ${critical} of them on the critical path` : '';
  return [
    `${plural(scene.lines.length - exclusions, 'arrow')}${onPath}.`,
    ...(exclusions > 0 ? [`${plural(exclusions, 'pair')} never at the same time.`] : []),
  ];
}

/** `1 task`, `3 tasks of another phase`: the first noun takes the ending. */
function plural(count: number, words: string): string {
  return `${count} ${count === 1 ? words : words.replace(/^(?:(?:other|unknown) )?\w+/, '$&s')}`;
}
