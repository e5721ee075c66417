/** Items of a dependency value that name another plan's task: `plan/2.4`, `plan#task-2-4`, `` `plan` Task 2.4 ``, a link. */
import { idOfAnchor } from '../id.ts';
import { sourced } from '../inline/inline-text.ts';
import type { Dependency, InlineText, Span } from '../model.ts';
import { anyId, taskName } from '../vocabulary.ts';

const afterPlan = new RegExp(`^(?:/(${anyId})|\\s+${taskName}(${anyId})|#task-([A-Za-z0-9_-]+))`, 'iu');
const idAlone = new RegExp(`^${anyId}$`, 'iu');
const idInText = new RegExp(`^(?:${taskName})?#?(${anyId})`, 'iu');

/** Reads an item that begins with a link, a code span or a name that is not an id, and goes on to a task; null for any other. */
export function planReference(item: InlineText, ids: ReadonlySet<string>): Dependency | null {
  const [first] = item.spans.filter(({ kind, from }) => from === 0 && (kind === 'link' || kind === 'code'));
  if (first?.kind === 'link') return linkReference(item, first, ids);
  const after = first && idAfter(item, first);
  return after ? planTask(item, item.text.slice(0, first.to), after) : nameReference(item, ids);
}

/** An id, and where the words that name it end. */
interface Named {
  id: string;
  to: number;
}

function planTask(item: InlineText, plan: string, { id, to }: Named): Dependency {
  return { kind: 'plan', plan, id, source: sourced(item, 0, to) };
}

/** The task of an anchor; none for one that GitHub makes of a heading, `task-1-ticket-printer`. */
function taskOf(anchor: string | undefined): string | undefined {
  const id = anchor && idOfAnchor(anchor);
  return id && idAlone.test(id) ? id : undefined;
}

/** The task that follows a link or a code span. */
function idAfter(item: InlineText, span: Span): Named | null {
  const match = afterPlan.exec(item.text.slice(span.to));
  const id = match?.[1] ?? match?.[2] ?? taskOf(match?.[3]);
  return match && id ? { id, to: span.to + match[0].length } : null;
}

/**
 * A link to another plan, with the task after it, in its address or in its text; or a link to a task of this plan, which may
 * have a file of its own.
 */
function linkReference(item: InlineText, link: Span, ids: ReadonlySet<string>): Dependency | null {
  const [target = '', fragment = ''] = (link.url ?? '').split('#', 2);
  const named = idInText.exec(item.text.slice(0, link.to))?.[1];
  const within = named ?? taskOf(/^task-([A-Za-z0-9_-]+)$/.exec(fragment)?.[1]);
  const isOwn = target === '' || (named !== undefined && ids.has(named) && isFileOf(named, target));
  if (isOwn) return within ? { kind: 'task', id: within, source: sourced(item, 0, link.to) } : null;
  if (!isPlanPath(target)) return null;
  const after = idAfter(item, link) ?? (within ? { id: within, to: link.to } : null);
  return after && planTask(item, target, after);
}

/** Whether a file is called by a task's id: `tasks/1.1.md`, `task-1-1-map.md`. */
function isFileOf(id: string, target: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/);
  const [own, name] = [words(id), words(target.slice(target.lastIndexOf('/') + 1))];
  return own.length > 1 && `-${name.join('-')}-`.includes(`-${own.join('-')}-`);
}

/** A relative address of a Markdown file or a folder. */
export function isPlanPath(target: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target) && /\.md$|(?:^|\/)[^./]*$/i.test(target);
}

/** `search/2.4`, `specs/search/2.4`, `search#task-2-4` */
function nameReference(item: InlineText, ids: ReadonlySet<string>): Dependency | null {
  if (!/[/#]/.test(item.text)) return null;
  const token = /^[\p{L}\p{M}\p{N}._/#-]{3,200}/u.exec(item.text)?.[0].replace(/[._-]$/, '') ?? '';
  const [path = '', anchor] = token.split('#task-', 2);
  const slash = path.lastIndexOf('/');
  const plan = anchor === undefined ? path.slice(0, Math.max(slash, 0)) : path;
  const id = anchor === undefined ? path.slice(slash + 1) : idOfAnchor(anchor);
  const isTask = anchor !== undefined || (idAlone.test(id) && /^(?:\d|[A-Z]\.\d|TASK-)/i.test(id));
  const isName =
    plan !== '' && !plan.includes('#') && !ids.has(plan.split('/', 1)[0] ?? '') && !/^[\d./]+[a-z]?$/i.test(plan);
  return isTask && isName && id !== '' ? planTask(item, plan, { id, to: token.length }) : null;
}
