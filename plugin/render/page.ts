import type { Heading, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PlanGraph } from '../graph/model.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { preorder } from '../plan/walk.ts';
import { nestedTasks, renderBlocks } from './blocks.ts';
import { changeBox } from './change.ts';
import { deadlockBox } from './constraint/deadlocks.ts';
import { withoutUntouched } from './content/untouched.ts';
import { contents } from './contents.ts';
import { coverageTable } from './coverage.ts';
import { element, fromHast, text } from './elements.ts';
import { views } from './figure/views.ts';
import { filterBar } from './filter.ts';
import { finalize } from './finalize.ts';
import { head } from './head.ts';
import { notice } from './permalink.ts';
import { type Parts, type View, viewOf } from './view.ts';

export type { Parts } from './view.ts';

const isHead = (node: RootContent) =>
  node.type === 'planwright' && String(node.data.hProperties.className) === 'pw-head';

/** A longer overview follows the graph, so that the graph is seen with the head. */
const LONGEST_INTRODUCTION = 600;

/** The page of a plan: a new tree around the author's own nodes, which stay as they are. */
export function renderPage(graph: PlanGraph, parts: Parts): Root {
  const view = viewOf(graph, parts);
  const { plan } = graph;
  const { tree } = plan;
  const { title, overview, rest } = splitAtHead(tree.children, view);
  const { facts, introduction, heading } = splitOverview(overview, view);
  const isShort = plainText({ type: 'root', children: introduction }).length <= LONGEST_INTRODUCTION;
  const pictures = views(view);
  const filter = filterBar(view);
  const children: RootContent[] = [
    ...title,
    ...(plan.isRead ? [head(facts, heading, view)] : facts),
    ...changeBox(view),
    ...deadlockBox(view),
    ...(isShort ? introduction : []),
    ...(filter ? [filter] : []),
    ...(pictures ? [pictures] : []),
    ...(isShort ? [] : introduction),
    ...renderBlocks(withoutUntouched(rest, view), view),
    ...coverageTable(view),
  ];
  const shown =
    parts.title === false
      ? children.flatMap((node) => (node === plan.titleNode ? besides(node, view) : [node]))
      : children;
  const list = parts.contents ? contents(shown, view) : null;
  const first = parts.permalinks ? [fromHast(notice(view.t))] : [];
  // How far the plan is comes first; the list stays in sight from there on.
  const answers = list ? shown.findIndex((node) => isHead(node)) + 1 : 0;
  const listed = list ? shown.toSpliced(answers, 0, fromHast(list)) : shown;
  return finalize({ ...tree, children: [...first, ...listed] }, view);
}

const besideText: ReadonlySet<string> = new Set([
  'footnoteReference',
  'link',
  'linkReference',
  'image',
  'imageReference',
]);

/** The parts of a title that the host cannot print, since its titles are plain text; all of it if it prints another. */
function besides(title: Heading, { plan, parts, t }: View): RootContent[] {
  if (pageTitle(plan, parts.beside ?? null) !== plan.title?.value) {
    return [element('p', { className: ['pw-own-title'] }, title.children)];
  }
  const found = preorder<Nodes>(title.children, (node) =>
    'children' in node && !besideText.has(node.type) ? node.children : [],
  );
  const kept = found.filter((node): node is PhrasingContent => besideText.has(node.type));
  const pieces = kept.flatMap((node) => [text(' '), node]);
  return pieces.length > 0 ? [element('p', { className: ['pw-title-notes'] }, [t('title.notes'), ...pieces])] : [];
}

interface Split {
  /** All up to the title. */
  title: RootContent[];
  /** The content up to the first part about tasks, if an overview opens the page. */
  overview: RootContent[];
  rest: RootContent[];
}

/** The head goes right below the title; an overview further down stays in its place. */
function splitAtHead(blocks: readonly RootContent[], view: View): Split {
  const { titleNode, overview } = view.plan;
  const title = titleNode ? blocks.indexOf(titleNode) : -1;
  const start = blocks.findIndex((node, index) => index > title && node.type !== 'yaml');
  const at = start < 0 ? blocks.length : start;
  const first = blocks.findIndex((node, index) => index > title && (node.type === 'heading' || holds(node, view)));
  if (!overview.heading || blocks[first] !== overview.heading) {
    return { title: blocks.slice(0, at), overview: [], rest: blocks.slice(at) };
  }
  const end = blocks.findIndex((node, index) => index > first && !(isPlain(node) && !holds(node, view)));
  const next = end < 0 ? blocks.length : end;
  return { title: blocks.slice(0, at), overview: blocks.slice(at, next), rest: blocks.slice(next) };
}

/** The facts of an overview, a list of short fields, and its text. Without any text its heading says nothing. */
function splitOverview(blocks: readonly RootContent[], { plan }: View) {
  const facts = blocks.filter(isFacts);
  const text = blocks.filter((node) => !isFacts(node));
  const isEmpty = text.every((node) => node === plan.overview.heading);
  if (!isEmpty) return { facts, introduction: text, heading: null };
  return { facts, introduction: [], heading: text.length > 0 ? plan.overview.heading : null };
}

const LONGEST_FACT = 120;

/** `**Estimated Effort**: 11 days`, item by item or as a paragraph. */
function isFacts(node: RootContent): boolean {
  if (node.type === 'paragraph') return isFact(node);
  return (
    node.type === 'list' &&
    node.children.every(
      ({ children: [line, ...more] }) => line?.type === 'paragraph' && more.length === 0 && isFact(line),
    )
  );
}

function isFact(line: Paragraph): boolean {
  const words = plainText(line);
  return line.children[0]?.type === 'strong' && words.includes(':') && words.length <= LONGEST_FACT;
}

function isPlain(node: RootContent): boolean {
  return node.type === 'paragraph' || node.type === 'list';
}

function holds(node: RootContent, view: View): boolean {
  return node.type === 'list' && nestedTasks([node], view).length > 0;
}
