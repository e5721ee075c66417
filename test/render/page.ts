/** What the tests of the page share: a plan's Markdown through the real reader and graph to the hast of its page. */
import type { Element, Root as HastRoot, Nodes } from 'hast';
import { select, selectAll } from 'hast-util-select';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { PlanGraph } from '../../plugin/graph/model.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { type Parts, renderPage } from '../../plugin/render/page.ts';

export interface Page {
  tree: HastRoot;
  /** The tree that was read. */
  written: Root;
  all(selector: string): Element[];
  /** @throws where nothing matches */
  one(selector: string): Element;
  has(selector: string): boolean;
}

const processor = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).freeze();

/** The page of a plan, as a site that keeps raw HTML would publish it. */
export function pageOf(markdown: string, parts: Partial<Parts> = {}): Page {
  const plan = readPlan(parseMarkdown(markdown), { id: 'example', path: 'plans/example/tasks.md', source: markdown });
  return pageOfGraph(relate(plan), parts);
}

/** The same of a graph that was made already. */
export function pageOfGraph(graph: PlanGraph, parts: Partial<Parts> = {}): Page {
  const given: Parts = { diagram: null, source: 'flowchart', findings: [], link: (url) => `/linked/${url}`, ...parts };
  const tree = processor.runSync(renderPage(graph, given)) as HastRoot;
  return {
    tree,
    written: graph.plan.tree,
    all: (selector) => selectAll(selector, tree),
    one: (selector) => {
      const found = select(selector, tree);
      if (!found) throw new Error(`Nothing on the page matches ${selector}`);
      return found;
    },
    has: (selector) => select(selector, tree) !== undefined,
  };
}

/** Selects the row of a task by its anchor, which is in the part that opens where there is one. */
export function rowOf(anchor: string): string {
  return `.pw-task:is([id="${anchor}"], :has(> .pw-task-more > .pw-task-body[id="${anchor}"]))`;
}

/** The rows of all tasks by their anchors. */
export function rowsOf(page: Page): Map<unknown, Element> {
  const anchors = anchorsOf(page);
  return new Map(page.all('.pw-task').map((row, index) => [anchors[index], row]));
}

/** The anchors of all rows, in their order on the page. */
export function anchorsOf(page: Page): unknown[] {
  return page.all('.pw-task[id], .pw-task-body').map(({ properties }) => properties.id);
}

/** The rows of a page's head, each with its label. */
export function headRows(page: Page): string[] {
  return page.all('.pw-now > dt').map((label, at) => textOf(label) + textOf(page.all('.pw-now > dd')[at] ?? label));
}

/** An element's text with white space collapsed; of links and pictures the name, which is what is heard of them. */
export function textOf(node: Element | HastRoot): string {
  return heard(node).replace(/\s+/g, ' ').trim();
}

function heard(node: Nodes): string {
  if (node.type === 'element') {
    const { ariaLabel, role } = node.properties;
    if (ariaLabel && (['a', 'summary'].includes(node.tagName) || role === 'img')) return String(ariaLabel);
  }
  if ('children' in node) return node.children.map(heard).join('');
  return node.type === 'text' ? node.value : '';
}

/** What a description list says for a label, such as `Depends on`; of several the first. */
export function detailOf(row: Element, label: string): Element | undefined {
  const parts = selectAll('dt, dd', row);
  return parts[parts.findIndex((part) => part.tagName === 'dt' && textOf(part) === label) + 1];
}
