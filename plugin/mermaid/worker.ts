import { type Caption, clean } from './clean.ts';
import { CONFIG } from './config.ts';
import { openDom } from './dom.ts';
import { GAP, shield, unshield } from './escape.ts';
import { loadMeasure } from './metrics.ts';

const measure = loadMeasure();
const document = openDom((text, size, bold) => measure(unshield(text.replaceAll(GAP, '')), size, bold));
const { default: mermaid } = await import('mermaid');
mermaid.initialize(CONFIG);

export interface Job extends Caption {
  text: string;
}

export default async function render({ text, ...caption }: Job): Promise<string> {
  const { svg } = await mermaid.render(caption.id, shield(text));
  document.body.replaceChildren();
  await new Promise((resolve) => setImmediate(resolve));
  return clean(svg, caption);
}
