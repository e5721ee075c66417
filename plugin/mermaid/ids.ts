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

const plain = /[A-Za-z0-9]/;

/**
 * Letters and digits stay, a dot between two of them becomes `_`, any other character `__<hex>_`: to be decoded from
 * left to right.
 */
function encode(id: string): string {
  return id.replace(/[^A-Za-z0-9]/gu, (character, at: number) => {
    const joins = character === '.' && plain.test(id.charAt(at - 1)) && plain.test(id.charAt(at + 1));
    return joins ? '_' : `__${character.codePointAt(0)?.toString(16)}_`;
  });
}
