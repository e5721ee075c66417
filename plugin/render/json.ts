/** The export of a plan as plain JSON. */
import type { Constraints } from '../graph/constraints/model.ts';
import type { Count, PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import type { Cell, Plan } from '../plan/model.ts';
import { placeIn } from '../plan/parts.ts';

/**
 * Plan and graph as JSON, version 2. Tasks and phases are given by their ids; `line` counts from 1 and is null without
 * positions, and in a plan that is a folder in the file at `path`; what the author did not write is null. A constraint row that is not bound names no tasks.
 */
export function toJson(plan: Plan, graph: PlanGraph) {
  return {
    version: 2 as const,
    id: plan.id,
    path: plan.path,
    title: plan.title?.value ?? null,
    format: plan.format,
    overview: {
      designDocument: plan.overview.designDocument?.value ?? null,
      totalTasks: plan.overview.totalTasks?.number ?? null,
      estimatedEffort: plan.overview.estimatedEffort?.value ?? null,
    },
    waves: plan.waves.map(({ tasks }) => tasks.map(({ value }) => value)),
    phases: graph.phases.map(phaseJson),
    tasks: graph.tasks.map((node) => taskJson(node, plan)),
    edges: graph.edges.map(({ from, to, kind }) => ({ from, to, kind })),
    phaseEdges: graph.phaseEdges.map(({ from, to, kind }) => ({ from, to, kind })),
    constraints: constraintsJson(graph.constraints),
    progress: progressJson(graph.progress),
    schedule: {
      waves: graph.schedule.waves,
      criticalPath: graph.schedule.criticalPath,
      ready: graph.schedule.ready,
    },
  };
}

function progressJson({ done, total, percent, optional }: Count) {
  return { done, total, percent, optional };
}

function phaseJson({ phase, count, status }: PhaseNode) {
  const { id, name, goal, tasks } = phase;
  return { id, name, goal: goal?.value ?? null, tasks, done: count.done, total: count.total, status };
}

function taskJson(node: TaskNode, plan: Plan) {
  const { task, state, wave, critical } = node;
  const { path, position } = placeIn(plan, task.position);
  return {
    id: task.id,
    title: task.title.value,
    phase: task.phase,
    status: task.status,
    state,
    description: task.description?.value ?? null,
    dependsOn: node.dependsOn,
    outside: node.outside.map((condition) => condition.value),
    files: task.files.map((file) => file.value),
    doneWhen: task.doneWhen?.value ?? null,
    estimate: task.estimate?.value ?? null,
    wave,
    critical,
    anchor: task.anchor,
    line: position?.start.line ?? null,
    ...(plan.parts.length > 0 && { path }),
    parent: task.parent,
    optional: task.optional,
    parallel: task.parallel,
    stories: task.stories.map(({ value }) => value),
    requirements: task.requirements.map(({ value }) => value),
  };
}

function constraintsJson({ sequence, mutualExclusion, liveness, atomicity, deadlock }: Constraints) {
  return {
    sequence: sequence.map(({ row: { constraint, type, rationale }, before, after, verdict }) => ({
      constraint: constraint.text,
      type: type.text,
      rationale: rationale.text,
      before,
      after,
      verdict,
      line: lineOf(constraint),
    })),
    mutualExclusion: mutualExclusion.map(({ row: { a, b, conflict }, tasksA, tasksB, verdict }) => ({
      a: a.text,
      b: b.text,
      conflict: conflict.text,
      tasksA,
      tasksB,
      verdict,
      line: lineOf(a),
    })),
    liveness: liveness.map(({ row: { requirement, trigger, guarantee }, bound, tasks, verdict }) => ({
      requirement: requirement.text,
      trigger: trigger.text,
      guarantee: guarantee.text,
      bound,
      tasks,
      verdict,
      line: lineOf(requirement),
    })),
    atomicity: atomicity.map(({ row: { group, rollback, notes }, tasks, verdict }) => ({
      group: group.text,
      rollback: rollback.text,
      notes: notes.text,
      tasks,
      verdict,
      line: lineOf(group),
    })),
    deadlock: deadlock.map(({ claim: { claim, ticked }, verdict }) => ({
      claim: claim.text,
      ticked,
      verdict,
      line: lineOf(claim),
    })),
  };
}

function lineOf({ position }: Cell): number | null {
  return position?.start.line ?? null;
}
