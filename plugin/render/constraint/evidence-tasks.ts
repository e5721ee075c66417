/** Why a liveness or an atomicity row has its verdict. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TimeBound } from '../../graph/constraints/bound.ts';
import type { JudgedAtomicity, JudgedLiveness, LivenessEvidence } from '../../graph/constraints/model.ts';
import { counted } from '../../rules/support/wording.ts';
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { says, wayList } from './steps.ts';

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

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `36 hours`, `5 tries`, `5 tries, 1 day`. */
function boundWords({ seconds, count }: TimeBound): string {
  return [
    ...(count === undefined ? [] : [`${count} ${count === 1 ? 'try' : 'tries'}`]),
    ...(seconds === undefined ? [] : [timeWords(seconds)]),
  ].join(', ');
}

/** In the largest unit that leaves no fraction. */
function timeWords(seconds: number): string {
  if (seconds > 0 && seconds < 1) return counted(Math.round(seconds * 1000), 'millisecond');
  const [name, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['second', 1];
  return counted(seconds / size, name);
}
