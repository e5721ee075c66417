import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, ListItem, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { tagsIn } from './html-tags.ts';
import type { Plan } from './model.ts';
import { everyNode } from './walk.ts';

/** The id of a task's heading; its card carries the task's anchor itself. */
export function titleId(anchor: string): string {
  return `${anchor}-title`;
}

/**
 * The anchor that carries a task's title as well, so that a link to it finds the task when its id has changed. No other anchor
 * of a task has two hyphens in a row.
 */
export function titledAnchor({ anchor, title }: { anchor: string; title: { value: string } }): string {
  return [anchor, anchorWords(title.value)].filter(Boolean).join('--');
}

const MAX_LETTERS = 60;

/** The words of a text as a part of an anchor, as GitHub writes them; of a long text the first. */
export function anchorWords(text: string): string {
  const words = slug(text).replace(/^-+|-+$/g, '');
  if (words.length <= MAX_LETTERS) return words;
  const end = words.lastIndexOf('-', MAX_LETTERS);
  return words.slice(0, end > 0 ? end : MAX_LETTERS).replace(/-+$/, '');
}

/** Ids of our own elements, of footnotes, and of Starlight's layout, whose scripts look for them. */
const taken = /^(?:pw-|user-content-|footnote-label$|_top$|starlight__|theme-icons$)/;

/**
 * The anchor of every heading, as GitHub and Astro make it from the text as written. The anchors of tasks, and of phases that
 * begin with a list item, are taken first, so that no heading gets the same.
 */
export function headingIds(tree: Root, plan: Plan): Map<Heading | ListItem, string> {
  const slugger = new GithubSlugger();
  for (const task of plan.tasks) {
    slugger.slug(task.anchor);
    slugger.slug(titleId(task.anchor));
    slugger.slug(titledAnchor(task));
  }
  const ids = new Map<Heading | ListItem, string>(plan.tasks.map(({ at, anchor }) => [at.node, anchor]));
  for (const { id, node } of plan.phases) {
    if (node.type === 'listItem' && !ids.has(node)) ids.set(node, slugger.slug(`group-${id.replaceAll('.', '-')}`));
  }
  for (const node of everyNode(tree.children)) {
    if (node.type !== 'heading') continue;
    const id = slugger.slug(plainText(node, { includeHtml: false }));
    ids.set(node, taken.test(id) ? slugger.slug(`section-${id}`) : id);
  }
  return ids;
}

/** Every anchor that a plan's page has for its author: of tasks, headings and raw HTML; in lower case. */
export function anchorsOf(plan: Plan): ReadonlySet<string> {
  const named = plan.html.flatMap(({ value }) => tagsIn(value)).map(({ attributes: { id, name } }) => id ?? name ?? '');
  const tasks = plan.tasks.flatMap((task) => [task.anchor, titledAnchor(task)]);
  const anchors = [...tasks, ...headingIds(plan.tree, plan).values(), ...named];
  return new Set(anchors.map((anchor) => anchor.toLowerCase()));
}
