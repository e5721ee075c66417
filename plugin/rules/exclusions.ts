import type { Plan } from '../plan/model.ts';
import { anyId } from '../plan/reference.ts';

const named = new RegExp(`\\btasks?\\s+#?(${anyId})`, 'giu');
const more = new RegExp(`^\\s*(?:,|;|&|\\+|and|or)\\s*(?:task\\s+)?#?(${anyId})`, 'iu');
const alone = new RegExp(`^#?(${anyId})$`, 'iu');

/** Longer than any list of ids that a person writes into a cell. */
const LONGEST = 2000;

/** Tells whether a mutual exclusion row sets two tasks apart: it names one in its first cell and the other in its second. */
export function exclusions({ constraints }: Plan): (one: string, other: string) => boolean {
  const sides = new Map<string, { a: Set<number>; b: Set<number> }>();
  for (const [row, { a, b }] of (constraints.mutualExclusion?.rows ?? []).entries()) {
    for (const [side, cell] of [['a', a] as const, ['b', b] as const]) {
      for (const id of idsIn(cell.text)) {
        const known = sides.get(id) ?? { a: new Set(), b: new Set() };
        known[side].add(row);
        sides.set(id, known);
      }
    }
  }
  return (one, other) => {
    const [first, second] = [sides.get(one), sides.get(other)];
    return first !== undefined && second !== undefined && (meet(first.a, second.b) || meet(first.b, second.a));
  };
}

/** The tasks that a cell names, by the word or because it holds nothing but ids. */
function idsIn(text: string): string[] {
  if (text.length > LONGEST) return [];
  const words = text.split(/[\s,;&+]+/).filter((word) => word !== '' && word !== 'and');
  const ids = words.flatMap((word) => alone.exec(word)?.[1] ?? []);
  if (ids.length === words.length) return ids;
  return [...text.matchAll(named)].flatMap((match) => {
    const list = [match[1] ?? ''];
    let rest = text.slice(match.index + match[0].length);
    for (let next = more.exec(rest); next; next = more.exec(rest)) {
      list.push(next[1] ?? '');
      rest = rest.slice(next[0].length);
    }
    return list;
  });
}

function meet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return !one.isDisjointFrom(other);
}
