/** Width of `text` in pixels, set on one line at `size` pixels. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

/** Layout measures the same words again and again. */
const MAX_REMEMBERED = 20_000;

/** Measures each text once. */
export function remembered(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (text, size, heavy = false) => {
    const key = `${size} ${heavy} ${text}`;
    const width = widths.get(key) ?? measure(text, size, heavy);
    if (widths.size >= MAX_REMEMBERED) widths.clear();
    widths.set(key, width);
    return width;
  };
}
