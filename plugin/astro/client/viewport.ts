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

const SMALLEST = 0.1;
const LARGEST = 4;
/** Keeps small drawings from filling a large screen. */
const LARGEST_FIT = 1.5;
/** How far below the frame's edge the first view begins: the stylesheet's `scroll-padding`, and the border. */
const START = 65;

/**
 * Scales a drawing in the frame that scrolls it. The first view is the stylesheet's; a scale that is chosen by hand is
 * `--pw-drawn`, and the frame then keeps its height, or the page would jump with every step.
 *
 * @param tell Called with the scale whenever it changes
 */
export function viewport(frame: HTMLElement, svg: SVGSVGElement, tell: (scale: number) => void): Viewport {
  const { width, height } = svg.viewBox.baseVal;
  const pan = (byX: number, byY: number) => frame.scrollBy(byX, byY);
  const zoomTo = (next: number, { x, y } = centreOf(frame)) => {
    const [before, tall] = [svg.getBoundingClientRect(), frame.offsetHeight];
    if (!frame.classList.contains('pw-zoomed')) frame.style.setProperty('--pw-height', `${tall}px`);
    frame.style.setProperty('--pw-drawn', `${width * clamp(next, SMALLEST, LARGEST)}px`);
    frame.classList.add('pw-zoomed');
    const after = svg.getBoundingClientRect();
    const grown = after.width / before.width;
    pan(after.left + (x - before.left) * grown - x, after.top + (y - before.top) * grown - y);
  };
  const room = (side: 'Width' | 'Height') =>
    frame[`client${side}`] - 2 * Number.parseFloat(getComputedStyle(frame).paddingTop);
  // It is called after the layout, and so measures without one.
  new ResizeObserver(([entry]) => entry?.contentRect.width && tell(entry.contentRect.width / width)).observe(svg);
  return {
    zoom: (factor, point) => zoomTo((svg.getBoundingClientRect().width / width) * factor, point),
    pan,
    fit: () => zoomTo(Math.min(room('Width') / width, room('Height') / height, LARGEST_FIT)),
    reset: () => {
      frame.classList.remove('pw-zoomed');
      frame.style.removeProperty('--pw-height');
      const start = frame.querySelector('.pw-start > span')?.getBoundingClientRect();
      if (start) pan(start.x - centreOf(frame).x, start.y - frame.getBoundingClientRect().top - START);
      else frame.scrollTo(0, 0);
    },
  };
}

/** The number between `least` and `most` that is nearest to `value`. */
export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

function centreOf(frame: HTMLElement): Point {
  const { left, top } = frame.getBoundingClientRect();
  return { x: left + frame.clientWidth / 2, y: top + frame.clientHeight / 2 };
}
