import { makeSvg } from './dom.ts';

/** Lines on a ground of 16 by 16. */
const lines = {
  zoomOut: 'M3.5 8h9',
  zoomIn: 'M3.5 8h9M8 3.5v9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M6 6h4v4H6z',
  filter: 'M2 4h12M4.5 8h7M6.75 12h2.5',
  save: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  fullScreen: 'M9.5 6.5l4-4M10 2.5h3.5V6M6.5 9.5l-4 4M6 13.5H2.5V10',
} as const;

export type IconName = keyof typeof lines;

export function icon(name: IconName): SVGElement {
  const svg = makeSvg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' });
  svg.append(makeSvg('path', { d: lines[name] }));
  return svg;
}
