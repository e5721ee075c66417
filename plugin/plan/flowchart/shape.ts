/** The shapes of Mermaid's nodes: `[label]`, `("label")`, `{{label}}` and their kin. */
import type { Range } from '../text/range.ts';

const opener = /[[({]{1,3}[/\\]?|>/y;
const closerOf: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };

/** The label in a node's shape, and where the shape ends; null for one that does not end. */
export function shapeAt(text: string, at: number, end: number): { label?: Range; to: number } | null {
  opener.lastIndex = at;
  const [open] = opener.exec(text) ?? [];
  if (open === undefined) return { to: at };
  const from = at + open.length;
  const close = [...open.replace(/[/\\]$/, '')]
    .reverse()
    .map((bracket) => closerOf[bracket])
    .join('');
  const quoted = /^\s*"/.exec(text.slice(from, from + 20))?.[0].length ?? 0;
  const stop = quoted > 0 ? text.indexOf('"', from + quoted) : text.indexOf(close, from);
  const closed = quoted > 0 && stop >= 0 ? text.indexOf(close, stop) : stop;
  if (stop < 0 || closed < 0 || closed >= end) return null;
  return { label: { from: from + quoted, to: stop }, to: closed + close.length };
}
