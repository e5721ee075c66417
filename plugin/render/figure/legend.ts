import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { State } from '../../graph/model.ts';
import type { Key, Translate } from '../words/index.ts';

/** The sample of a box: its outline and its stripe. */
const box = [
  s('rect', { className: ['label-container'], x: 1, y: 1, width: 30, height: 16, rx: 4 }),
  s('path', { className: ['pw-mark'], d: 'M5 1a4 4 0 0 0-4 4v8a4 4 0 0 0 4 4z' }),
] as const;

/** A box with a sign in it, an outline or a line with the classes that it has in a drawing, or a number. */
type Sample = { label: Key } & (
  | { mark: string }
  | { outline: string[] }
  | { line: string[]; isBare?: true }
  | { number: string }
);

/** In the order of the legend. Their icons, which are in the boxes, are the stylesheet's. */
const states = ['done', 'in-progress', 'ready', 'waiting', 'todo', 'blocked', 'cancelled'] as const satisfies State[];

/** Other things that can occur in a drawing, in the order of the legend: boxes, then lines. */
const samples = {
  neighbour: { mark: '', label: 'legend.neighbour' },
  outside: { mark: '◇', label: 'legend.outside' },
  foreign: { mark: '↗', label: 'legend.foreign' },
  unknown: { mark: '?', label: 'legend.unknown' },
  cycle: { mark: '↻', label: 'legend.cycle' },
  orphan: { mark: '∅', label: 'legend.orphan' },
  needs: { line: [], label: 'legend.needs' },
  critical: { line: ['edge-thickness-thick'], label: 'mark.critical' },
  'critical-implied': { line: ['edge-thickness-thick', 'pw-graph-implied'], label: 'legend.critical-implied' },
  implied: { line: ['edge-pattern-dotted'], label: 'legend.implied' },
  exclusion: { line: ['pw-graph-exclusion'], isBare: true, label: 'legend.exclusion' },
  number: { number: '3', label: 'legend.number' },
} as const satisfies Record<string, Sample>;

/** Where no arrows are drawn, only boxes show the critical path. */
const criticalBox: Sample = { outline: ['edge-thickness-thick'], label: 'mark.critical' };

/** Explains what occurs in a drawing, each with a sample. */
export function legendList(looks: ReadonlySet<string>, t: Translate): Element | null {
  const { lang } = t.spoken;
  const shown: Record<string, Sample> = looks.has('arrows') ? samples : { ...samples, critical: criticalBox };
  const items = [
    ...states
      .filter((state) => looks.has(state) && !isRedundant(state, looks))
      .map((state) => h('li', { className: [`pw-is-${state}`], lang }, t(`state.${state}`))),
    ...Object.entries(shown)
      .filter(([look]) => looks.has(look))
      .map(([look, sample]) => h('li', { lang }, [drawn(look, sample), ' ', t(sample.label)])),
  ];
  return items.length > 0 ? h('ul.pw-legend', items) : null;
}

/** Only a phase is "to do": a task is ready or waiting. */
function isRedundant(state: State, looks: ReadonlySet<string>): boolean {
  return state === 'todo' && !looks.has('phase');
}

function drawn(look: string, sample: Sample): Element {
  const className = ['pw-key', ...('mark' in sample ? [`pw-graph-${look}`] : [])];
  return s('svg', { className, viewBox: '0 0 32 18', width: 32, height: 18, ariaHidden: 'true' }, parts(sample));
}

function sign(x: number, words: string): Element {
  return s('text', { x, y: 13, fontSize: 11, fontWeight: 'bold', textAnchor: 'middle' }, words);
}

function parts(sample: Sample): Element[] {
  if ('mark' in sample) return [...box, ...(sample.mark ? [sign(18, sample.mark)] : [])];
  if ('outline' in sample) {
    return [s('rect', { className: ['label-container', ...sample.outline], x: 1, y: 1, width: 30, height: 16, rx: 4 })];
  }
  if ('number' in sample) return [sign(16, sample.number)];
  const { line, isBare } = sample;
  const path = s('path', { className: line, d: isBare ? 'M1 9H31' : 'M1 9H25' });
  return isBare ? [path] : [path, s('polygon', { className: ['pw-mark', ...line], points: '24,4.5 31,9 24,13.5' })];
}
