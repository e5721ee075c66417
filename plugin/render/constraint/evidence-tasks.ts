/** Why a liveness or an atomicity row has its verdict. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TimeBound } from '../../graph/constraints/bound.ts';
import type { JudgedAtomicity, JudgedLiveness, LivenessEvidence } from '../../graph/constraints/model.ts';
import { counted } from '../../rules/support/wording.ts';
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { pathList, sentence } from './steps.ts';

export function livenessEvidence(row: JudgedLiveness, view: View): Element[] {
  const evidence = row.evidence();
  return [
    ...reach(evidence, view),
    ...(evidence.blocked.length > 0 ? [sentence('Blocked: ', ...taskLinks(evidence.blocked, view), '.')] : []),
    ...(evidence.open.length > 0 && evidence.verdict !== 'unreachable'
      ? [sentence('Still open: ', ...taskLinks(evidence.open, view), '.')]
      : []),
    ...(row.tasks.length === 0
      ? [sentence('This row names no task. Name one to check that it can be done: ', h('code', 'Task 1.1'), '.')]
      : []),
  ];
}

function reach(evidence: LivenessEvidence, view: View): Element[] {
  switch (evidence.verdict) {
    case 'bounded':
      return [sentence('Limit: ', h('strong', limitText(evidence.bound)), '.')];
    case 'unbounded':
      return [
        sentence('The guarantee sets no limit, such as ', h('code', '30 s'), ' or ', h('code', '5 retries'), '.'),
      ];
    case 'unreachable':
      return unreachable(evidence, view);
  }
}

function unreachable(evidence: Extract<LivenessEvidence, { verdict: 'unreachable' }>, view: View): Element[] {
  const task = taskLink(evidence.task, view);
  switch (evidence.why) {
    case 'cancelled':
      return [sentence(task, ' is cancelled.')];
    case 'on-cycle':
      return evidence.path
        ? [sentence(task, ' is in a dependency cycle:'), pathList(evidence.path, view)]
        : [sentence(task, ' depends on itself.')];
    case 'behind-cycle':
      return [
        sentence(task, ' waits for ', taskLink(evidence.cause, view), ', which is in a dependency cycle:'),
        pathList(evidence.path, view),
      ];
  }
}

export function atomicityEvidence({ evidence, verdict, tasks, hasRollback }: JudgedAtomicity, view: View): Element[] {
  const states = [
    ['Done', evidence.done],
    ['Still open', evidence.open],
    ['Cancelled', evidence.cancelled],
  ] as const;
  const byState = states.flatMap(([label, ids]) =>
    ids.length > 0 ? [sentence(`${label}: `, ...taskLinks(ids, view), '.')] : [],
  );
  const missing = sentence('The row has no rollback. If none is needed, say so.');
  if (tasks.length > 0)
    return [
      ...(hasRollback ? [] : [missing]),
      ...(verdict === 'whole' ? [whole(evidence.done.length > 0)] : []),
      ...byState,
    ];
  const hint = sentence(
    'This row names no task of the plan, so it is not checked. To check it, name tasks: ',
    h('code', 'Task 1.1 + Task 1.2'),
    '.',
  );
  return hasRollback ? [hint] : [missing, hint];
}

function whole(isDone: boolean): Element {
  return sentence(isDone ? 'All tasks of the group are done.' : 'No task of the group is done yet.');
}

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `36 hours`, `5 tries`, `5 tries, 1 day`. */
function limitText({ seconds, count }: TimeBound): string {
  return [
    ...(count === undefined ? [] : [`${count} ${count === 1 ? 'try' : 'tries'}`]),
    ...(seconds === undefined ? [] : [durationText(seconds)]),
  ].join(', ');
}

/** In the largest unit that leaves no fraction. */
function durationText(seconds: number): string {
  if (seconds > 0 && seconds < 1) return counted(Math.round(seconds * 1000), 'millisecond');
  const [name, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['second', 1];
  return counted(seconds / size, name);
}
