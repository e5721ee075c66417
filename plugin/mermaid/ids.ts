import type { Phase } from '../plan/model.ts';

/** Mermaid id of the task `id`. No two ids give the same one, and none is a word of Mermaid's, as `end` is. */
export const taskNode = (id: string): string => `t${encode(id)}`;

/** Mermaid id of the plan `id`, in a drawing of several plans. */
export const planNode = (id: string): string => `q${encode(id)}`;

/**
 * Mermaid ids of phases. Where two headings have one id, the later one gets `__2` behind it, which no encoded id ends
 * with.
 */
export function phaseNodes(phases: readonly Phase[]): Map<Phase, string> {
  const seen = new Map<string, number>();
  return new Map(
    phases.map((phase) => {
      const count = (seen.get(phase.id) ?? 0) + 1;
      seen.set(phase.id, count);
      return [phase, `p${encode(phase.id)}${count > 1 ? `__${count}` : ''}`];
    }),
  );
}

/** What a Mermaid id stands for; the inverse of the functions above. */
export interface Meaning {
  kind: 'task' | 'phase';
  /** The task's or phase's own id. */
  id: string;
}

/** Null for what is neither a task nor a phase. */
export function meaningOf(node: string): Meaning | null {
  if (node.startsWith('t')) return { kind: 'task', id: decode(node.slice(1)) };
  if (node.startsWith('p')) return { kind: 'phase', id: decode(node.slice(1).replace(/__\d+$/, '')) };
  return null;
}

/**
 * The two ends of the edge that Mermaid calls `L_<from>_<to>_<count>`, where both are among `known`. A small letter behind
 * a single `_` begins an id, so there is one way at most to take it apart.
 */
export function endsOf(edge: string, known: ReadonlySet<string>): { from: string; to: string } | null {
  const [, ends = ''] = /^L_(\w+)_\d+$/.exec(edge) ?? [];
  for (let at = ends.indexOf('_'); at >= 0; at = ends.indexOf('_', at + 1)) {
    const [from, to] = [ends.slice(0, at), ends.slice(at + 1)];
    if (known.has(from) && known.has(to)) return { from, to };
  }
  return null;
}

/**
 * Letters and digits stay, a dot between two of them becomes `_` unless the second is a small letter, any other character
 * `__<hex>_`: to be decoded from left to right.
 */
function encode(id: string): string {
  return id.replace(/[^A-Za-z0-9]/gu, (character, at: number) => {
    const joins = character === '.' && /[A-Za-z0-9]/.test(id.charAt(at - 1)) && /[A-Z0-9]/.test(id.charAt(at + 1));
    return joins ? '_' : `__${character.codePointAt(0)?.toString(16)}_`;
  });
}

const decode = (code: string): string =>
  code.replace(/__([0-9a-f]+)_|_/g, (_, hex?: string) => (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : '.'));
