/* Every text of the script, in one place for translation. */

export const toolbar = 'Graph tools';
export const zoomOut = 'Zoom out';
export const zoomIn = 'Zoom in';
export const reset = (percent: string) => `${percent}, reset zoom`;
export const percent = (scale: number) => `${Math.round(scale * 100)}%`;
export const fit = 'Fit graph';
export const filter = 'Filter';
export const save = 'Copy and download';
export const fullScreen = 'Full screen';
export const state = 'State';
export const phase = 'Phase';
export const everyPhase = 'All phases';
export const showAll = 'Show all';
export const states = {
  ready: 'Ready',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  waiting: 'Waiting',
  todo: 'To do',
  done: 'Done',
  cancelled: 'Cancelled',
} as const;
export const shown = (count: number, total: number) => `${count} of ${total} tasks shown`;
export const related = (name: string, before: number, after: number) =>
  `${name}: depends on ${before}, unblocks ${after}`;
export const copy = 'Copy Mermaid source';
export const svg = 'Download SVG';
export const png = 'Download PNG';
export const copied = 'Mermaid source copied';
export const downloaded = (file: string) => `${file} downloaded`;
export const failed = 'Your browser cannot do this';
