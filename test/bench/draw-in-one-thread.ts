/**
 * Draws the diagrams in the file of its first argument one after another in this thread, as often as its second argument
 * says, with `beautiful-mermaid` where its third argument names that. Prints how many came out and the processor time of each
 * round, in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';

const [file = '', rounds = '1', renderer] = process.argv.slice(2);
const diagrams: Diagram[] = JSON.parse(readFileSync(file, 'utf8'));
const render = renderer === 'beautiful-mermaid' ? await theirs() : await ours();
const times: number[] = [];
let drawn = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const before = process.cpuUsage();
  drawn = 0;
  for (const [at, diagram] of diagrams.entries()) drawn += Number((await render(diagram, at)).includes('class="node'));
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000);
}
console.log(JSON.stringify({ drawn, started: 0, times }));

async function ours() {
  const { default: render } = await import('../../plugin/mermaid/worker.ts');
  return async (diagram: Diagram, at: number) => {
    const { svg = '' } = await render({
      diagram,
      id: `graph-${at}`,
      title: 'Graph',
      description: 'A graph',
      role: 'graph',
    });
    await turn();
    return svg;
  };
}

async function theirs() {
  const { renderMermaidSVG } = await import('beautiful-mermaid');
  return async ({ text }: Diagram) => renderMermaidSVG(text);
}
