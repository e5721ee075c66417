import { globSync, readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { checkPlan } from '../../plugin/check/check.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { toFlowchart } from '../../plugin/mermaid/text.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { renderPage } from '../../plugin/render/page.ts';
import { english } from '../../plugin/render/words/index.ts';
import { generatePlan } from '../support/generate.ts';
import { printTable } from './table.ts';
import { peakMemory, time } from './time.ts';

interface Sample {
  name: string;
  text: string;
  runs: number;
}

const header = ['plan', 'tasks', 'parse', 'read', 'graph', 'rules', 'render', 'html', 'mermaid', 'r+g+r/p', 'page', ''];

/**
 * Prints what each step costs, for the example plans and for a generated plan of 1,000 tasks. Steps run warm, several
 * times; a drawing's time is wall time with the pool already started.
 */
export async function run(): Promise<void> {
  const rows: string[][] = [];
  for (const sample of [...examples(), { name: 'generated', text: generatePlan(1000), runs: 4 }]) {
    rows.push(await measure(sample));
  }
  console.log('\nThe steps of one plan: median milliseconds, warm\n');
  printTable([header, ...rows], true);
  console.log(`\nPeak memory ${peakMemory().toFixed(0)} MB, drawing workers included`);
}

function examples(): Sample[] {
  const folder = new URL('../../plans/', import.meta.url);
  return globSync('**/tasks.md', { cwd: folder })
    .sort()
    .map((file) => ({
      name: file.replace(/\/tasks\.md$/, ''),
      text: readFileSync(new URL(file, folder), 'utf8'),
      runs: 12,
    }));
}

async function measure({ name, text, runs }: Sample): Promise<string[]> {
  const { ms: parse, value: tree } = await time(runs, () => parseMarkdown(text));
  const { ms: read, value: plan } = await time(runs, () =>
    readPlan(tree, { id: name, path: `${name}.md`, source: text }),
  );
  const { ms: graph, value: related } = await time(runs, () => relate(plan));
  const { ms: rules, value: findings } = await time(runs, () => checkPlan(plan, related));
  const flowchart = toFlowchart(related, english);
  const caption = { id: 'bench', title: name, description: name, role: 'graph' };
  const { ms: mermaid, value: drawing } = await time(plan.tasks.length > 100 ? 1 : 4, () => draw(flowchart, caption));
  const parts = { diagram: drawing, source: flowchart.text, findings, link: (url: string) => url };
  const { ms: render, value: page } = await time(runs, () => renderPage(related, parts));
  const { ms: html, value: written } = await time(4, () => toHtml(toHast(page)));
  return [
    name,
    String(plan.tasks.length),
    ...[parse, read, graph, rules, render, html, mermaid].map((ms) => ms.toFixed(1)),
    ((read + graph + rules) / parse).toFixed(2),
    `${Math.round(written.length / 1024)} KB`,
    drawing.fault === undefined ? '' : `not drawn: ${drawing.fault}`,
  ];
}
