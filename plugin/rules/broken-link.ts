import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** A link that names a task of another plan is left to `unknown-plan`. */
export const brokenLink: Rule = {
  summary: 'A relative link or image points to a file that does not exist.',
  severity: 'contract',
  *check({ plan, exists }) {
    if (!exists) return;
    const plans = namedPlans(plan);
    for (const { kind, url } of plan.links) {
      const path = localPath(url.value);
      if (path === null || plans.has(path) || spellings(path).some((spelling) => exists(spelling, 'plan'))) continue;
      yield {
        message: `The ${kind} to ${quoted(path)} is broken: no such file or folder exists.`,
        hint: 'Write the path relative to the folder of this plan, such as `./design.md`, or add the file.',
        position: url.position,
      };
    }
  },
};

/** The path of an address that is relative to the plan's folder; null for any other address, and for anchors. */
function localPath(url: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\#?])/i.test(url)) return null;
  const path = url.replace(/[?#].*$/s, '');
  return path.trim() === '' ? null : path;
}

/** Percent-decoded, and as written. */
function spellings(path: string): string[] {
  try {
    return [...new Set([decodeURIComponent(path), path])];
  } catch {
    return [path];
  }
}

/** The plans that dependencies name. */
function namedPlans({ tasks, phases }: Plan): ReadonlySet<string> {
  const said = [...phases.map((phase) => phase.dependsOn), ...tasks.flatMap((task) => [task.dependsOn, task.blocks])];
  return new Set(said.flatMap((one) => one?.items ?? []).flatMap((item) => (item.kind === 'plan' ? item.plan : [])));
}
