import type { OtherPlans, PlanGraph } from '../graph/model.ts';
import { relate } from '../graph/relate.ts';
import { bytesOf, fileExcess, limitsFrom, parsingExcess, treeExcess } from '../plan/limits.ts';
import type { Fault, Plan } from '../plan/model.ts';
import { parseMarkdown } from '../plan/parse.ts';
import { readPlan } from '../plan/read.ts';
import { decode, decodeText } from '../plan/text/source.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { LookUp } from '../rules/support/rule.ts';
import { checkPlan } from './check.ts';
import type { CheckSettings } from './settings.ts';

/** One plan file: its bytes, or its text where the host has decoded it already. */
export type ExamineInput = {
  id: string;
  /** Path to show; null where the host has none. */
  path: string | null;
  /** Whether a path is there; without it, rules that need files are skipped. */
  lookUp?: LookUp | undefined;
} & (Bytes | { text: string; bytes?: undefined });

interface Bytes {
  bytes: Uint8Array;
  /** Of the file, where it was too large to be read. */
  size?: number;
  text?: undefined;
}

/** A plan file that was read. */
export interface ReadPlan {
  plan: Plan;
  /** The text that every position counts in. */
  source: string;
  lookUp?: LookUp | undefined;
}

/** The settings that a plan is read by. */
export type ReadSettings = Pick<CheckSettings, 'limits' | 'labels'>;

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
export function examine(input: ExamineInput, settings?: CheckSettings, elsewhere?: OtherPlans | null): Examined {
  return judge(readInput(input, settings), settings, elsewhere);
}

/** The first half: decode, parse, read. What is too large is not parsed, what nests too deep not read. */
export function readInput(input: ExamineInput, { limits, labels }: ReadSettings = {}): ReadPlan {
  const { id, path, lookUp } = input;
  const most = limitsFrom(limits);
  const size = input.bytes === undefined ? bytesOf(input.text) : (input.size ?? input.bytes.length);
  const tooLarge = fileExcess(size, most);
  if (tooLarge) return { plan: unread(tooLarge, ''), source: '', lookUp };
  const { text, faults } = input.bytes === undefined ? decodeText(input.text) : decode(input.bytes);
  const hostile = parsingExcess(text, most);
  if (hostile) return { plan: unread(hostile, text), source: text, lookUp };
  const tree = parseMarkdown(text);
  const excess = treeExcess(tree, text, most);
  const plan = excess ? unread(excess, text) : readPlan(tree, { id, path, source: text, faults, labels });
  return { plan, source: text, lookUp };

  function unread(fault: Fault, source: string): Plan {
    return readPlan({ type: 'root', children: [] }, { id, path, source, excess: fault });
  }
}

/** The second half: relate, check. */
export function judge(
  { plan, source, lookUp }: ReadPlan,
  settings: CheckSettings = {},
  elsewhere?: OtherPlans | null,
): Examined {
  const graph = relate(plan, { ...settings, otherPlans: elsewhere });
  return { plan, graph, findings: checkPlan(plan, graph, settings, lookUp), source, lookUp };
}
