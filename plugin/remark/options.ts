import type { CheckSettings } from '../check/settings.ts';

/** Options of `remarkPlanwright`. All but the first are for hosts that know more than one file. */
export interface RemarkPlanwrightOptions {
  /** `'error'` (the default) rejects where the plan holds an error; `'never'` shows what was found on the page instead. */
  failOn?: 'error' | 'never';
  /** The plan's id; without one it is made from the file's path. */
  id?: string;
  /** How the plan is judged. */
  settings?: CheckSettings;
  /** Where a relative link leads on the published page, null for nowhere; without it links stay as they are. */
  link?: (url: string) => string | null;
  /** A folder that keeps drawings from build to build; without one each is drawn anew. */
  cache?: string | null;
  /** `false` where the host prints the plan's title itself. */
  title?: boolean;
}
