import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { unshield } from './escape.ts';
import { walk } from './walk.ts';

/** No task is so short that its bar cannot be seen. */
const SHORTEST = 5;

/** A row of the chart as Mermaid drew it. */
export interface Row {
  id: string;
  label: string;
  /** The label's width. */
  width: number;
  baseline: number;
  bar: { x: number; y: number; width: number; height: number };
}

/** What a text of `toGantt` says in comments, by Mermaid ids. */
export interface Notes {
  classes: ReadonlyMap<string, readonly string[]>;
  hrefs: ReadonlyMap<string, string>;
  titles: ReadonlyMap<string, string>;
}

/** The rows of a gantt chart, from top to bottom. */
export function rowsOf(drawing: Element, id: string): Row[] {
  const labels = new Map<string, Element>();
  const bars = new Map<string, Element>();
  walk(drawing, (element) => {
    const own = String(element.properties.id ?? '').slice(id.length + 1);
    if (own && element.tagName === 'text') labels.set(own.replace(/-text$/, ''), element);
    if (own && element.tagName === 'rect') bars.set(own, element);
  });
  const rows = [...bars].map(([name, { properties }]): Row => {
    const label = labels.get(name);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(properties[key] ?? 0));
    return {
      id: name,
      label: label ? unshield(textOf(label)).trim() : '',
      width: label ? widthOf(label) : 0,
      baseline: Number(label?.properties.y ?? 0),
      bar: { x: x ?? 0, y: y ?? 0, width: Math.max(SHORTEST, width ?? 0), height: height ?? 0 },
    };
  });
  return rows.sort((one, other) => one.bar.y - other.bar.y);
}

/** Mermaid leaves the width that it measured in a class. */
function widthOf(label: Element): number {
  const names = [label.properties.className ?? []].flat().map(String);
  return Number(names.find((name) => name.startsWith('width-'))?.slice('width-'.length) ?? 0);
}

/** Reads what a text of `toGantt` says beside the chart. */
export function notesOf(text: string): Notes {
  const classes = new Map<string, string[]>();
  for (const [, ids = '', name = ''] of text.matchAll(/^ *%% class (\S+) (\S+)$/gm)) {
    for (const id of ids.split(',')) classes.set(id, [...(classes.get(id) ?? []), `pw-graph-${name}`]);
  }
  return {
    classes,
    hrefs: quoted(text, /^ *click (\w+) href "(.*)"$/gm),
    titles: quoted(text, /^ *%% title (\w+) "(.*)"$/gm),
  };
}

const quoted = (text: string, line: RegExp) =>
  new Map(
    [...text.matchAll(line)].map(([, id = '', value = '']) => [
      id,
      value.replace(/#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code))),
    ]),
  );
