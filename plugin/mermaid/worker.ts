import { loadMermaid } from './config.ts';
import { openDrawer } from './drawer.ts';
import { loadMeasure } from './metrics.ts';

/** Draws in this Node thread. */
export default await openDrawer(loadMeasure(), loadMermaid);
