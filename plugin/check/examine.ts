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
export type ExamineInput = Host & {
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
export interface ReadPlan extends Host {
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
export function examine(input: ExamineInput, settings?: CheckSettings, elsewhere?: OtherPlans | null): Examined {
  return judge(readInput(input, settings), settings, elsewhere);
}

/** The first half: decode, parse, read. What is too large is not parsed, what nests too deep not read. */
export function readInput(input: ExamineInput, { limits, labels, format }: ReadSettings = {}): ReadPlan {
  const { id, path, file, lookUp, companion, occurs, foldersIn } = input;
  const host = { lookUp, companion, occurs, foldersIn };
  const most = limitsFrom(limits);
  const size = input.bytes === undefined ? bytesOf(input.text) : (input.size ?? input.bytes.length);
  const tooLarge = fileExcess(size, most);
  if (tooLarge) return { plan: unread(tooLarge, ''), source: '', ...host };
  const { text, faults, parts } = contentOf(input);
  const place = parts[0]?.path ?? file ?? path ?? '';
  const hostile = isJson(place) ? null : parsingExcess(text, most);
  if (hostile) return { plan: unread(hostile, text), source: text, ...host };
  const tree = parts.length > 0 ? parseParts(text, parts, path ?? '') : parseFile(place, text);
  const excess = isJson(place) ? null : treeExcess(tree, text, most);
  if (excess) return { plan: unread(excess, text), source: text, ...host };
  const plan = readPlan(tree, {
    id,
    path,
    file,
    format: format ?? input.folder?.format,
    source: text,
    parts,
    faults,
    labels,
  });
  return { plan, source: text, ...host };

  function unread(fault: Fault, source: string): Plan {
    return readPlan({ type: 'root', children: [] }, { id, path, source, excess: fault });
  }
}

function contentOf({ bytes, text, folder }: ExamineInput) {
  if (folder) return joinFiles(folder.files);
  return { ...(bytes === undefined ? decodeText(text) : decode(bytes)), parts: [] };
}

/** The second half: relate, check. */
export function judge(
  { plan, source, ...host }: ReadPlan,
  settings: CheckSettings = {},
  elsewhere?: OtherPlans | null,
): Examined {
  const graph = relate(plan, { ...settings, otherPlans: elsewhere });
  const textOf = (name: string) => {
    const text = host.companion?.(name) ?? null;
    return text === null || parsingExcess(text, limitsFrom(settings.limits)) ? null : text;
  };
  const beside = host.companion ? besideOf(plan.format, textOf, host.foldersIn) : null;
  return { plan, graph, findings: checkPlan(plan, graph, settings, host), source, ...host, beside };
}
