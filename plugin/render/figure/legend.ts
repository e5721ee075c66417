import type { Element } from 'hast';
import { h, s } from 'hastscript';

/** The sample of a box: its outline and its stripe. */
const box = [
  s('rect', { x: 1, y: 1, width: 30, height: 16, rx: 4 }),
  s('path', { className: ['pw-key-stripe'], d: 'M5 1a4 4 0 0 0-4 4v8a4 4 0 0 0 4 4z' }),
] as const;

type Sample = { label: string } & ({ mark: string } | { line: 'arrow' | 'bare' } | { number: string });

/** What can occur in a drawing, in the order of the legend: boxes, then lines. */
const samples = {
  done: { mark: '✓', label: 'Done' },
  'in-progress': { mark: '◐', label: 'In progress' },
  ready: { mark: '▸', label: 'Ready' },
  waiting: { mark: '', label: 'Waiting' },
  todo: { mark: '', label: 'To do' },
  blocked: { mark: '⊘', label: 'Blocked' },
  cancelled: { mark: '×', label: 'Cancelled' },
  neighbour: { mark: '', label: 'In another phase' },
  outside: { mark: '◇', label: 'Condition outside this plan' },
  foreign: { mark: '↗', label: 'Task of another plan' },
  unknown: { mark: '?', label: 'No such task or phase' },
  cycle: { mark: '↻', label: 'In a dependency cycle' },
  orphan: { mark: '∅', label: 'Not connected to any task' },
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
  if ('mark' in sample) return [...box, ...(sample.mark ? [s('text', { x: 18, y: 13 }, sample.mark)] : [])];
  if ('number' in sample) return [s('text', { x: 16, y: 13 }, sample.number)];
  const tip = s('polygon', { className: ['pw-key-tip'], points: '24,4.5 31,9 24,13.5' });
  return [s('path', { d: sample.line === 'bare' ? 'M1 9H31' : 'M1 9H25' }), ...(sample.line === 'bare' ? [] : [tip])];
}
