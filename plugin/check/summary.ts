import type { Checked } from './checked.ts';

/** How many plans were checked, and what was found in them. */
export interface Summary {
  plans: number;
  errors: number;
  warnings: number;
  /** Errors and warnings that the baseline holds; they are not among the others. */
  known: number;
}

/** The figures of a whole check. */
export function summarize(checked: readonly Checked[]): Summary {
  const all = checked.flatMap(({ findings }) => findings);
  const findings = all.filter(({ known }) => !known);
  return {
    plans: checked.length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    known: all.length - findings.length,
  };
}
