/** The export of a plan: what was read and what follows from it, as plain JSON. */
import type { PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import type { Cell, ConstraintTable, Plan } from '../plan/model.ts';

/** The JSON that `export --format json` prints and that is served beside each page. */
export type PlanJson = ReturnType<typeof toJson>;

/**
 * Plan and graph as JSON, version 1. Ids stand for tasks and phases; `line` counts from 1 and is null without positions;
 * what nobody wrote is null. Verdicts of constraint rows are null while nothing has judged them.
 */
export function toJson(plan: Plan, graph: PlanGraph) {
  return {
    version: 1 as const,
    id: plan.id,
    path: plan.path,
    title: plan.title?.value ?? null,
    overview: {
      designDocument: plan.overview.designDocument?.value ?? null,
      totalTasks: plan.overview.totalTasks?.number ?? null,
      estimatedEffort: plan.overview.estimatedEffort?.value ?? null,
    },
    phases: graph.phases.map(phaseJson),
    tasks: graph.tasks.map(taskJson),
    edges: graph.edges.map(({ from, to, kind }) => ({ from, to, kind })),
    phaseEdges: graph.phaseEdges.map(({ from, to, kind }) => ({ from, to, kind })),
    constraints: constraintsJson(plan),
    progress: { done: graph.progress.done, total: graph.progress.total, percent: graph.progress.percent },
    schedule: {
      waves: graph.schedule.waves,
      criticalPath: graph.schedule.criticalPath,
      ready: graph.schedule.ready,
    },
  };
}

function phaseJson({ phase, count, status }: PhaseNode) {
  const { id, name, goal, tasks } = phase;
  return { id, name, goal: goal?.value ?? null, tasks, done: count.done, total: count.total, status };
}

function taskJson(node: TaskNode) {
  const { task, state, wave, critical } = node;
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
    line: task.position?.start.line ?? null,
  };
}

function constraintsJson({ constraints }: Plan) {
  return {
    sequence: rows(constraints.sequence, ({ constraint, type, rationale }) => ({
      constraint: constraint.text,
      type: type.text,
      rationale: rationale.text,
      before: [] as string[],
      after: [] as string[],
      ...judged(constraint),
    })),
    mutualExclusion: rows(constraints.mutualExclusion, ({ a, b, conflict }) => ({
      a: a.text,
      b: b.text,
      conflict: conflict.text,
      tasksA: [] as string[],
      tasksB: [] as string[],
      ...judged(a),
    })),
    liveness: rows(constraints.liveness, ({ requirement, trigger, guarantee }) => ({
      requirement: requirement.text,
      trigger: trigger.text,
      guarantee: guarantee.text,
      bound: null as { seconds: number | null; count: number | null } | null,
      tasks: [] as string[],
      ...judged(requirement),
    })),
    atomicity: rows(constraints.atomicity, ({ group, rollback, notes }) => ({
      group: group.text,
      rollback: rollback.text,
      notes: notes.text,
      tasks: [] as string[],
      ...judged(group),
    })),
    deadlock: (constraints.deadlock?.claims ?? []).map(({ claim, ticked }) => ({
      claim: claim.text,
      ticked,
      ...judged(claim),
    })),
  };
}

function rows<Row, Json>(table: ConstraintTable<Row> | null, toRow: (row: Row) => Json): Json[] {
  return (table?.rows ?? []).map(toRow);
}

function judged(cell: Cell): { verdict: string | null; line: number | null } {
  return { verdict: null, line: cell.position?.start.line ?? null };
}
