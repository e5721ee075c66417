import type { Measure } from '../measure.ts';

/**
 * A canvas as far as Cytoscape wants one, which lays out some diagrams and measures labels for that: every other method
 * answers with the canvas itself, and nothing is drawn.
 */
export function canvasContext(measure: Measure): unknown {
  let [size, isBold] = [16, false];
  const context: unknown = new Proxy(() => context, {
    get(_, name) {
      if (name === Symbol.toPrimitive) return () => 0;
      if (name === 'measureText') return (text: string) => ({ width: measure(text, size, isBold) });
      return String(name).endsWith('Ratio') ? 1 : context;
    },
    set(_, name, value) {
      if (name === 'font')
        [size, isBold] = [Number.parseFloat(/[\d.]+(?=px)/.exec(value)?.[0] ?? '16'), /bold/.test(value)];
      return true;
    },
  });
  return context;
}
