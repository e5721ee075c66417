/** Mermaid flowcharts, as far as it takes to know which node leads to which. */
import type { Range } from '../text/range.ts';
import { Chart, type FlowEdge, type FlowNode } from './chart.ts';

export interface Flowchart {
  /** By id, in the order in which they are first named. */
  nodes: ReadonlyMap<string, FlowNode>;
  edges: FlowEdge[];
  /** False where a statement was not understood. */
  complete: boolean;
  /** The words that begin it. */
  head: Range;
}

const head =
  /^(?:[ \t]*(?:%%[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*(graph|flowchart)(?:-\w+)?(?:[ \t]+(?:TB|TD|BT|LR|RL))?(?=[ \t;\r\n]|$)/;
const frontMatter = /^\s*---[ \t]*[\r\n][\s\S]*?[\r\n]---[ \t]*(?=[\r\n])/;

/** Reads a flowchart; null for any other kind of diagram. */
export function readFlowchart(text: string): Flowchart | null {
  const skipped = frontMatter.exec(text)?.[0].length ?? 0;
  const match = head.exec(text.slice(skipped));
  if (!match) return null;
  const end = skipped + match[0].length;
  const chart = new Chart(text);
  for (const statement of statementsFrom(end, text)) chart.read(statement);
  const word = match[0].search(/graph|flowchart/);
  return { nodes: chart.nodes, edges: chart.edges, complete: chart.complete, head: { from: skipped + word, to: end } };
}

/** Lines and what semicolons part them into, outside of quotation marks; comments are left out. */
function* statementsFrom(offset: number, text: string): Generator<Range, void, undefined> {
  let from = offset;
  let quoted = false;
  for (let at = offset; at <= text.length; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    const isEnd = char === undefined || (!quoted && (char === '\n' || char === '\r' || char === ';'));
    if (!isEnd) continue;
    const start = from + (text.slice(from, at).length - text.slice(from, at).trimStart().length);
    if (start < at && !text.startsWith('%%', start)) yield { from: start, to: at };
    from = at + 1;
  }
}
