import type { Measure } from '../measure.ts';

/**
 * The part of a canvas that Cytoscape, which lays out some diagrams, uses to measure labels: every other method returns the
 * canvas itself, and nothing is drawn.
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
