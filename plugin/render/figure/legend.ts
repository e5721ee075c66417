import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { Key, Translate } from '../words/index.ts';

/** The sample of a box: its outline and its stripe. */
const box = [
  s('rect', { x: 1, y: 1, width: 30, height: 16, rx: 4 }),
  s('path', { className: ['pw-key-stripe'], d: 'M5 1a4 4 0 0 0-4 4v8a4 4 0 0 0 4 4z' }),
] as const;

type Sample = { label: Key } & ({ mark: string } | { line: 'arrow' | 'bare' } | { number: string });

/** What can occur in a drawing, in the order of the legend: boxes, then lines. */
const samples = {
  done: { mark: '✓', label: 'state.done' },
  'in-progress': { mark: '◐', label: 'state.in-progress' },
  ready: { mark: '▸', label: 'state.ready' },
  waiting: { mark: '', label: 'state.waiting' },
  todo: { mark: '', label: 'state.todo' },
  blocked: { mark: '⊘', label: 'state.blocked' },
  cancelled: { mark: '×', label: 'state.cancelled' },
  neighbour: { mark: '', label: 'legend.neighbour' },
  outside: { mark: '◇', label: 'legend.outside' },
  foreign: { mark: '↗', label: 'legend.foreign' },
  unknown: { mark: '?', label: 'legend.unknown' },
  cycle: { mark: '↻', label: 'legend.cycle' },
  orphan: { mark: '∅', label: 'legend.orphan' },
  needs: { line: 'arrow', label: 'legend.needs' },
  critical: { line: 'arrow', label: 'mark.critical' },
  'critical-implied': { line: 'arrow', label: 'legend.critical-implied' },
  implied: { line: 'arrow', label: 'legend.implied' },
  exclusion: { line: 'bare', label: 'legend.exclusion' },
  number: { number: '3', label: 'legend.number' },
} as const satisfies Record<string, Sample>;

/** Explains what occurs in a drawing, each with a sample. */
export function legendList(looks: ReadonlySet<string>, t: Translate): Element | null {
  const shown = Object.entries<Sample>(samples).filter(([look]) => looks.has(look) && !isRedundant(look, looks));
  if (shown.length === 0) return null;
  return h(
    'ul.pw-legend',
    shown.map(([look, sample]) => h('li', { lang: t.spoken.lang }, [drawn(look, sample), ' ', t(sample.label)])),
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
