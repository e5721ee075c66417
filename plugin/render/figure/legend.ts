import type { Element } from 'hast';
import { h, s } from 'hastscript';

/** Outlines of the sample boxes. */
const boxes = {
  rectangle: s('rect', { x: 1, y: 1, width: 30, height: 16, rx: 1 }),
  rounded: s('rect', { x: 1, y: 1, width: 30, height: 16, rx: 5 }),
  stadium: s('rect', { x: 1, y: 1, width: 30, height: 16, rx: 8 }),
  slanted: s('polygon', { points: '7,1 31,1 25,17 1,17' }),
  hexagon: s('polygon', { points: '7,1 25,1 31,9 25,17 7,17 1,9' }),
  flag: s('polygon', { points: '1,1 31,1 31,17 1,17 6,9' }),
  double: s('path', { d: 'M1 1H31V17H1ZM5 1V17M27 1V17' }),
  trapezoid: s('polygon', { points: '6,1 26,1 31,17 1,17' }),
} as const;

type Sample = { label: string } & (
  | { box: keyof typeof boxes; mark: string }
  | { line: 'arrow' | 'bare' }
  | { number: string }
);

/** What can occur in a drawing, in the order of the legend: boxes, then lines. */
const samples = {
  done: { box: 'rounded', mark: '✓', label: 'Done' },
  'in-progress': { box: 'slanted', mark: '◐', label: 'In progress' },
  ready: { box: 'stadium', mark: '▸', label: 'Ready' },
  waiting: { box: 'rectangle', mark: '', label: 'Waiting' },
  todo: { box: 'rectangle', mark: '', label: 'To do' },
  blocked: { box: 'hexagon', mark: '⊘', label: 'Blocked' },
  cancelled: { box: 'rectangle', mark: '×', label: 'Cancelled' },
  neighbour: { box: 'rectangle', mark: '', label: 'In another phase' },
  outside: { box: 'flag', mark: '◇', label: 'Condition outside this plan' },
  foreign: { box: 'double', mark: '↗', label: 'Task of another plan' },
  unknown: { box: 'trapezoid', mark: '?', label: 'No such task or phase' },
  cycle: { box: 'rectangle', mark: '↻', label: 'In a dependency cycle' },
  orphan: { box: 'rectangle', mark: '∅', label: 'Not connected to any task' },
  needs: { line: 'arrow', label: 'Must be done before' },
  critical: { line: 'arrow', label: 'Critical path' },
  'critical-implied': { line: 'arrow', label: 'Critical path, implied by the order of the page' },
  implied: { line: 'arrow', label: 'Implied by the order of the page' },
  exclusion: { line: 'bare', label: 'Never at the same time' },
  number: { number: '3', label: 'Number of dependencies' },
} as const satisfies Record<string, Sample>;

/** Explains what occurs in a drawing, each with a sample. */
export function legendList(looks: ReadonlySet<string>): Element | null {
  const shown = Object.entries<Sample>(samples).filter(([look]) => looks.has(look) && !isRedundant(look, looks));
  if (shown.length === 0) return null;
  return h(
    'ul.pw-legend',
    shown.map(([look, sample]) => h('li', [drawn(look, sample), ' ', sample.label])),
  );
}

/** Only a phase is "to do": a task is ready or waiting. */
function isRedundant(look: string, looks: ReadonlySet<string>): boolean {
  return look === 'todo' && !looks.has('phase');
}

function drawn(look: string, sample: Sample): Element {
  const className = ['pw-key', `pw-key-${look}`];
  return s('svg', { className, viewBox: '0 0 32 18', width: 32, height: 18, ariaHidden: 'true' }, parts(sample));
}

function parts(sample: Sample): Element[] {
  if ('box' in sample)
    return [{ ...boxes[sample.box] }, ...(sample.mark ? [s('text', { x: 16, y: 13 }, sample.mark)] : [])];
  if ('number' in sample) return [s('text', { x: 16, y: 13 }, sample.number)];
  const tip = s('polygon', { className: ['pw-key-tip'], points: '24,4.5 31,9 24,13.5' });
  return [s('path', { d: sample.line === 'bare' ? 'M1 9H31' : 'M1 9H25' }), ...(sample.line === 'bare' ? [] : [tip])];
}
