import { configured } from '../mermaid/config.ts';
import { type Drawer, openDrawer } from '../mermaid/drawer.ts';
import type { Measure } from '../mermaid/measure.ts';

/** Prepares this browser thread to draw as Node threads do. It loads Mermaid. */
export function browserDrawer(): Promise<Drawer> {
  return openDrawer(measureOnCanvas(), async () => {
    const { default: mermaid } = await import('mermaid/dist/mermaid.esm.min.mjs');
    return configured(mermaid);
  });
}

/** Fonts as in `graph.css`. */
const FONTS = 'Arial, Helvetica, "Liberation Sans", Arimo, sans-serif';

function measureOnCanvas(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('This browser has no canvas to measure words on');
  return (text, size, bold = false) => {
    context.font = `${bold ? 'bold ' : ''}${size}px ${FONTS}`;
    return context.measureText(text).width;
  };
}
