/** The waves that a Kiro file declares, in a fence of JSON. */
import type { Code } from 'mdast';
import { codeText } from '../../drawing.ts';
import { pieceOf } from '../../inline/inline-text.ts';
import type { DeclaredWave, InlineText, Sourced } from '../../model.ts';
import type { Page } from '../../page.ts';

/** Whether a code block is meant as waves. */
export function isWaves({ value }: Code): boolean {
  return /^\s*[{[]/.test(value) && /"waves"\s*:|\[\s*\{\s*"(?:wave|tasks)"\s*:/.test(value);
}

/** The waves of a file, and the code of them that is not JSON. */
export function readWaves({ tree, source }: Page): { waves: DeclaredWave[]; unreadWaves: Sourced | null } {
  const code = tree.children.find((node): node is Code => node.type === 'code' && isWaves(node));
  if (!code) return { waves: [], unreadWaves: null };
  const text = codeText(code, source);
  const parsed = parse(code.value);
  if (parsed === undefined) return { waves: [], unreadWaves: pieceOf(text, { from: 0, to: text.text.length }) };
  return { waves: wavesIn(parsed, text), unreadWaves: null };
}

/** Numbers are kept as they are written, so that 1.10 is not 1.1; undefined where the text is not JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json, (_, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}

function wavesIn(parsed: unknown, text: InlineText): DeclaredWave[] {
  const listed = Array.isArray(parsed) ? parsed : member(parsed, 'waves');
  const entries: [string, unknown][] = Array.isArray(listed)
    ? listed.map((wave, index) => [nameOf(wave) ?? String(index + 1), wave])
    : Object.entries(listed ?? {});
  let at = 0;
  return entries.map(([id, wave]) => {
    const tasks = idsIn(wave).map((value): Sourced & { from: number; to: number } => {
      const from = placeOf(value, text.text, at);
      const to = from + value.length;
      at = Math.max(at, to);
      return { ...pieceOf(text, { from, to }), value: value.replace(/^Task\s+/i, ''), from, to };
    });
    const [first, last] = [tasks[0], tasks.at(-1)];
    const source = first && last ? pieceOf(text, first) : { value: '', position: undefined };
    return { id, tasks: tasks.map(({ value, position }) => ({ value, position })), source };
  });
}

function member(of: unknown, key: string): object | undefined {
  const value = typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[key] : undefined;
  return typeof value === 'object' && value !== null ? value : undefined;
}

function nameOf(wave: unknown): string | null {
  const { id, wave: number, name } = Array.isArray(wave) ? {} : ((wave ?? {}) as Record<string, unknown>);
  return ([id, number, name].find((one) => typeof one === 'string') as string | undefined) ?? null;
}

/** The ids of a wave: an array, or the first array that it holds. */
function idsIn(wave: unknown): string[] {
  const list = Array.isArray(wave) ? wave : (member(wave, 'tasks') ?? Object.values(wave ?? {}).find(Array.isArray));
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const id = typeof one === 'object' ? nameOf(one) : one;
    return typeof id === 'string' && id.trim() !== '' ? [id.trim()] : [];
  });
}

/** The index of an id at or after an offset. */
function placeOf(id: string, text: string, from: number): number {
  for (let at = text.indexOf(id, from); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!/[\w.]/.test(text.charAt(at - 1)) && !/[\w.]/.test(text.charAt(at + id.length))) return at;
  }
  return 0;
}
