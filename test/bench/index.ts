/**
 * `npm run bench`: what each step costs, in milliseconds, for the example plans and for a generated plan of 1,000 tasks.
 * Steps run warm, several times, and the median is printed; a drawing's time is wall time with the pool already started.
 */
import { globSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { checkPlan } from '../../plugin/check/check.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { toMermaid } from '../../plugin/mermaid/text.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { renderPage } from '../../plugin/render/page.ts';
import { generatePlan } from '../support/generate.ts';

interface Sample {
  name: string;
  text: string;
  runs: number;
}

/** The median time of a step, and what it returns; the first of several runs is not counted. */
async function time<Value>(runs: number, step: () => Value | Promise<Value>): Promise<{ ms: number; value: Value }> {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const value = await step();
    times.push(performance.now() - start);
    if (times.length < runs) continue;
    const counted = times.slice(runs > 1 ? 1 : 0).sort((a, b) => a - b);
    return { ms: counted[counted.length >> 1] ?? 0, value };
  }
}

async function measure({ name, text, runs }: Sample) {
  const { ms: parse, value: tree } = await time(runs, () => parseMarkdown(text));
  const { ms: read, value: plan } = await time(runs, () =>
    readPlan(tree, { id: name, path: `${name}.md`, source: text }),
  );
  const { ms: graph, value: related } = await time(runs, () => relate(plan));
  const { ms: rules, value: findings } = await time(runs, () => checkPlan(plan, related));
  const source = toMermaid(related);
  const caption = { id: 'bench', title: name, description: name };
  const { ms: mermaid, value: drawing } = await time(plan.tasks.length > 100 ? 1 : 4, () => draw(source, caption));
  const parts = { diagram: drawing, source, findings, link: (url: string) => url };
  const { ms: render, value: page } = await time(runs, () => renderPage(tree, plan, related, parts));
  const { ms: html, value: written } = await time(4, () => toHtml(toHast(page)));
  const fault = drawing.fault === undefined ? '' : ` (not drawn: ${drawing.fault})`;
  console.log(
    [name.padEnd(16), String(plan.tasks.length).padStart(5)]
      .concat([parse, read, graph, rules, render, html, mermaid].map((ms) => ms.toFixed(1).padStart(9)))
      .concat(
        ((read + graph + rules) / parse).toFixed(2).padStart(9),
        `${Math.round(written.length / 1024)} KB`.padStart(9),
      )
      .join('') + fault,
  );
}

const folder = new URL('../../plans/', import.meta.url);
const examples = globSync('**/tasks.md', { cwd: folder })
  .sort()
  .map((file) => ({
    name: file.replace(/\/tasks\.md$/, ''),
    text: readFileSync(new URL(file, folder), 'utf8'),
    runs: 12,
  }));

console.log(`Node ${process.version}, ${cpus().length} cores; median milliseconds, warm\n`);
const columns = ['parse', 'read', 'graph', 'rules', 'render', 'html', 'mermaid', 'r+g+r/p', 'page'];
console.log(['plan'.padEnd(16), 'tasks', ...columns.map((column) => column.padStart(9))].join(''));
for (const sample of [...examples, { name: 'generated', text: generatePlan(1000), runs: 4 }]) await measure(sample);
console.log(`\nPeak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, drawing workers included`);
