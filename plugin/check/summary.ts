import type { Examined } from './examine.ts';

/** How many plans were checked, and what was found in them. */
export interface Summary {
  plans: number;
  errors: number;
  warnings: number;
}

/** The figures of a whole check. */
export function summarize(checked: readonly Examined[]): Summary {
  const findings = checked.flatMap(({ findings }) => findings);
  return {
    plans: checked.length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
  };
}
