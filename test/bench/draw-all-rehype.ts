/**
 * Draws the diagrams in the file of its first argument with `rehype-mermaid`, as a process to be measured: in as many
 * documents at once as its second argument says, by a Chromium with the options in its third. Prints how many came out.
 */
import { readFileSync } from 'node:fs';
import type { Root } from 'hast';
import { selectAll } from 'hast-util-select';
import { h } from 'hastscript';
import rehypeMermaid from 'rehype-mermaid';
import { unified } from 'unified';
import { CONFIG } from '../../plugin/mermaid/config.ts';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';

const [file = '', documents = '', options = ''] = process.argv.slice(2);
const diagrams: Diagram[] = JSON.parse(readFileSync(file, 'utf8'));
const processor = unified().use(rehypeMermaid, {
  strategy: 'inline-svg',
  mermaidConfig: CONFIG,
  launchOptions: JSON.parse(options),
});
const trees = Array.from({ length: Number(documents) }, (_, part) => {
  const own = diagrams.filter((_, at) => at % Number(documents) === part);
  const tree: Root = { type: 'root', children: own.map(({ text }) => h('pre', h('code.language-mermaid', text))) };
  return processor.run(tree);
});
const drawn = (await Promise.all(trees)).flatMap((tree) => selectAll('svg:has(.node)', tree)).length;
console.log(JSON.stringify({ drawn, started: 1 }));
