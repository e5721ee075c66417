import type { Elsewhere, PlanGraph } from '../graph/model.ts';
import { relate } from '../graph/relate.ts';
import { decode, nulCharacters, withoutByteOrderMark } from '../plan/decode.ts';
import type { Plan } from '../plan/model.ts';
import { parseMarkdown } from '../plan/parse.ts';
import { readPlan } from '../plan/read.ts';
import type { Finding } from '../rules/finding.ts';
import { checkPlan } from './check.ts';
import type { CheckSettings } from './settings.ts';

/** One plan file: its bytes, or its text where the host has decoded it already. */
export type ExamineInput = {
  id: string;
  /** Path to show; null where the host has none. */
  path: string | null;
} & ({ bytes: Uint8Array; text?: undefined } | { text: string; bytes?: undefined });

/** A plan file that was read. */
export interface ReadPlan {
  plan: Plan;
  /** The text that every position counts in. */
  source: string;
}

/** All there is to know about one plan file. */
export interface Examined extends ReadPlan {
  graph: PlanGraph;
  findings: Finding[];
}

/**
 * One plan file from its bytes to its findings: decode, parse, read, relate, check. Pure, and it throws for no text.
 *
 * @param elsewhere what other plans say; where several are examined, all are read before the first is judged
 */
export function examine(input: ExamineInput, settings?: CheckSettings, elsewhere?: Elsewhere | null): Examined {
  return judge(readInput(input), settings, elsewhere);
}

/** The first half: decode, parse, read. */
export function readInput(input: ExamineInput): ReadPlan {
  const { text, faults } =
    input.bytes === undefined
      ? { text: withoutByteOrderMark(input.text), faults: nulCharacters(input.text) }
      : decode(input.bytes);
  const { id, path } = input;
  return { plan: readPlan(parseMarkdown(text), { id, path, source: text, faults }), source: text };
}

/** The second half: relate, check. */
export function judge(
  { plan, source }: ReadPlan,
  settings: CheckSettings = {},
  elsewhere?: Elsewhere | null,
): Examined {
  const graph = relate(plan, { ...settings, elsewhere });
  return { plan, graph, findings: checkPlan(plan, graph, settings), source };
}
