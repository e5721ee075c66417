/** Looks for every text that an author wrote on the page that was made of it. */
import type { Nodes, Root } from 'mdast';
import type { Plan } from '../../plugin/plan/model.ts';

/** What the page says in its own way: values that became links, tags that became badges, typed figures, the typed table. */
interface Replaced {
  nodes: ReadonlySet<Nodes>;
  ranges: readonly { from: number; to: number }[];
}

function replacedIn(plan: Plan): Replaced {
  const relations = plan.tasks
    .flatMap(({ at }) => at.fields)
    .filter(({ name }) => name === 'dependsOn' || name === 'blocks');
  const sources = [
    ...relations.flatMap(({ label, text }) => [label, text]),
    ...plan.phases.flatMap(({ count, mark }) => [count, mark]),
    plan.overview.totalTasks,
  ];
  const ranges = sources.flatMap((source) => {
    const { start, end } = source?.position ?? {};
    return start?.offset === undefined || end?.offset === undefined ? [] : [{ from: start.offset, to: end.offset }];
  });
  return { nodes: new Set(plan.progress?.node ? [plan.progress.node] : []), ranges };
}

/** A text of the author's, without what the page says in its own way. */
interface Text {
  value: string;
  /** It is in a task's first line, which links repeat. */
  isTitle: boolean;
}

function textsOf(written: Root, plan: Plan): Text[] {
  const replaced = replacedIn(plan);
  const firstLines = new Set<Nodes>(
    plan.tasks
      .flatMap(({ at, mentions }) => [at, ...mentions])
      .map(({ node }) => (node.type === 'heading' ? node : (node.children[0] as Nodes))),
  );
  const badges = new Set(plan.tasks.flatMap(({ at }) => badgesOf(at.tag?.value ?? '').map(([tag]) => tag)));
  const withoutBadges = (line: string) => line.replace(/\[\w+\]\s*/g, (tag) => (badges.has(tag.trim()) ? '' : tag));
  const texts: Text[] = [];
  const walk = (node: Nodes, isTitle: boolean): void => {
    if (replaced.nodes.has(node)) return;
    if ('children' in node) for (const child of node.children) walk(child, isTitle || firstLines.has(node));
    if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') return;
    const { start, end } = node.position ?? {};
    if (replaced.ranges.some(({ from, to }) => (end?.offset ?? 0) > from && (start?.offset ?? 0) < to)) return;
    const lines = node.type === 'text' ? node.value.split(/\n| \|(?: |$)/) : [node.value];
    const plain = (line: string) => words(isTitle ? withoutBadges(withoutId(line)) : line.replace(/^\s*[:：]/, ''));
    texts.push(...lines.map((line) => ({ value: plain(line), isTitle })));
  };
  walk(written, false);
  return texts.filter(({ value }) => value !== '');
}

/** The tags of spec-kit that a badge says, each with its words. */
function badgesOf(tag: string): [string, string][] {
  return [...tag.matchAll(/\[(?:P|US(\d+))\]/g)].map(([whole, story]) => [
    whole,
    story ? `Story ${story}` : 'Parallel',
  ]);
}

/** The words of all badges that a task must have on the page. */
export function wantedBadges({ at }: Plan['tasks'][number]): string[] {
  return badgesOf(at.tag?.value ?? '').map(([, badge]) => badge);
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

function withoutId(line: string): string {
  return line
    .replace(/^\s*(?:\[.\]\s*)?[^\p{L}\p{N}[(]*(?:(?:Task\s+)?#?[\w.-]*\d[\w.-]*)?\s*[:：.–—-]*\s*/iu, '')
    .replace(/\s\[[ xX~!>/-]\]$/, '')
    .replace(/^(?:✅|🔄|🚧|⏳|\uFE0F|\s)+|(?:✅|🔄|🚧|⏳|\uFE0F|\s)+$/gu, '');
}

/** The texts that are not on the page. */
export function lostTexts(written: Root, plan: Plan, page: string): string[] {
  const shown = words(page);
  const isShown = (value: string) =>
    shown.includes(value) || value.split(/[:：]| - /).every((part) => shown.includes(words(part)));
  return textsOf(written, plan)
    .map(({ value }) => value)
    .filter((value) => !isShown(value));
}

/** The longer texts, other than titles, that are on the page more often than they were written. */
export function repeatedTexts(written: Root, plan: Plan, page: string): string[] {
  const shown = words(page);
  const source = words(
    textsOf(written, plan)
      .map(({ value }) => value)
      .join(' '),
  );
  const headings = new Set(plan.phases.map(({ heading }) => heading.value));
  const count = (text: string, value: string) => text.split(value).length - 1;
  return textsOf(written, plan)
    .filter(({ value, isTitle }) => !isTitle && value.length > 40 && !headings.has(value))
    .map(({ value }) => value)
    .filter((value) => count(shown, value) > count(source, value));
}
