/** Why a sequence or an exclusion row has its verdict. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type {
  ExclusionEvidence,
  JudgedExclusion,
  JudgedSequence,
  Path,
  SequenceEvidence,
  Unbound,
} from '../../graph/constraints/model.ts';
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import type { Phrase } from '../words/index.ts';
import { pathList, rowLink, sentence, waits } from './steps.ts';

/** Cap on the paths that are shown. */
const MAX_PATHS = 4;

export function sequenceEvidence(row: JudgedSequence, view: View): Element[] {
  const evidence = row.evidence();
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1 before Task 1.2', view);
    case 'enforced':
      return ordered(evidence, view);
    case 'unenforced':
      return [
        sentence('evidence.not-waiting', view, {
          task: taskLink(evidence.after, view),
          tasks: taskLinks(evidence.missing, view),
        }),
        sentence('evidence.would-enforce', view, {
          field: h('code', 'Depends on'),
          task: taskLink(evidence.after, view),
        }),
      ];
    case 'broken':
      return [
        sentence('evidence.started', view, { tasks: withStatus(evidence.started, view) }),
        sentence('evidence.first', view, { tasks: withStatus(evidence.open, view) }),
      ];
    case 'contradicted':
      return contradiction(evidence, view);
  }
}

export function exclusionEvidence(row: JudgedExclusion, view: View): Element[] {
  const evidence = row.evidence();
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1', view);
    case 'ordered':
      return ordered(evidence, view);
    case 'broken':
      return [
        sentence('evidence.both-running', view, { tasks: taskLinks([evidence.one, evidence.other], view) }),
        sentence('evidence.not-together', view),
      ];
    case 'serialised':
      return serialised(evidence, view);
  }
}

function serialised(
  { one, other, waves: [first, second] }: Extract<ExclusionEvidence, { verdict: 'serialised' }>,
  view: View,
): Element[] {
  return [
    sentence('evidence.serialised', view, { tasks: taskLinks([one, other], view) }),
    first === null || second === null
      ? sentence('evidence.no-wave', view)
      : sentence('evidence.waves', view, { one: taskLink(one, view), first, other: taskLink(other, view), second }),
  ];
}

function contradiction(evidence: Extract<SequenceEvidence, { verdict: 'contradicted' }>, view: View): Element[] {
  const { before, after, path, row } = evidence;
  const order = { before: taskLink(before, view), after: taskLink(after, view) };
  if (path) return [sentence('evidence.other-way', view, order), pathList(path, view)];
  const other = view.graph.constraints.sequence[row];
  return other ? [sentence('evidence.opposite', view, { ...order, row: rowLink(other, view) })] : [];
}

/** The paths by which tasks wait for each other. */
function ordered({ paths, pairs }: { paths: readonly Path[]; pairs: number }, view: View): Element[] {
  const shown = paths.slice(0, MAX_PATHS);
  const isDirect = (path: Path) => path.steps.length === 1;
  const list = shown.flatMap((path) =>
    isDirect(path)
      ? [pathList(path, view)]
      : [sentence('evidence.step-by-step', view, { waits: waits(path, view) }), pathList(path, view)],
  );
  const rest = pairs - shown.length;
  return rest > 0 ? [...list, sentence('evidence.more-pairs', view, { count: rest })] : list;
}

/** Why a row cannot be checked, and how to write it. */
function unbound(why: Unbound, example: string, view: View): Element[] {
  return [sentence(`unbound.${why}`, view, { example: h('code', example) })];
}

function withStatus(ids: readonly string[], view: View): Phrase[] {
  const [only] = ids;
  const names = taskLinks(ids, view);
  return ids.length === 1 && only !== undefined
    ? [...names, ` (${view.t(`status.${view.graph.byId.get(only)?.task.status ?? 'todo'}`)})`]
    : names;
}
