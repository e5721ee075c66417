import GithubSlugger from 'github-slugger';
import type { Heading, ListItem, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { tagsIn } from './html-tags.ts';
import type { Plan } from './model.ts';
import { everyNode } from './walk.ts';

/** The id of a task's heading; its card carries the task's anchor itself. */
export function titleId(anchor: string): string {
  return `${anchor}-title`;
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
  const anchors = [...plan.tasks.map(({ anchor }) => anchor), ...headingIds(plan.tree, plan).values(), ...named];
  return new Set(anchors.map((anchor) => anchor.toLowerCase()));
}
