/** Why a liveness row, an atomicity row or a claim has its verdict. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { JudgedAtomicity, JudgedClaim, JudgedLiveness, LivenessEvidence } from '../../graph/constraints/model.ts';
import type { Cycle } from '../../graph/model.ts';
import { taskLink, taskLinks } from '../task/task-link.ts';
import type { View } from '../view.ts';
import { boundWords } from './evidence-words.ts';
import { says, wayList } from './steps.ts';

/** More cycles than this are not told. */
const MOST_CYCLES = 3;

export function livenessEvidence({ evidence, tasks }: JudgedLiveness, view: View): Element[] {
  return [
    ...reach(evidence, view),
    ...(evidence.blocked.length > 0 ? [says('Blocked: ', ...taskLinks(evidence.blocked, view), '.')] : []),
    ...(evidence.open.length > 0 && evidence.verdict !== 'unreachable'
      ? [says('Still open: ', ...taskLinks(evidence.open, view), '.')]
      : []),
    ...(tasks.length === 0
      ? [says('No task is named; with one, the build also sees whether it can be done: ', h('code', 'Task 1.1'), '.')]
      : []),
  ];
}

function reach(evidence: LivenessEvidence, view: View): Element[] {
  switch (evidence.verdict) {
    case 'bounded':
      return [says('The guarantee bounds it: ', h('strong', boundWords(evidence.bound)), '.')];
    case 'unbounded':
      return [
        says(
          'The guarantee holds no time and no number of tries, such as ',
          h('code', '30 s'),
          ' or ',
          h('code', '5 retries'),
          '.',
        ),
      ];
    case 'unreachable':
      return unreachable(evidence, view);
  }
}

function unreachable(evidence: Extract<LivenessEvidence, { verdict: 'unreachable' }>, view: View): Element[] {
  const task = taskLink(evidence.task, view);
  switch (evidence.why) {
    case 'cancelled':
      return [says(task, ' is cancelled.')];
    case 'on-cycle':
      return evidence.path
        ? [says(task, ' waits for itself in the end:'), wayList(evidence.path, view)]
        : [says(task, ' waits for itself.')];
    case 'behind-cycle':
      return [
        says(task, ' waits for ', taskLink(evidence.cause, view), ', which waits for itself:'),
        wayList(evidence.path, view),
      ];
  }
}

export function atomicityEvidence({ evidence, verdict, tasks, hasRollback }: JudgedAtomicity, view: View): Element[] {
  const states = [
    ['Done', evidence.done],
    ['Still open', evidence.open],
    ['Cancelled', evidence.cancelled],
  ] as const;
  const told = states.flatMap(([label, ids]) =>
    ids.length > 0 ? [says(`${label}: `, ...taskLinks(ids, view), '.')] : [],
  );
  const missing = says('The row does not say how the group is undone; where nothing is to be done, that is an answer.');
  if (tasks.length > 0)
    return [
      ...(hasRollback ? [] : [missing]),
      ...(verdict === 'whole' ? [whole(evidence.done.length > 0)] : []),
      ...told,
    ];
  const hint = says(
    'This row names no task of the plan. To have it checked, name tasks: ',
    h('code', 'Task 1.1 + Task 1.2'),
    '.',
  );
  return hasRollback ? [hint] : [missing, hint];
}

function whole(isDone: boolean): Element {
  return says(isDone ? 'All of the group is done.' : 'Nothing of the group is done yet, so nothing is half done.');
}

export function claimEvidence({ verdict, cycles, selfReferences }: JudgedClaim, view: View): Element[] {
  switch (verdict) {
    case 'verified':
      return [says('The build went through all dependencies of the plan and found no task that waits for itself.')];
    case 'authors-claim':
      return [says('This is about more than the plan says; the build cannot answer it.')];
    case 'contradicted':
      return [
        ...(selfReferences.length > 0
          ? [says('These name themselves: ', ...taskLinks(selfReferences, view), '.')]
          : []),
        ...cycles.slice(0, MOST_CYCLES).flatMap((cycle) => cycleEvidence(cycle, view)),
        ...(cycles.length > MOST_CYCLES ? [says(`And ${cycles.length - MOST_CYCLES} more.`)] : []),
      ];
  }
}

function cycleEvidence({ edges, members }: Cycle, view: View): Element[] {
  return [says(`${members.length} tasks wait for each other:`), wayList({ steps: edges }, view)];
}
