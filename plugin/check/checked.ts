import type { Count } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Finding } from '../rules/support/finding.ts';
import type { Examined } from './examine.ts';

/** What a report says of one plan: plain data, which can cross from one thread to another. */
export interface Checked {
  plan: Pick<Plan, 'id' | 'path'> & { title: { value: string } | null; tasks: { length: number } };
  graph: { progress: Pick<Count, 'done' | 'total'> };
  findings: Finding[];
  /** The text that the positions of the findings count in; empty where there are none. */
  source: string;
}

/** The same without trees and graphs. */
export function reportable({ plan, graph, findings, source }: Examined): Checked {
  const { id, path, title, tasks } = plan;
  const { done, total } = graph.progress;
  return {
    plan: { id, path, title: title && { value: title.value }, tasks: { length: tasks.length } },
    graph: { progress: { done, total } },
    findings,
    source: findings.length > 0 ? source : '',
  };
}
