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
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { rowLink, says, type Words, waits, wayList } from './steps.ts';

const reasons: Record<Unbound, string> = {
  'no-names': 'This row names no task of the plan, so it stays as it was written. To have it checked, name tasks: ',
  'no-order': 'This row names tasks, but no word says which comes first. To have it checked, add one: ',
  'one-side': 'Only one side of this row names tasks of the plan. To have it checked, name them on both: ',
  'one-task': 'Both sides of this row come to the same task. To have it checked, name different ones: ',
  chain: 'This row has more than two sides, and a row orders two. To have it checked, give each step a row: ',
  doubt:
    'This row names tasks, but as a condition or an exception, which is no order of theirs. To have it checked, say it plainly: ',
};

/** Ways that are told step by step. */
const MOST_PATHS = 4;

export function sequenceEvidence({ evidence }: JudgedSequence, view: View): Element[] {
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1 before Task 1.2');
    case 'enforced':
      return ordered(evidence, view);
    case 'unenforced':
      return [
        says('Nothing makes ', taskLink(evidence.after, view), ' wait for ', ...taskLinks(evidence.missing, view), '.'),
        says('A ', h('code', 'Depends on'), ' in ', taskLink(evidence.after, view), ' would.'),
      ];
    case 'broken':
      return [
        says('Begun or done already: ', ...withStatus(evidence.started, view), '.'),
        says('Ought to be done before, and not done: ', ...withStatus(evidence.open, view), '.'),
      ];
    case 'contradicted':
      return contradiction(evidence, view);
  }
}

export function exclusionEvidence({ evidence }: JudgedExclusion, view: View): Element[] {
  switch (evidence.verdict) {
    case 'not-bound':
      return unbound(evidence.why, 'Task 1.1');
    case 'ordered':
      return ordered(evidence, view);
    case 'broken':
      return [
        says(taskLink(evidence.one, view), ' and ', taskLink(evidence.other, view), ' are both in progress.'),
        says('One of them has to wait for the other.'),
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
    says('No dependency orders ', ...names, '; this row keeps them apart.'),
    first === null || second === null
      ? says('At least one of them is in no wave: it is settled, or held up by a cycle.')
      : says(
          'The schedule puts ',
          taskLink(one, view),
          ` into wave ${first} and `,
          taskLink(other, view),
          ` into wave ${second}.`,
        ),
  ];
}

function contradiction(evidence: Extract<SequenceEvidence, { verdict: 'contradicted' }>, view: View): Element[] {
  const { before, after, path, row } = evidence;
  const order = ['The row puts ', taskLink(before, view), ' before ', taskLink(after, view), '; '];
  if (path) return [says(...order, 'the dependencies order them the other way round:'), wayList(path, view)];
  const other = view.graph.constraints.sequence[row];
  return other ? [says(...order, rowLink(other), ' says the opposite.')] : [];
}

/** The ways by which tasks wait for each other. */
function ordered({ paths, pairs }: { paths: readonly Path[]; pairs: number }, view: View): Element[] {
  const shown = paths.slice(0, MOST_PATHS);
  const isDirect = (path: Path) => path.steps.length === 1;
  const list = shown.flatMap((path) =>
    isDirect(path) ? [wayList(path, view)] : [says(...waits(path, view), ', step by step:'), wayList(path, view)],
  );
  const rest = pairs - shown.length;
  return rest > 0
    ? [...list, says(`The same holds for ${rest} more ${rest === 1 ? 'pair' : 'pairs'} of tasks.`)]
    : list;
}

/** Why a row says nothing that can be checked, and what would. */
function unbound(why: Unbound, example: string): Element[] {
  return [says(reasons[why], h('code', example), '.')];
}

function withStatus(ids: readonly string[], view: View): Words[] {
  const [only] = ids;
  const names = taskLinks(ids, view);
  return ids.length === 1 && only !== undefined
    ? [...names, ` (${statusWords[view.graph.byId.get(only)?.task.status ?? 'todo']})`]
    : names;
}
