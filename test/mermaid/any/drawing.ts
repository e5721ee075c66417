import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { MermaidConfig } from 'mermaid';
import { drawAny } from '../../../plugin/mermaid/any/draw.ts';

interface Options {
  id?: string;
  config?: MermaidConfig;
  dark?: MermaidConfig | null;
}

/** A drawing of a diagram that Mermaid has no complaint about. */
export async function drawn(text: string, { id = 'drawing', config = {}, dark = {} }: Options = {}): Promise<Element> {
  const job = { id, text, title: 'Diagram', config, dark };
  const { svg, fault } = await drawAny(job, { cache: null, seconds: 60 });
  if (!svg) throw new Error(fault);
  return svg;
}

export const markupOf = (svg: Element): string => toHtml(svg, { space: 'svg' });
