/** The contents of a page: its phases with their progress, and its sections. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { TaskNode } from '../graph/model.ts';
import { shownId } from '../plan/id.ts';
import { preorder } from '../plan/walk.ts';
import { withoutAside } from './content/headings.ts';
import { spaced } from './elements.ts';
import type { View } from './view.ts';
import { phaseLabel, phaseState } from './wording.ts';

/** Deeper headings are not sections of the page. */
const DEEPEST_SECTION = 2;
/** Cap on the tasks that are listed where there are no phases. */
const MAX_TASKS = 60;

interface Entry {
  link: Element;
  /** Below a section: what has no heading of that level. */
  isNested: boolean;
}

/**
 * Links to the sections and phases of a page; where there are no phases, to its tasks. Null where there is nothing to choose
 * from.
 *
 * @param shown The blocks of the page
 */
export function contents(shown: readonly RootContent[], view: View): Element | null {
  const { graph, t } = view;
  const top = new Set(shown);
  const nodes = preorder<RootContent>(shown, (node) => (node.type === 'planwright' ? node.children : []));
  const tasks = graph.phases.length > 0 || graph.tasks.length > MAX_TASKS ? [] : graph.tasks;
  const entries = [
    ...tasks.map((node) => taskEntry(node, view)),
    ...nodes.flatMap((node) => (top.has(node) ? sectionEntry(node, view) : null) ?? phaseEntry(node, view) ?? []),
  ];
  if (entries.length < 2) return null;
  return h('nav.pw-contents', { ariaLabel: t('contents'), dataPagefindIgnore: 'all' }, [
    h('details', [h('summary', [h('span', t.spoken, t('contents')), h('span.pw-contents-current')]), list(entries)]),
  ]);
}

function list(entries: readonly Entry[]): Element {
  const groups = entries.reduce<Entry[][]>((all, entry) => {
    const last = all.at(-1);
    // Phases that no section holds are not below the first of them.
    if (entry.isNested && last?.[0]?.isNested === false) last.push(entry);
    else all.push([entry]);
    return all;
  }, []);
  const items = groups.map(([first, ...nested]) =>
    h('li', [
      first?.link ?? '',
      ...(nested.length > 0
        ? [
            h(
              'ol',
              nested.map(({ link }) => h('li', link)),
            ),
          ]
        : []),
    ]),
  );
  return h('ol', items);
}

function sectionEntry(node: RootContent, { ids, plan }: View): Entry | null {
  if (node.type !== 'heading' || node.depth > DEEPEST_SECTION || node === plan.titleNode) return null;
  const id = ids.get(node);
  if (id === undefined) return null;
  return {
    link: h('a', { href: `#${id}` }, plainText(withoutAside(node))),
    isNested: false,
  };
}

function phaseEntry(node: RootContent, view: View): Entry | null {
  const { dataPhase, className } = (node.type === 'planwright' && node.data.hProperties) || {};
  if (!Array.isArray(className) || !className.includes('pw-phase')) return null;
  const found = view.graph.phases.find(({ phase }) => phase.id === dataPhase);
  if (!found) return null;
  const { phase } = found;
  const isNested = phase.node.type !== 'heading' || phase.node.depth > DEEPEST_SECTION;
  const { done, total } = found.count;
  const { t } = view;
  const [state, name] = [phaseState(found), phaseLabel(phase, t)];
  const heard = `${t(`state.${state}`)}, ${t('of', { done, total })}`;
  const figures = h('span.pw-figures', { role: 'img', ariaLabel: heard }, `${t.number(done)}/${t.number(total)}`);
  const link = h(
    'a',
    { className: [`pw-is-${state}`], href: `#${view.ids.get(phase.node) ?? ''}` },
    spaced([h('bdi', name), total > 0 ? figures : null]),
  );
  return { link, isNested };
}

function taskEntry({ task, state }: TaskNode, { titles, t }: View): Entry {
  const words = [shownId(task.id), titles.get(task.id)].filter(Boolean).join(' ');
  const properties = {
    className: [`pw-is-${state}`],
    href: `#${task.anchor}`,
    ariaLabel: `${t(`state.${state}`)}: ${words}`,
  };
  return { link: h('a', properties, h('bdi', words)), isNested: false };
}
