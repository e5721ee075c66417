import type { VFile } from 'vfile';
import type { Finding, Severity } from '../rules/support/finding.ts';
import { counted } from '../rules/support/wording.ts';

/** The error for a plan with errors: one for the whole file, with the findings themselves beside the text. */
export class PlanwrightError extends Error {
  override name = 'PlanwrightError';
  findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[]) {
    super(message);
    this.findings = findings;
  }
}

const fatal = { error: true, warning: false, info: null } as const satisfies Record<Severity, boolean | null>;

/** Puts every finding on the file as a message. */
export function report(findings: readonly Finding[], file: VFile): void {
  for (const finding of findings) {
    const message = file.message(finding.message, {
      place: finding.position,
      ruleId: finding.rule,
      source: 'planwright',
    });
    message.fatal = fatal[finding.severity] ?? undefined;
    message.url = finding.url ?? undefined;
    message.note = finding.hint;
  }
}

/** @throws {PlanwrightError} where there is an error among the findings */
export function refuse(findings: readonly Finding[], file: VFile): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.map(({ position, message, rule }) => {
    const place = position ? `${position.start.line}:${position.start.column} ` : '';
    return `  ${place}${message} (${rule})`;
  });
  throw new PlanwrightError(
    [`${file.path ?? 'The plan'}: ${counted(errors.length, 'error')}`, ...lines].join('\n'),
    errors,
  );
}
