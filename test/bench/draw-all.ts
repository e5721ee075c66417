/**
 * Draws the diagrams in the file of its first argument, as a process to be measured; its second argument is a folder that
 * keeps drawings. Prints how many came out and how many threads it started.
 */
import { readFileSync } from 'node:fs';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { draw } from '../../plugin/mermaid/draw.ts';

let started = 0;
process.on('worker', () => {
  started += 1;
});
const [file = '', cache] = process.argv.slice(2);
const diagrams: Diagram[] = JSON.parse(readFileSync(file, 'utf8'));
const drawings = await Promise.all(
  diagrams.map((diagram, at) =>
    draw(diagram, { id: `graph-${at}`, title: 'Graph', description: 'A graph', role: 'graph', cache }),
  ),
);
console.log(JSON.stringify({ drawn: drawings.filter(({ svg }) => svg?.includes('class="node')).length, started }));
