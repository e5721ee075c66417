import { dependenciesIn } from '../graph/directory.ts';
import { anchorsOf } from '../plan/heading-ids.ts';
import { taskAnchor } from '../plan/id.ts';
import { memoized } from '../plan/lazy.ts';
import type { Plan } from '../plan/model.ts';
import type { LookUp, Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** A link that names a task in a dependency is left to the rules about dependencies. */
export const brokenLink: Rule = {
  summary: 'A relative link or image points to a file, or a link to a place in a plan, that does not exist.',
  severity: 'contract',
  *check({ plan, graph, lookUp }) {
    const named = namedPlans(plan);
    const anchors = memoized(anchorsOf);
    for (const { kind, url } of plan.links) {
      const path = localPath(url.value);
      if (named.tasks.has(url.value)) continue;
      const place = lookUp && path && !named.plans.has(path) ? placeOf(path, lookUp) : 'there';
      if (place === 'outside') {
        yield {
          message: `The ${kind} to ${quoted(path ?? '')} leads out of the repository.`,
          hint: 'Put the file into the repository, or link to its address on the web.',
          position: url.position,
        };
      } else if (place === 'missing') {
        yield {
          message: `The ${kind} to ${quoted(path ?? '')} is broken: no such file or folder exists.`,
          hint: 'Write the path relative to the folder of this plan, such as `./design.md`, or add the file.',
          position: url.position,
        };
      } else if (path !== null && kind === 'link') {
        const anchor = judgedAnchor(url.value);
        const target = path === '' ? plan : (graph.otherPlans?.linked(path)?.plan ?? null);
        if (anchor === null || target === null || anchors(target).has(anchor.toLowerCase())) continue;
        yield {
          message: `The link to ${quoted(url.value)} is broken: ${target === plan ? 'this plan' : 'that plan'} has no such heading or task.`,
          hint: 'Link to `#task-1-1` for Task 1.1, or to a heading’s words in lower case with hyphens between them.',
          position: url.position,
        };
      }
    }
  },
};

/** The path of an address that is relative to the plan's folder, empty for an anchor alone; null for any other address. */
function localPath(url: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\?])/i.test(url)) return null;
  const path = url.replace(/[?#].*$/s, '');
  return path.trim() === '' && !url.startsWith('#') ? null : path.trim() && path;
}

/** The fragment after the `#`; null for those that no author defines: the page's top, line numbers, text fragments. */
function judgedAnchor(url: string): string | null {
  const written = /#(.+)$/s.exec(url)?.[1];
  if (written === undefined) return null;
  const anchor = spellings(written)[0] ?? written;
  return /^(?:top$|_top$|L\d|pw-|user-content-|footnote|fn|:~:|[!/])/i.test(anchor) ? null : anchor;
}

/** The first spelling that is there. */
function placeOf(path: string, lookUp: LookUp): ReturnType<LookUp> {
  const places = spellings(path).map((spelling) => lookUp(spelling, 'plan'));
  return places.find((place) => place === 'there') ?? places[0] ?? 'missing';
}

/** Percent-decoded, and as written. */
function spellings(path: string): string[] {
  try {
    return [...new Set([decodeURIComponent(path), path])];
  } catch {
    return [path];
  }
}

/** The plans that dependencies name, and the addresses of the tasks that they may link to. */
function namedPlans(plan: Plan): { plans: ReadonlySet<string>; tasks: ReadonlySet<string> } {
  const items = dependenciesIn(plan);
  return {
    plans: new Set(items.flatMap((item) => (item.kind === 'plan' ? item.plan : []))),
    tasks: new Set(
      items.flatMap((item) => {
        if (item.kind === 'task') return `#${taskAnchor(item.id)}`;
        return item.kind === 'plan' ? `${item.plan}#${taskAnchor(item.id)}` : [];
      }),
    ),
  };
}
