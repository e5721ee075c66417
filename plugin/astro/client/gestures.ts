import { clamp, type Point, type Viewport } from './viewport.ts';

/** One press of a key or button. */
export const STEP = 1.25;
/** A pointer that moved less than this, in pixels, clicks and does not drag. */
const CLICK = 4;

/** Zooms and pans with wheel, mouse, touch and keyboard. Scrolling is left to the browser. */
export function gestures(host: HTMLElement, frame: HTMLElement, svg: SVGElement, view: Viewport): void {
  wheel(frame, view);
  drag(frame, svg, view);
  pinch(frame, view);
  keys(host, view);
}

/**
 * With Ctrl or Meta, which a trackpad's pinch sends as well, or in a frame that was clicked: otherwise the page could not be
 * scrolled past the graph.
 */
function wheel(frame: HTMLElement, view: Viewport): void {
  const zoom = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== frame) return;
    event.preventDefault();
    view.zoom(Math.exp(clamp(event.deltaY, -24, 24) / -100), event);
  };
  frame.addEventListener('wheel', zoom, { passive: false });
}

function drag(frame: HTMLElement, svg: SVGElement, view: Viewport): void {
  let from: PointerEvent | null = null;
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener('pointerdown', (event) => {
    from = event.pointerType === 'touch' ? null : event;
  });
  frame.addEventListener('pointermove', (event) => {
    if (event.buttons !== 1) from = null;
    if (!from) return;
    const [byX, byY] = [from.x - event.x, from.y - event.y];
    if (!frame.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(byX, byY) < CLICK) return;
      // With the pointer captured, the click that ends the drag goes to the frame and not to a link under it.
      frame.setPointerCapture(event.pointerId);
    }
    view.pan(byX, byY);
    from = event;
  });
}

/** Two fingers zoom and pan; one scrolls, as everywhere. */
function pinch(frame: HTMLElement, view: Viewport): void {
  let before: (Point & { apart: number }) | null = null;
  const follow = (event: TouchEvent) => {
    const now = fingers(event);
    if (now && before) {
      event.preventDefault();
      view.pan(before.x - now.x, before.y - now.y);
      view.zoom(now.apart / before.apart, now);
    }
    before = now;
  };
  frame.addEventListener('touchstart', follow, { passive: false });
  frame.addEventListener('touchmove', follow, { passive: false });
}

/** The middle of two fingers, and their distance. */
function fingers({ touches: [first, second] }: TouchEvent): (Point & { apart: number }) | null {
  if (!first || !second) return null;
  const [x, y] = [first.clientX - second.clientX, first.clientY - second.clientY];
  return { x: second.clientX + x / 2, y: second.clientY + y / 2, apart: Math.hypot(x, y) };
}

/** The arrow keys are left to the browser, which scrolls the focused frame. */
function keys(host: HTMLElement, view: Viewport): void {
  host.addEventListener('keydown', (event) => {
    const factor = { '+': STEP, '=': STEP, '-': 1 / STEP, '0': 0 }[event.key];
    if (factor === undefined || event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    if (factor) view.zoom(factor);
    else view.reset();
  });
}
