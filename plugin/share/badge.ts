/** A plan's progress as a badge, for READMEs and chats. */

import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import type { PlanGraph, State } from '../graph/model.ts';
import { standingOf } from '../render/segments.ts';
import type { Translate } from '../render/words/index.ts';

/** The content of a badge. */
export interface Badge {
  /** The left half: what is measured. */
  label: string;
  /** The right half: `12/30 done`, and the state in words where it is more than a number. */
  message: string;
  state: State;
}

/** White text on each has a contrast of at least 4.5 : 1. */
const colours: Record<State, string> = {
  done: '#1a6b35',
  'in-progress': '#1d57b3',
  ready: '#1d57b3',
  blocked: '#b3261e',
  waiting: '#57606a',
  todo: '#57606a',
  cancelled: '#57606a',
};

const HEIGHT = 20;
const SIZE = 11;
const PADDING = 6;

/** Blocked tasks, and plans in which nothing can start, are named even where most is done. */
export function badgeOf(graph: PlanGraph, t: Translate): Badge {
  const { done, total, states } = standingOf(graph.tasks);
  const label = t('badge.label');
  if (total === 0) return { label, message: t('standing.none'), state: 'todo' };
  const counts = new Map(states);
  const counted = t('badge.done', { done, total });
  const blocked = counts.get('blocked') ?? 0;
  if (blocked > 0) {
    return { label, message: `${counted}, ${t('standing.blocked', { count: blocked })}`, state: 'blocked' };
  }
  if (done === total) return { label, message: counted, state: 'done' };
  const canMove = graph.schedule.ready.length > 0 || (counts.get('in-progress') ?? 0) > 0;
  if (!canMove && !graph.plan.isArchived)
    return { label, message: `${counted}, ${t('badge.stuck')}`, state: 'blocked' };
  return { label, message: counted, state: done > 0 || counts.has('in-progress') ? 'in-progress' : 'todo' };
}

/**
 * The badge as an SVG of its own.
 *
 * @param measure Width of a text in pixels at a size in pixels
 */
export function badgeSvg({ label, message, state }: Badge, measure: (text: string, size: number) => number): string {
  const [left, right] = [label, message].map((text) => Math.ceil(measure(text, SIZE))) as [number, number];
  const split = left + 2 * PADDING;
  const width = split + right + 2 * PADDING;
  const words = (text: string, x: number, length: number) => s('text', { x, y: 14, textLength: length }, text);
  const name = `${label}: ${message}`;
  return toHtml(
    s(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height: HEIGHT,
        viewBox: `0 0 ${width} ${HEIGHT}`,
        role: 'img',
        ariaLabel: name,
      },
      [
        s('title', name),
        s('clipPath', { id: 'r' }, s('rect', { width, height: HEIGHT, rx: 3 })),
        s('g', { clipPath: 'url(#r)' }, [
          s('rect', { width: split, height: HEIGHT, fill: '#3d444d' }),
          s('rect', { x: split, width: width - split, height: HEIGHT, fill: colours[state] }),
        ]),
        s('g', { fill: '#fff', fontFamily: 'Arial, Helvetica, sans-serif', fontSize: SIZE }, [
          words(label, PADDING, left),
          words(message, split + PADDING, right),
        ]),
      ],
    ),
    { space: 'svg' },
  );
}

/** The same for shields.io: https://shields.io/badges/endpoint-badge */
export function shieldsEndpoint({ label, message, state }: Badge) {
  return {
    schemaVersion: 1,
    label,
    message,
    color: colours[state].slice(1),
    ...(state === 'blocked' && { isError: true }),
  };
}
