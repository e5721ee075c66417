import { readFileSync } from 'node:fs';
import { examine } from '../../plugin/check/examine.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { toFlowchart } from '../../plugin/mermaid/text.ts';
import { english } from '../../plugin/render/words/index.ts';
import { generatePlan } from '../support/generate.ts';
import { looksOf } from './drawing.ts';

const ENGINES = ['elk', 'dagre'] as const;

const example = (name: string) => readFileSync(new URL(`../../plans/${name}/tasks.md`, import.meta.url), 'utf8');
const plans = {
  'generated, 5': generatePlan(5),
  'webhooks, 8': example('webhooks'),
  'generated, 15': generatePlan(15, 5),
  'search-reindex, 23': example('search-reindex'),
  'generated, 60': generatePlan(60, 10),
  'field-sync, 66': example('field-sync'),
};

/**
 * Compares Mermaid's two layout engines on the same plans: size, crossings, lines through boxes, length of all lines. What
 * it printed stands in the guide to the graph.
 */
export async function run(): Promise<void> {
  console.log('\nLayouts: plan, engine, size, crossings, lines through boxes, pixels of line, time');
  for (const [name, source] of Object.entries(plans)) await compare(name, source);
}

async function compare(name: string, source: string): Promise<void> {
  const { graph } = examine({ text: source, id: name, path: null });
  for (const layout of ENGINES) {
    const flowchart = toFlowchart(graph, english);
    const text = `${flowchart.text}%%{init: {"layout": "${layout}"}}%%\n`;
    const started = performance.now();
    const { svg, fault } = await draw(
      { ...flowchart, text },
      { id: 'bench', title: name, description: name, role: 'graph' },
    );
    if (svg === undefined) throw new Error(`${name}: ${fault}`);
    const { width, height, crossings, through, length } = looksOf(svg);
    const time = Math.round(performance.now() - started);
    console.log(`| ${name} | ${layout} | ${width} × ${height} | ${crossings} | ${through} | ${length} | ${time} ms |`);
  }
}
