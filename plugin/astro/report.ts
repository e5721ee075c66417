import { stdout } from 'node:process';
import { pretty } from '../check/reporters/pretty.ts';
import { sourceColumns, wantsColors } from '../check/reporters/terminal.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import type { Log } from './site.ts';

/** Logs the findings of all plans, and how many were checked, as one message. */
export function report(plans: readonly WorkspacePlan[], logger: Log): void {
  const severities = new Set(plans.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const text = pretty(plans, { colors: wantsColors(process.env, stdout), columns: sourceColumns(stdout) }).trimEnd();
  if (severities.has('error')) logger.error(`\n${text}`);
  else if (severities.has('warning')) logger.warn(`\n${text}`);
  else logger.info(text);
}
