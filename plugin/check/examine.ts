import type { OtherPlans, PlanGraph } from '../graph/model.ts';
import { relate } from '../graph/relate.ts';
import type { Beside } from '../plan/formats/beside.ts';
import { besideOf } from '../plan/formats/index.ts';
import { bytesOf, fileExcess, limitsFrom, parsingExcess, treeExcess } from '../plan/limits.ts';
import type { Fault, Plan } from '../plan/model.ts';
import { type FolderFiles, isJson, joinFiles, parseFile, parseParts } from '../plan/parts.ts';
import { readPlan } from '../plan/read.ts';
import { decode, decodeText } from '../plan/text/source.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { Host } from '../rules/support/rule.ts';
import { checkPlan } from './check.ts';
import type { CheckSettings } from './settings.ts';

/** One plan file: its bytes, or its text where the host has decoded it already. */
export type ExamineInput = {
  id: string;
  /** Path to show; null where the host has none. */
  path: string | null;
  /** Absolute path, by which the format may be told. */
  file?: string | undefined;
} & (Bytes | { text: string; bytes?: undefined; folder?: undefined });

interface Bytes {
  bytes: Uint8Array;
  /** Of the file, where it was too large to be read. */
  size?: number;
  /** The files that the bytes are from, where the plan is a folder. */
  folder?: FolderFiles;
  text?: undefined;
}

/** A plan file that was read. */
export interface ReadPlan {
  plan: Plan;
  /** The text that every position counts in. */
  source: string;
}

/** The settings that a plan is read by. */
export type ReadSettings = Pick<CheckSettings, 'limits' | 'labels' | 'format'>;

/** Everything that is known about one plan file. */
export interface Examined extends ReadPlan {
  graph: PlanGraph;
  findings: Finding[];
  /** Facts from files beside the plan; null if the host has none. */
  beside: Beside | null;
}

/**
 * One plan file from its bytes to its findings: decode, parse, read, relate, check. Pure; no text makes it throw.
 *
 * @param elsewhere what other plans say; where several are examined, all are read before the first is judged
 */
export function examine(
  input: ExamineInput,
  settings?: CheckSettings,
  elsewhere?: OtherPlans | null,
  host?: Host,
): Examined {
  return judge(readInput(input, settings), settings, elsewhere, host);
}

/** The first half: decode, parse, read. What is too large is not parsed, what nests too deep not read. */
export function readInput(input: ExamineInput, { limits, labels, format }: ReadSettings = {}): ReadPlan {
  const { id, path, file } = input;
  const most = limitsFrom(limits);
  const unread = (excess: Fault, source: string): ReadPlan => {
    return { plan: readPlan({ type: 'root', children: [] }, { id, path, source, excess }), source };
  };
  const size = input.bytes === undefined ? bytesOf(input.text) : (input.size ?? input.bytes.length);
  const tooLarge = fileExcess(size, most);
  if (tooLarge) return unread(tooLarge, '');
  const { text, faults, parts } = contentOf(input);
  const place = parts[0]?.path ?? file ?? path ?? '';
  const hostile = isJson(place) ? null : parsingExcess(text, most);
  if (hostile) return unread(hostile, text);
  const tree = parts.length > 0 ? parseParts(text, parts, path ?? '') : parseFile(place, text);
  const excess = isJson(place) ? null : treeExcess(tree, text, most);
  if (excess) return unread(excess, text);
  const told = { format: format ?? input.folder?.format, labels };
  return { plan: readPlan(tree, { id, path, file, source: text, parts, faults, ...told }), source: text };
}

function contentOf({ bytes, text, folder }: ExamineInput) {
  if (folder) return joinFiles(folder.files);
  return { ...(bytes === undefined ? decodeText(text) : decode(bytes)), parts: [] };
}

/** The second half: relate, check. */
export function judge(
  { plan, source }: ReadPlan,
  settings: CheckSettings = {},
  elsewhere?: OtherPlans | null,
  host: Host = {},
): Examined {
  const graph = relate(plan, { ...settings, otherPlans: elsewhere });
  const { companion, foldersIn } = host;
  const textOf = (name: string) => {
    const text = companion?.(name) ?? null;
    return text === null || parsingExcess(text, limitsFrom(settings.limits)) ? null : text;
  };
  const beside = companion ? besideOf(plan.format, textOf, foldersIn) : null;
  return { plan, graph, findings: checkPlan(plan, graph, settings, host), source, beside };
}
