import { loadMermaid } from './config.ts';
import { openDrawer } from './drawer.ts';
import { loadMeasure } from './metrics.ts';

/** Draws in this thread of Node. */
export default await openDrawer(loadMeasure(), loadMermaid);
