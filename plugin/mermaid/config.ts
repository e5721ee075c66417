import type { MermaidConfig } from 'mermaid';
import { MARGIN } from './gantt.ts';

/**
 * Mermaid 12 takes some of these from the root and some from the diagram's part. The theme `null` has the colours of the
 * default one; a theme with a name has all its colours computed anew for each drawing, and then copied with each copy of
 * the configuration.
 */
const LOOK = { look: 'classic', theme: 'null', htmlLabels: false } as const;

/** Room round the words of a node is twice the padding at the sides and once above and below. */
export const CONFIG: MermaidConfig = {
  ...LOOK,
  layout: 'elk',
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  maxTextSize: Number.MAX_SAFE_INTEGER,
  maxEdges: 20_000,
  flowchart: {
    ...LOOK,
    useMaxWidth: false,
    minNodeWidth: 144,
    wrappingWidth: 152,
    padding: 10,
  },
  gantt: {
    useMaxWidth: false,
    leftPadding: MARGIN.left,
    rightPadding: MARGIN.right,
    topPadding: 56,
    titleTopMargin: 20,
    gridLineStartPadding: 48,
    barHeight: 16,
    barGap: 12,
    fontSize: 14,
    topAxis: true,
  },
};
