import type { Diagram, DiagramEdge, Part } from '../diagram.ts';
import { escapeLabel, escapeUrl } from '../escape.ts';
import { edgeId } from '../ids.ts';
import { rowsOf } from './rows.ts';
import { arrows, type Box, boxesOf, type Frame, type Line, type Scene } from './scene.ts';

/** From this number of lines for each box on, those with a common end are merged. */
const DENSE = 1.3;
const MERGE_EDGES = '%%{init: {"elk": {"mergeEdges": true, "nodePlacementAlignment": "NONE"}}}%%';

/** The Mermaid text of a scene, and what its parts represent. */
export function emit(scene: Scene): Diagram {
  const { frames, boxes, lines } = scene;
  const all = boxesOf(scene);
  const within = linesWithin(scene);
  const edges = edgesOf(lines);
  const body = [
    ...frames.flatMap((frame) => subgraph(frame, within.get(frame.id) ?? [])),
    ...nodes(boxes, within.get(null) ?? []),
    ...lines.map((line, at) => arrow(line, edges[at]?.id ?? '')),
    ...stack(frames),
    ...classes(scene),
    ...all.flatMap(link),
    // Where ranges and whole phases are named, one line for each pair would be too many.
    ...(lines.length > DENSE * all.length ? [MERGE_EDGES] : []),
  ];
  const text = ['flowchart TB', ...body.map((line) => `  ${line}`), ''].join('\n');
  return { text, parts: partsOf(scene), edges };
}

function partsOf({ frames, boxes }: Scene): Part[] {
  return [
    ...frames.flatMap(({ id, phase, title, boxes: inside }) => [
      ...(phase === null ? [] : [{ node: id, phase, ...(title === undefined ? {} : { title }) }]),
      ...inside.flatMap((box) => part(box, phase ?? undefined)),
    ]),
    ...boxes.flatMap((box) => part(box, undefined)),
  ];
}

function part({ id: node, task, phase, mark, tooltip, classes, href }: Box, frame: string | undefined): Part[] {
  const shown = { node, ...(mark ? { mark } : {}), ...(tooltip === undefined ? {} : { tooltip }) };
  if (task === undefined) return [{ ...shown, ...(phase === undefined ? {} : { phase }) }];
  const anchor = href?.startsWith('#') ? href.slice(1) : undefined;
  return [{ ...shown, task, phase: frame, anchor, isSilent: classes.includes('silent') }];
}

/** Lines that Mermaid has no arrow for get an id of their own: a letter and a number. */
function edgesOf(lines: readonly Line[]): DiagramEdge[] {
  return lines.map(({ from, to, kind }, at) => {
    const { prefix } = arrows[kind];
    return { id: prefix === null ? edgeId(from, to) : `${prefix}${at}`, from, to, kind };
  });
}

/** Lines with both ends in one frame, by its id; null for those that are in none. */
function linesWithin({ frames, boxes, lines }: Scene): Map<string | null | undefined, Line[]> {
  const homes = new Map<string, string | null>(frames.flatMap(({ id, boxes }) => boxes.map((box) => [box.id, id])));
  for (const { id } of boxes) homes.set(id, null);
  return Map.groupBy(lines, ({ from, to }) => {
    const home = homes.get(to);
    return homes.get(from) === home ? home : undefined;
  });
}

function subgraph({ id, label, boxes }: Frame, lines: Line[]): string[] {
  return [`subgraph ${id}["${escapeLines(label)}"]`, ...nodes(boxes, lines).map((line) => `  ${line}`), 'end'];
}

/**
 * Nodes in the order of the page, and invisible links between those that are below one another because there is no room
 * beside.
 */
function nodes(boxes: readonly Box[], within: readonly Line[]): string[] {
  const ids = boxes.map(({ id }) => id);
  return [...boxes.map(node), ...rowsOf(ids, within).map(([upper, lower]) => `${upper} ~~~ ${lower}`)];
}

function node({ id, label }: Box): string {
  return `${id}["${escapeLines(label)}"]`;
}

/** The space before each break keeps words apart for a reader of the bare text. */
export const escapeLines = (lines: readonly string[]): string => lines.map(escapeLabel).filter(Boolean).join(' <br/>');

function arrow({ from, to, kind, label }: Line, id: string): string {
  const { arrow, prefix } = arrows[kind];
  return `${from} ${prefix === null ? '' : `${id}@`}${arrow}${label ? `|"${escapeLabel(label)}"|` : ''} ${to}`;
}

/** Phases are below one another in the order of the page, whether or not anything connects them, but user stories are not. */
function stack(frames: readonly Frame[]): string[] {
  return frames.slice(1).flatMap(({ id, isStory }, at) => {
    const before = frames[at];
    return before && !(isStory && before.isStory) ? [`${before.id} ~~~ ${id}`] : [];
  });
}

function classes(scene: Scene): string[] {
  const pairs = [
    ...boxesOf(scene).flatMap(({ id, classes }) => classes.map((name) => [name, id] as const)),
    ...scene.frames.map(({ id, className }) => [className, id] as const),
  ];
  const members = Map.groupBy(pairs, ([name]) => name);
  return [...members].map(([name, group]) => `class ${group.map(([, id]) => id).join(',')} ${name}`);
}

function link({ id, href, title }: Box): string[] {
  return href === null ? [] : [`click ${id} href "${escapeUrl(href)}" "${escapeLabel(title)}"`];
}
