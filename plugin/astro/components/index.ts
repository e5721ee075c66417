/** Astro components that show a plan, or a piece of it, on a site's own pages. */
export { default as ConstraintTable } from './ConstraintTable.astro';
export { default as PlanGraph } from './PlanGraph.astro';
export { default as PlanProgress } from './PlanProgress.astro';
export { default as PlanSummary } from './PlanSummary.astro';
export { default as PlanTasks } from './PlanTasks.astro';
export type { ConstraintTableProps, PlanProps, PlanTasksProps } from './props.ts';
