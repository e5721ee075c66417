/** A point of the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What part of a drawing its frame shows, and how large. */
export interface Viewport {
  /** Makes the drawing `factor` times as large, and keeps what is at `point` there; without one, at the frame's centre. */
  zoom(factor: number, point?: Point): void;
  pan(byX: number, byY: number): void;
  /** Shows the whole drawing. */
  fit(): void;
  /** Back to how it was shown at first. */
  reset(): void;
}

/** Below this, labels cannot be read; a first view rather scrolls. */
const READABLE = 0.7;
const SMALLEST = 0.1;
const LARGEST = 4;
/** A small drawing that fills a large screen is no easier to read. */
const LARGEST_FIT = 1.5;

/**
 * Shows a drawing through the frame that scrolls it, at any size: scrolling stays the browser's own, and the stylesheet
 * says where sizes hold, which are given to it as `--pw-drawn` and `--pw-height`.
 *
 * @param tell is told the scale whenever it changes
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
    // From now on the frame keeps its size, or the page would jump with every step.
    set('height', `${frame.offsetHeight}px`);
    // What the address names, else the first phase, and not an empty corner: in the middle, from its start where it is larger.
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
