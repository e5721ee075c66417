/** Formats of which a folder is the plan: their files are told, not read (DIALECTS section 7). */
import type { Format } from './format.ts';
import type { Page } from './page.ts';

export const backlog: Format = {
  title: 'Backlog.md',
  place: /(?:^|\/)backlog\/(?:.*\/)?tasks\/[^/]+\.md$/i,
  count: (page, isAtHome) => Number(hasMarks(page) || (isTask(page) && (isAtHome || hasCriteria(page)))),
  reader: null,
};

export const taskmd: Format = {
  title: 'taskmd',
  place: /(?:^|\/)tasks\/(?:.*\/)?\d{3,}[^/]*\.md$/i,
  count: (page, isAtHome) => Number(isAtHome && isTask(page)),
  reader: null,
};

/** The roadmap and the plans of one milestone after the other. */
export const gsd: Format = {
  title: 'GSD',
  place: /(?:^|\/)\.planning\/(?:.*\/)?(?:ROADMAP|[^/]*PLAN)\.md$/,
  count: (_, isAtHome) => Number(isAtHome),
  reader: null,
};

/** All tasks in one JSON file. */
export const taskmaster: Format = {
  title: 'Task Master',
  place: /(?:^|\/)\.taskmaster\/(?:.*\/)?tasks\.json$/i,
  count: ({ tree }, isAtHome) => {
    const [node, more] = tree.children;
    if (node?.type !== 'code' || node.lang !== 'json' || more !== undefined) return 0;
    return Number(isAtHome || /^\s*\{[^[]*"tasks"\s*:\s*\[/.test(node.value));
  },
  reader: null,
};

function isTask({ keys }: Page): boolean {
  return keys.includes('id') && keys.includes('status');
}

/** Backlog.md marks its checklists with comments. */
function hasMarks({ tree }: Page): boolean {
  return tree.children.some((node) => node.type === 'html' && /^<!--\s*(?:AC|SECTION:[A-Z]+):BEGIN/.test(node.value));
}

function hasCriteria({ keys, sections }: Page): boolean {
  return keys.includes('assignee') && sections.some(({ title }) => /^acceptance criteria$/i.test(title));
}
