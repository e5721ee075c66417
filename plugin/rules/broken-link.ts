import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** A relative link or image to a file that does not exist. A link that names another plan's task is another rule's. */
export const brokenLink: Rule = {
  summary: 'A relative link or image points to a file that does not exist.',
  severity: 'contract',
  *check({ plan, exists }) {
    if (!exists) return;
    const plans = plansNamed(plan);
    for (const { kind, url } of plan.links) {
      const path = localPath(url.value);
      if (path === null || plans.has(path) || spellings(path).some((spelling) => exists(spelling, 'plan'))) continue;
      yield {
        message: `Unexpected ${kind} to ${quoted(path)}, expected a file or folder that exists.`,
        hint: 'Write the path as it is seen from the folder of this plan, such as `./design.md`, or add the file.',
        position: url.position,
      };
    }
  },
};

/** The path of an address that counts from the plan's folder; null for addresses of any other kind, and for anchors. */
function localPath(url: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\#?])/i.test(url)) return null;
  const path = url.replace(/[?#].*$/s, '');
  return path.trim() === '' ? null : path;
}

/** As written, and with its percent signs read. */
function spellings(path: string): string[] {
  try {
    return [...new Set([decodeURIComponent(path), path])];
  } catch {
    return [path];
  }
}

/** What dependencies on other plans link to. */
function plansNamed({ tasks, phases }: Plan): ReadonlySet<string> {
  const said = [...phases.map((phase) => phase.dependsOn), ...tasks.flatMap((task) => [task.dependsOn, task.blocks])];
  return new Set(said.flatMap((one) => one?.items ?? []).flatMap((item) => (item.kind === 'plan' ? item.plan : [])));
}
