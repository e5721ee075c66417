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
 * Shows a drawing through the frame that scrolls it, at any size: scrolling stays the browser's own.
 *
 * @param tell is told the scale whenever it changes
 */
export function viewport(frame: HTMLElement, svg: SVGSVGElement, tell: (scale: number) => void): Viewport {
  const { width, height } = svg.viewBox.baseVal;
  let scale = 1;
  let touched = false;
  const setScale = (next: number) => {
    scale = Math.min(Math.max(next, SMALLEST), LARGEST);
    svg.style.inlineSize = `${width * scale}px`;
    tell(scale);
  };
  const room = () => {
    const { paddingInlineStart, paddingBlockStart } = getComputedStyle(frame);
    const [inline, block] = [2 * Number.parseFloat(paddingInlineStart), 2 * Number.parseFloat(paddingBlockStart)];
    return { width: frame.clientWidth - inline, height: frame.clientHeight - block };
  };
  const reset = () => {
    touched = false;
    if (frame.clientWidth === 0) return;
    frame.style.blockSize = '';
    setScale(Math.min(Math.max(room().width / width, READABLE), 1));
    // From now on the frame keeps its size, or the page would jump with every step.
    frame.style.blockSize = `${frame.getBoundingClientRect().height}px`;
    frame.scrollTo({ top: 0, left: Math.max(0, startOf(svg, frame)), behavior: 'instant' });
  };
  const zoomTo = (next: number, point = centreOf(frame)) => {
    touched = true;
    const before = svg.getBoundingClientRect();
    const [x, y] = [(point.x - before.left) / before.width, (point.y - before.top) / before.height];
    setScale(next);
    const after = svg.getBoundingClientRect();
    frame.scrollBy({
      left: after.left + x * after.width - point.x,
      top: after.top + y * after.height - point.y,
      behavior: 'instant',
    });
  };
  new ResizeObserver(() => touched || reset()).observe(frame.parentElement ?? frame);
  return {
    zoom: (factor, point) => zoomTo(scale * factor, point),
    pan: (byX, byY) => frame.scrollBy({ left: byX, top: byY, behavior: 'instant' }),
    fit: () => zoomTo(Math.min(room().width / width, room().height / height, LARGEST_FIT)),
    reset,
  };
}

function centreOf(frame: HTMLElement): Point {
  const { left, top } = frame.getBoundingClientRect();
  return { x: left + frame.clientWidth / 2, y: top + frame.clientHeight / 2 };
}

/** How far to scroll so that what stands at the top of a wide drawing is in the middle, and not an empty corner. */
function startOf(svg: SVGElement, frame: HTMLElement): number {
  const seen = frame.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('.node')]
    .map((node) => node.getBoundingClientRect())
    .filter(({ top }) => top - seen.top + frame.scrollTop < frame.clientHeight);
  if (boxes.length === 0) return 0;
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  return (left + right) / 2 + frame.scrollLeft - seen.left - frame.clientWidth / 2;
}
