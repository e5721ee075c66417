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
import { taskLink, taskLinks } from '../task/task-link.ts';
import type { View } from '../view.ts';
import { conditionOf, unboundHint } from './evidence-words.ts';
import { rowLink, says, type Words, waits, wayList } from './steps.ts';

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

function unbound(why: Unbound, example: string): Element[] {
  return [says(...unboundHint(why, example))];
}

function withStatus(ids: readonly string[], view: View): Words[] {
  const [only] = ids;
  const names = taskLinks(ids, view);
  return ids.length === 1 && only !== undefined ? [...names, ` (${conditionOf(only, view)})`] : names;
}
