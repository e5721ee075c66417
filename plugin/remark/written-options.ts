/** Options as they are passed: the type by hand, so that whoever reads the declarations needs no zod. */
import type { Settings } from '../check/written-settings.ts';
import type { Plan } from '../plan/model.ts';

/** Options of `remarkPlanwright`: how plans are judged, and what only hosts know. */
export interface RemarkPlanwrightOptions extends Settings {
  /** `'error'`, the default, rejects where the plan holds an error; `'never'` shows what was found on the page instead. */
  failOn?: 'error' | 'never' | undefined;
  /** The plan's id; without one it is made from the file's path. */
  id?: string | undefined;
  /** Resolves a relative link for the published page, null for nowhere; without it links stay as they are. */
  link?: ((url: string) => string | null) | undefined;
  /** Resolves the page of another plan, null for nowhere. */
  planPage?: ((plan: Plan) => string | null) | undefined;
  /** A folder that keeps drawings from build to build; without one each is drawn every time. */
  cache?: string | null | undefined;
  /** `false` where the host prints the plan's title itself. */
  title?: boolean | undefined;
  /** The language of the page, as a BCP 47 tag; by default `en`. English and German are complete. */
  lang?: string | undefined;
  /** Words of the page by key, in place of ours. */
  texts?: Record<string, string> | undefined;
}
