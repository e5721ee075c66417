import type { Viewport } from './viewport.ts';

/** One press of a key or button. */
export const STEP = 1.25;
/** A pointer that moved less than this, in pixels, has clicked. */
const CLICK = 4;

/** Zooms and pans with wheel, mouse, touch and keyboard. What the browser does by itself (scrolling) stays its own. */
export function gestures(host: HTMLElement, frame: HTMLElement, view: Viewport): void {
  wheel(frame, view);
  drag(frame, view);
  pinch(frame, view);
  keys(host, view);
}

/** Only with Ctrl or Meta, which a trackpad's pinch sends as well: else the page could not be scrolled past the graph. */
function wheel(frame: HTMLElement, view: Viewport): void {
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
      view.zoom(Math.exp(-Math.min(Math.max(turned, -24), 24) / 100), event);
    },
    { passive: false },
  );
}

function drag(frame: HTMLElement, view: Viewport): void {
  let from: PointerEvent | null = null;
  frame.addEventListener('dragstart', (event) => event.preventDefault());
  frame.addEventListener('pointerdown', (event) => {
    const { left, top } = frame.getBoundingClientRect();
    const onScrollbar = event.clientX - left > frame.clientWidth || event.clientY - top > frame.clientHeight;
    if (event.pointerType !== 'touch' && event.button === 0 && !onScrollbar) from = event;
  });
  frame.addEventListener('pointermove', (event) => {
    if (!from) return;
    const dragging = frame.hasPointerCapture(event.pointerId);
    if (!dragging && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < CLICK) return;
    // Captured, the click that ends the drag goes to the frame and not to a link below.
    if (!dragging) frame.setPointerCapture(event.pointerId);
    view.pan(from.clientX - event.clientX, from.clientY - event.clientY);
    from = event;
  });
  for (const end of ['pointerup', 'pointercancel'] as const) frame.addEventListener(end, () => (from = null));
}

/** Two fingers zoom and pan; one scrolls, as anywhere. */
function pinch(frame: HTMLElement, view: Viewport): void {
  let before: { x: number; y: number; apart: number } | null = null;
  const fingers = ({ touches: [first, second] }: TouchEvent) =>
    first && second
      ? {
          x: (first.clientX + second.clientX) / 2,
          y: (first.clientY + second.clientY) / 2,
          apart: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
        }
      : null;
  const follow = (event: TouchEvent) => {
    const now = fingers(event);
    if (now && before && event.cancelable) {
      event.preventDefault();
      view.pan(before.x - now.x, before.y - now.y);
      view.zoom(now.apart / before.apart, now);
    }
    before = now;
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
    frame.addEventListener(type, follow, { passive: false });
}

/** The arrow keys are the browser's: the frame can have the focus, and scrolls. */
function keys(host: HTMLElement, view: Viewport): void {
  const actions: Record<string, () => void> = {
    '+': () => view.zoom(STEP),
    '=': () => view.zoom(STEP),
    '-': () => view.zoom(1 / STEP),
    '0': () => view.reset(),
  };
  host.addEventListener('keydown', (event) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    action();
  });
}
