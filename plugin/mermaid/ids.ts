import type { Phase } from '../plan/model.ts';

/** Mermaid id of the task `id`. No two ids give the same one, and none is a word of Mermaid's, as `end` is. */
export const taskNode = (id: string): string => `t${encode(id)}`;

/** Mermaid id of the plan `id`, in a drawing of several plans. */
export const planNode = (id: string): string => `q${encode(id)}`;

/**
 * Mermaid ids of phases. Where two headings have one id, the later one gets `__2` after it, which no encoded id ends
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

/**
 * What Mermaid calls an edge, before the number that it adds. No two pairs of nodes give the same one: a small letter
 * after a single `_` begins an id.
 */
export const edgeId = (from: string, to: string): string => `L_${from}_${to}`;

/**
 * Letters and digits stay, a dot between two of them becomes `_` unless the second is a small letter, any other character
 * `__<hex>_`: can be decoded from left to right.
 */
function encode(id: string): string {
  return id.replace(/[^A-Za-z0-9]/gu, (character, at: number) => {
    const joins = character === '.' && /[A-Za-z0-9]/.test(id.charAt(at - 1)) && /[A-Z0-9]/.test(id.charAt(at + 1));
    return joins ? '_' : `__${character.codePointAt(0)?.toString(16)}_`;
  });
}
