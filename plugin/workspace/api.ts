/** The API of both packages beside their plugins: `check`, its errors and its types. */
export type { CheckedPlan, CheckFinding, CheckPlace, CheckReport } from '../check/reporters/json.ts';
export { SettingsError } from '../check/settings.ts';
export type { Settings } from '../check/written-settings.ts';
export { CheckError, type CheckInput, check, type PlanInput } from './check.ts';
