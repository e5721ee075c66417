/** For paper: of a drawing that a sheet cannot show, the part that each phase is in, at that phase. */
import { s } from 'hastscript';
import type { Phase } from '../../plan/model.ts';
import { fromHast, type PageElement } from '../elements.ts';
import type { View } from '../view.ts';

/** The space for a drawing on a sheet of paper, in pixels. */
const SHEET = { width: 700, height: 900 };
/** Of a smaller scale a drawing cannot be read on paper; its parts are of this one. */
const READABLE = 0.5;
/** Around the frame of a phase, for the lines that lead into it. */
const MARGIN = 24;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The plan's drawing where a sheet is too small for it, and the frames of its phases by their ids. */
interface LargeDrawing {
  box: Box;
  frames: ReadonlyMap<string, Box>;
}

/** Whether paper shows the plan's drawing phase by phase. */
export function isSliced(view: View): boolean {
  return largeDrawing(view) !== null;
}

/** The part of the drawing that a phase is in; null where paper shows the whole, or the phase has a drawing of its own. */
export function phaseSlice(phase: Phase, view: View): PageElement | null {
  const { box, frames } = largeDrawing(view) ?? {};
  const frame = frames?.get(phase.id);
  if (!box || !frame) return null;
  const [width, height] = [frame.width + 2 * MARGIN, frame.height + 2 * MARGIN];
  const properties = {
    className: ['pw-slice'],
    viewBox: `${frame.x - MARGIN} ${frame.y - MARGIN} ${width} ${height}`,
    width: Math.round(width * READABLE),
    height: Math.round(height * READABLE),
    ariaHidden: 'true',
  };
  return fromHast(s('svg', properties, s('use', { href: '#pw-graph', ...box })));
}

const root = /^<svg[^>]* viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/;
const frame =
  /<g class="cluster[^"]*"[^>]* data-phase="([^"]*)"[^>]*><rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g;

function largeDrawing({ parts: { diagram, phaseDiagrams } }: View): LargeDrawing | null {
  const svg = diagram?.svg ?? '';
  const [, ...corners] = root.exec(svg) ?? [];
  const box = boxOf(corners);
  const scale = Math.min(SHEET.width / box.width, SHEET.height / box.height);
  if (scale >= READABLE || phaseDiagrams?.size) return null;
  const frames = new Map([...svg.matchAll(frame)].map(([, phase = '', ...corners]) => [phase, boxOf(corners)]));
  return frames.size > 1 ? { box, frames } : null;
}

function boxOf(numbers: readonly string[]): Box {
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
  return { x, y, width, height };
}
