import type { PlanGraph } from '../graph/model.ts';
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

/** All there is to know about one plan file. */
export interface Examined {
  plan: Plan;
  graph: PlanGraph;
  findings: Finding[];
  /** The text that every position counts in. */
  source: string;
}

/** One plan file from its bytes to its findings: decode, parse, read, relate, check. Pure, and it throws for no text. */
export function examine(input: ExamineInput, settings: CheckSettings = {}): Examined {
  const { text, faults } =
    input.bytes === undefined
      ? { text: withoutByteOrderMark(input.text), faults: nulCharacters(input.text) }
      : decode(input.bytes);
  const { id, path } = input;
  const plan = readPlan(parseMarkdown(text), { id, path, source: text, faults });
  const graph = relate(plan, settings);
  return { plan, graph, findings: checkPlan(plan, graph, settings), source: text };
}
