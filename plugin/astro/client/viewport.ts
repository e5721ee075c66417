/** A point of the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The visible part of a drawing, and its scale. */
export interface Viewport {
  /** Scales the drawing by `factor` around `point`, by default the centre of the frame. */
  zoom(factor: number, point?: Point): void;
  pan(byX: number, byY: number): void;
  /** Shows the whole drawing. */
  fit(): void;
  /** Returns to the first view. */
  reset(): void;
}

/** Below this scale labels are unreadable, so the first view scrolls instead. */
const READABLE = 0.7;
const SMALLEST = 0.1;
const LARGEST = 4;
/** Keeps small drawings from filling a large screen. */
const LARGEST_FIT = 1.5;

/**
 * Scales a drawing in the frame that scrolls it. Sizes are set as `--pw-drawn` and `--pw-height`, which the stylesheet uses
 * where they apply.
 *
 * @param tell Called with the scale whenever it changes
 */
export function viewport(frame: HTMLElement, svg: SVGSVGElement, tell: (scale: number) => void): Viewport {
  const { width, height } = svg.viewBox.baseVal;
  let scale = 1;
  let touched = false;
  let wide = 0;
  const set = (name: string, value: string) => frame.style.setProperty(`--pw-${name}`, value);
  const setScale = (next: number) => {
    scale = clamp(next, SMALLEST, LARGEST);
    set('drawn', `${width * scale}px`);
    tell(scale);
  };
  const pan = (byX: number, byY: number) => {
    frame.scrollLeft += byX;
    frame.scrollTop += byY;
  };
  const zoomTo = (next: number, { x, y } = centreOf(frame)) => {
    touched = true;
    const before = svg.getBoundingClientRect();
    setScale(next);
    const after = svg.getBoundingClientRect();
    const grown = after.width / before.width;
    pan(after.left + (x - before.left) * grown - x, after.top + (y - before.top) * grown - y);
  };
  const room = (side: 'Width' | 'Height') =>
    frame[`client${side}`] - 2 * Number.parseFloat(getComputedStyle(frame).paddingTop);
  const reset = () => {
    touched = false;
    wide = frame.offsetWidth;
    if (wide === 0) return;
    set('height', 'auto');
    setScale(clamp(room('Width') / width, READABLE, 1));
    // From now on the frame keeps its height, or the page would jump with every zoom step.
    set('height', `${frame.offsetHeight}px`);
    // The target of the address, else the first phase: centred, or from its start where it is larger than the frame.
    const start = (svg.querySelector(':target') ?? svg.querySelector('.cluster') ?? svg).getBoundingClientRect();
    const { x, y } = centreOf(frame);
    pan(start.left - x + Math.min(start.width, frame.clientWidth) / 2, start.top - y);
  };
  new ResizeObserver(() => touched || frame.offsetWidth === wide || reset()).observe(frame);
  return {
    zoom: (factor, point) => zoomTo(scale * factor, point),
    pan,
    fit: () => zoomTo(Math.min(room('Width') / width, room('Height') / height, LARGEST_FIT)),
    reset,
  };
}

/** The number between `least` and `most` that is nearest to `value`. */
export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

function centreOf(frame: HTMLElement): Point {
  const { left, top } = frame.getBoundingClientRect();
  return { x: left + frame.clientWidth / 2, y: top + frame.clientHeight / 2 };
}
