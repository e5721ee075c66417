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
import { statusWords } from '../../rules/support/wording.ts';
import type { Phrase } from '../elements.ts';
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { pathList, rowLink, sentence, waits } from './steps.ts';

const reasons: Record<Unbound, string> = {
  'no-names': 'This row names no task of the plan, so it is not checked. To check it, name tasks: ',
  'no-order': 'This row names tasks but does not say which comes first. Write: ',
  'one-side': 'Only one side of this row names tasks of the plan. Name tasks on both sides: ',
  'one-task': 'Both sides of this row are the same task. Name two different tasks: ',
  doubt: 'This row says more about these tasks than their order. Write only the order: ',
};

/** Cap on the paths that are shown. */
const MOST_PATHS = 4;

export function sequenceEvidence(row: JudgedSequence, view: View): Element[] {
  const evidence = row.evidence();
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1 before Task 1.2');
    case 'enforced':
      return ordered(evidence, view);
    case 'unenforced':
      return [
        sentence(taskLink(evidence.after, view), ' does not wait for ', ...taskLinks(evidence.missing, view), '.'),
        sentence('A ', h('code', 'Depends on'), ' in ', taskLink(evidence.after, view), ' would enforce the order.'),
      ];
    case 'broken':
      return [
        sentence('Already started: ', ...withStatus(evidence.started, view), '.'),
        sentence('Should be done first: ', ...withStatus(evidence.open, view), '.'),
      ];
    case 'contradicted':
      return contradiction(evidence, view);
  }
}

export function exclusionEvidence(row: JudgedExclusion, view: View): Element[] {
  const evidence = row.evidence();
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1');
    case 'ordered':
      return ordered(evidence, view);
    case 'broken':
      return [
        sentence(taskLink(evidence.one, view), ' and ', taskLink(evidence.other, view), ' are both in progress.'),
        sentence('They must not run at the same time.'),
      ];
    case 'serialised':
      return serialised(evidence, view);
  }
}

function serialised(
  { one, other, waves: [first, second] }: Extract<ExclusionEvidence, { verdict: 'serialised' }>,
  view: View,
): Element[] {
  const names = [taskLink(one, view), ' and ', taskLink(other, view)];
  return [
    sentence('No dependency orders ', ...names, '; this row keeps them from running at the same time.'),
    first === null || second === null
      ? sentence('At least one of them is in no wave: it is done, cancelled or behind a dependency cycle.')
      : sentence(
          'The schedule puts ',
          taskLink(one, view),
          ` in wave ${first} and `,
          taskLink(other, view),
          ` in wave ${second}.`,
        ),
  ];
}

function contradiction(evidence: Extract<SequenceEvidence, { verdict: 'contradicted' }>, view: View): Element[] {
  const { before, after, path, row } = evidence;
  const order = ['The row puts ', taskLink(before, view), ' before ', taskLink(after, view), ', but '];
  if (path) return [sentence(...order, 'the dependencies order them the other way around:'), pathList(path, view)];
  const other = view.graph.constraints.sequence[row];
  return other ? [sentence(...order, rowLink(other), ' says the opposite.')] : [];
}

/** The paths by which tasks wait for each other. */
function ordered({ paths, pairs }: { paths: readonly Path[]; pairs: number }, view: View): Element[] {
  const shown = paths.slice(0, MOST_PATHS);
  const isDirect = (path: Path) => path.steps.length === 1;
  const list = shown.flatMap((path) =>
    isDirect(path) ? [pathList(path, view)] : [sentence(...waits(path, view), ', step by step:'), pathList(path, view)],
  );
  const rest = pairs - shown.length;
  return rest > 0
    ? [...list, sentence(`The same applies to ${rest} more ${rest === 1 ? 'pair' : 'pairs'} of tasks.`)]
    : list;
}

/** Why a row cannot be checked, and how to write it. */
function unbound(why: Unbound, example: string): Element[] {
  return [sentence(reasons[why], h('code', example), '.')];
}

function withStatus(ids: readonly string[], view: View): Phrase[] {
  const [only] = ids;
  const names = taskLinks(ids, view);
  return ids.length === 1 && only !== undefined
    ? [...names, ` (${statusWords[view.graph.byId.get(only)?.task.status ?? 'todo']})`]
    : names;
}
