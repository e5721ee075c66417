/** Why a liveness or an atomicity row has its verdict. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TimeBound } from '../../graph/constraints/bound.ts';
import type { JudgedAtomicity, JudgedLiveness, LivenessEvidence } from '../../graph/constraints/model.ts';
import { taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import type { Translate } from '../words/index.ts';
import { pathList, sentence } from './steps.ts';

export function livenessEvidence(row: JudgedLiveness, view: View): Element[] {
  const evidence = row.evidence();
  return [
    ...reach(evidence, view),
    ...(evidence.blocked.length > 0
      ? [sentence('evidence.blocked', view, { tasks: taskLinks(evidence.blocked, view) })]
      : []),
    ...(evidence.open.length > 0 && evidence.verdict !== 'unreachable'
      ? [sentence('evidence.open', view, { tasks: taskLinks(evidence.open, view) })]
      : []),
    ...(row.tasks.length === 0 ? [sentence('unbound.liveness', view, { example: h('code', 'Task 1.1') })] : []),
  ];
}

function reach(evidence: LivenessEvidence, view: View): Element[] {
  switch (evidence.verdict) {
    case 'bounded':
      return [sentence('evidence.limit', view, { limit: h('strong', limitText(evidence.bound, view.t)) })];
    case 'unbounded':
      return [sentence('evidence.no-limit', view, { time: h('code', '30 s'), count: h('code', '5 retries') })];
    case 'unreachable':
      return unreachable(evidence, view);
  }
}

function unreachable(evidence: Extract<LivenessEvidence, { verdict: 'unreachable' }>, view: View): Element[] {
  const task = taskLink(evidence.task, view);
  switch (evidence.why) {
    case 'cancelled':
      return [sentence('evidence.is-cancelled', view, { task })];
    case 'on-cycle':
      return evidence.path
        ? [sentence('evidence.in-cycle', view, { task }), pathList(evidence.path, view)]
        : [sentence('evidence.on-itself', view, { task })];
    case 'waits-for-cycle':
      return [
        sentence('evidence.waits-for-cycle', view, { task, cause: taskLink(evidence.cause, view) }),
        pathList(evidence.path, view),
      ];
  }
}

export function atomicityEvidence({ evidence, verdict, tasks, hasRollback }: JudgedAtomicity, view: View): Element[] {
  const states = [
    ['evidence.done', evidence.done],
    ['evidence.open', evidence.open],
    ['evidence.cancelled', evidence.cancelled],
  ] as const;
  const byState = states.flatMap(([key, ids]) =>
    ids.length > 0 ? [sentence(key, view, { tasks: taskLinks(ids, view) })] : [],
  );
  const missing = sentence('evidence.no-rollback', view);
  if (tasks.length > 0)
    return [
      ...(hasRollback ? [] : [missing]),
      ...(verdict === 'whole'
        ? [sentence(evidence.done.length > 0 ? 'evidence.all-done' : 'evidence.none-done', view)]
        : []),
      ...byState,
    ];
  const hint = sentence('unbound.no-names', view, { example: h('code', 'Task 1.1 + Task 1.2') });
  return hasRollback ? [hint] : [missing, hint];
}

const units = [
  ['weeks', 604_800],
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** `36 hours`, `5 tries`, `5 tries, 1 day`. */
function limitText({ seconds, count }: TimeBound, t: Translate): string {
  return [
    ...(count === undefined ? [] : [t('tries', { count })]),
    ...(seconds === undefined ? [] : [durationText(seconds, t)]),
  ].join(', ');
}

/** In the largest unit that leaves no fraction. */
function durationText(seconds: number, t: Translate): string {
  if (seconds > 0 && seconds < 1) return t('milliseconds', { count: Math.round(seconds * 1000) });
  const [key, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['seconds', 1];
  return t(key, { count: seconds / size });
}
