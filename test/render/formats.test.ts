import { describe, expect, test } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { pageTitle } from '../../plugin/plan/formats/beside.ts';
import { besideOf } from '../../plugin/plan/formats/index.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { graphOf } from '../graph/graph-of.ts';
import { toMermaid } from '../mermaid/drawing.ts';
import { anchorsOf, headRows, pageOf, pageOfGraph, rowOf, textOf } from './page.ts';

const nested = `# Tasks: Orders

## 1. Store

- [x] 1.1 Add a table
  - [x] Name it
- [~] Fill it

## 2. Till

- [ ] 2.1 Sell
`;

describe('a page of OpenSpec', () => {
  const page = pageOf(nested);

  test('has a row for every task, nested ones below theirs', () => {
    expect(anchorsOf(page)).toEqual(['task-1-1', 'task-~1-2', 'task-~1-3', 'task-2-1']);
    expect(page.all('.pw-nested .pw-task').map(textOf)).toEqual([expect.stringMatching(/^Name it/)]);
    expect(page.has(`${rowOf('task-1-1')} + .pw-nested > ${rowOf('task-~1-2')}`)).toBe(true);
  });

  test('shows a task without an id by its title alone', () => {
    expect(page.all('.pw-task-title').map(textOf)).toEqual(['1.1 Add a table', 'Name it', 'Fill it', '2.1 Sell']);
    expect(textOf(page.tree)).not.toContain('~1');
    const extent = { kind: 'whole', looks: new Set<string>(), tasks: new Set(['~1.3']), leftOut: 0 } as const;
    const drawn = pageOf(nested, { diagram: { svg: '<svg></svg>' }, extent });
    expect(drawn.all('a.pw-task-foot').map(({ properties }) => properties.ariaLabel)).toEqual([
      'Show in graph · Wave 1 of the schedule: Fill it',
    ]);
    expect(drawn.all('[aria-label*="~"]')).toEqual([]);
  });

  test('counts as the tool does', () => {
    expect(
      page
        .all('.pw-phase')
        .map((phase) => textOf(phase))
        .join(' '),
    ).toMatch(/2 of 3/);
  });
});

test('a drawing shows no id that the plan does not have', () => {
  const text = toMermaid(graphOf(nested), { task: () => null });
  expect(text).toContain('Fill it');
  expect(text).not.toContain('~1.');
});

test('a page of spec-kit shows tags that it does not know, and what the groups wait for', () => {
  const page = pageOf(
    '# Tasks\n\n## Phase 1: Setup\n\n- [x] T001 Add\n\n## Phase 2: US1\n\n- [ ] T002 [P] [iOS] [US1] Pay\n\n## Dependencies\n\n- US1 depends on Phase 1\n',
  );
  expect(page.all('.pw-task-title').map(textOf)).toEqual(['T001 Add', 'T002 [iOS] Pay']);
  expect(page.all('.pw-phase-needs').map(textOf)).toHaveLength(1);
});

const shop = `# Tasks

## Phase 1: Setup

- [x] T001 Open a repository
- [ ] T002 Choose a database

## Phase 2: User Story 1 - Buy (Priority: P1)

- [ ] T003 [P] [US1] Fill a basket
- [ ] T004 [P] [US1] Name a price
- [ ] T005 [US1] Pay

**Checkpoint**: A basket can be paid for

## Dependencies

- User Story 1 depends on Setup
`;

test('a task names the group that its group waits for, not the tasks in it', () => {
  const page = pageOf(shop);
  expect(page.all('#task-T003 .pw-relation .pw-chip').map(textOf)).toEqual(['Phase 1: all 2 tasks']);
  expect(page.all('#task-T001 .pw-relation .pw-chip').map(textOf)).toEqual(['Phase 2: all 3 tasks']);
});

test('the order inside a group is on its rows and in the drawing', () => {
  const page = pageOf(shop, { diagram: { svg: '<svg></svg>' } });
  expect(page.all('#task-T005 .pw-chip').map(textOf)).toEqual([
    'Phase 1: all 2 tasks',
    'Waiting: T003 Fill a basket',
    'Waiting: T004 Name a price',
  ]);
  expect(textOf(page.one('#task-T005 .pw-more'))).toBe('by the order of the page');
  const arrows = toMermaid(graphOf(shop), { task: () => null }).match(/^.*(?:-\.->|==>|-->).*$/gm);
  expect(arrows?.map((line) => line.trim())).toEqual([
    'tT001 -.-> tT002',
    'tT003 i1@==> tT005',
    'tT004 -.-> tT005',
    'p1 ==> p2',
  ]);
});

describe('a page of spec-kit', () => {
  const specification =
    '# Shop\n\n### User Story 1 - Buy (Priority: P1)\n\n### User Story 2 - <b>Return</b> a purchase\n';
  const beside = besideOf('spec-kit', (name) => (name === 'spec.md' ? specification : null));
  const page = pageOf(shop, { beside });

  test('says what a group is for, and its priority', () => {
    expect(page.all('.pw-purpose').map(textOf)).toEqual(['Setup', 'Story 1', 'Priority P1']);
  });

  test('has the checkpoint as the foot of its group', () => {
    expect(page.all('.pw-phase-body > .pw-checkpoint').map(textOf)).toEqual(['Checkpoint: A basket can be paid for']);
  });

  test('marks tasks that run side by side, and links them to their story', () => {
    expect(page.all('.pw-parallel').length).toBe(2);
    expect(page.one(`${rowOf('task-T005')} .pw-story`).properties.href).toBe('#pw-story-1');
    expect(pageOf(shop).one(`${rowOf('task-T005')} .pw-story`).properties.href).toBe(
      '#phase-2-user-story-1---buy-priority-p1',
    );
  });

  test('sets the stories of the specification beside their tasks', () => {
    expect(page.all('.pw-coverage tbody tr').map(textOf)).toEqual([
      '1 Buy (Priority: P1)Waiting: T003Waiting: T004Waiting: T0050 of 3',
      '2 Return a purchaseNo task',
    ]);
    expect(page.one('#pw-coverage a').properties.href).toBe('/linked/spec.md');
    expect(pageOf(shop).has('.pw-coverage')).toBe(false);
  });
});

test('a page of Kiro sets requirements beside the tasks that name them, or a part of them', () => {
  const beside = besideOf('kiro', () => '# R\n\n### Requirement 1: Bread\n\n1. Bake\n\n### Requirement 2: Cake\n');
  const page = pageOf('# Implementation Plan\n\n- [x] 1. Oven\n  - [x] 1.1 Heat\n    - _Requirements: 1.1_\n', {
    beside,
  });
  expect(page.all('.pw-coverage tbody tr').map(textOf)).toEqual([
    '1 Bread1 criterion1.1 BakeDone: 1.11 of 1',
    '2 CakeNo task',
  ]);
});

describe('a change of OpenSpec', () => {
  const hostile =
    '# Change: Sell <b>online</b>\n\n## Why\n\nThe till <img src=x onerror=alert(1)> is [closed](javascript:alert(1)).\n\nNobody comes.\n\n## What Changes\n\n- All\n';
  const beside = besideOf('openspec', (name) => (name === 'proposal.md' ? hostile : null));

  test('is shown with the reason of its proposal, as text', () => {
    const page = pageOf(nested, { beside });
    expect(page.all('.pw-change > p').map(textOf)).toEqual([
      'Change example · Proposal',
      'The till is closed.',
      'Nobody comes.',
    ]);
    expect(page.all('.pw-change :is(img, a)').map(({ properties }) => properties.href)).toEqual([
      '/linked/proposal.md',
    ]);
  });

  test('leads to its design and its specifications, where they are', () => {
    const files = new Map([
      ['design.md', '# Design'],
      ['specs/<b>/spec.md', '# Till'],
    ]);
    const documents = besideOf(
      'openspec',
      (name) => files.get(name) ?? null,
      (folder) => (folder === 'specs' ? ['<b>', 'empty'] : []),
    );
    const page = pageOf(nested, { beside: documents });
    expect(page.all('.pw-change a').map((link) => [textOf(link), link.properties.href])).toEqual([
      ['Design', '/linked/design.md'],
      ['Specification of <b>', '/linked/specs/<b>/spec.md'],
    ]);
  });

  test('has the beginning of a long reason', () => {
    const reasonOf = (text: string) => besideOf('openspec', () => `## Why\n\n${text}`).proposal?.reason;
    expect(reasonOf('It is slow. '.repeat(200))?.join('')).toMatch(/^(?:It is slow. ){57}.{1,17}…$/);
    expect(reasonOf('Slow.\n\n'.repeat(20))?.length).toBe(6);
    expect(besideOf('openspec', () => 'Nothing is said here.').proposal).toBe(null);
  });

  test('is called as its proposal, which takes the place of the title', () => {
    const { plan } = graphOf(nested);
    expect(pageTitle(plan, beside)).toBe('Sell online');
    expect(pageTitle(plan, null)).toBe('Orders');
    expect(textOf(pageOf(nested, { beside, title: false }).one('.pw-own-title'))).toBe('Tasks: Orders');
    expect(pageOf(nested, { title: false }).has('.pw-own-title')).toBe(false);
  });

  test('is called as its folder where its title could be any plan’s', () => {
    const plan = (id: string) =>
      readPlan(parseMarkdown('# Tasks\n\n## 1. A\n\n- [ ] 1.1 B\n'), { id, path: `${id}/tasks.md`, source: null });
    expect(pageTitle(plan('openspec/changes/archive/2026-03-01-sell-online'), null)).toBe('sell-online');
  });

  test.each([
    ['Implementation Tasks', 'search'],
    ['Implementation Plan', 'search'],
    ['Task List', 'search'],
    ['📋 To-dos', 'search'],
    ['tasks.md', 'search'],
    ['任务列表', 'search'],
    ['Tasks for: 005-08_search-index', 'search'],
    ['Tasks for the search', 'Tasks for the search'],
    ['Plan B', 'Plan B'],
    ['Planning', 'Planning'],
    ['Implementation Plan: Search', 'Implementation Plan: Search'],
  ])('is called after its folder where its title, %s, could be any plan’s, whatever its format', (value, name) => {
    for (const id of ['shop/search', 'shop/search/plan', 'shop/2026-01-02-search']) {
      expect(pageTitle({ id, title: { value, position: undefined } }, null)).toBe(name);
    }
  });

  test('has nothing ready and nothing in progress where it is archived', () => {
    const id = 'openspec/changes/archive/2026-03-01-sell-online';
    const tree = parseMarkdown(nested);
    const graph = relate(readPlan(tree, { id, path: `${id}/tasks.md`, source: nested }));
    expect(graph.tasks.map(({ state }) => state)).toEqual(['done', 'done', 'todo', 'todo']);
    expect(graph.schedule).toMatchObject({ waves: [], criticalPath: [], ready: [] });
    expect(graph.phases.map(({ status }) => status)).toEqual(['todo', 'todo']);
    const page = pageOfGraph(graph);
    expect(headRows(page)).toEqual(['ArchivedThe change is archived, with 2 tasks left open.', 'Checksno findings']);
    expect(textOf(page.tree)).not.toMatch(/In progress|Ready|Waiting/);
  });

  test('says that it is archived, and since when', () => {
    const id = 'openspec/changes/archive/2026-03-01-sell-online';
    const tree = parseMarkdown('# Tasks\n\n## 1. A\n\n- [x] 1.1 B\n');
    const page = pageOfGraph(relate(readPlan(tree, { id, path: `${id}/tasks.md`, source: null })));
    expect(textOf(page.one('.pw-change'))).toBe('Change sell-online · Archived on 2026-03-01');
  });
});

test('a page of a format that is not read shows only its text', () => {
  const page = pageOf('---\nid: 7\nstatus: open\nassignee: me\n---\n# Bake\n\n## Acceptance Criteria\n\n- [ ] Bread\n');
  expect(page.has('.pw-head')).toBe(false);
  expect(textOf(page.tree)).toContain('Bread');
});

test('user stories are beside each other in a drawing, and what is final is below them', () => {
  const group = (name: string, id: string) => `## ${name}\n\n- [ ] ${id} Work\n\n`;
  const names = ['Setup', 'Foundational', 'User Story 1', 'User Story 2', 'Polish'];
  const text = toMermaid(graphOf(`# Tasks\n\n${names.map((name, at) => group(name, `T00${at + 1}`)).join('')}`));
  const lines = (arrow: string) => text.split('\n').flatMap((line) => (line.includes(arrow) ? line.trim() : []));
  expect(lines('~~~')).toEqual(['p1 ~~~ p2', 'p2 ~~~ p3', 'p4 ~~~ p5']);
  expect([...lines('-.->'), ...lines('==>')].map((line) => line.replace(/ \S*[-=.]+> /, ' ')).sort()).toEqual([
    'p1 p2',
    'p2 p3',
    'p2 p4',
    'p3 p5',
    'p4 p5',
  ]);
});

test('a drawing says that it leaves out the waves that a plan declares', () => {
  const tasks = '# Implementation Plan\n\n- [ ] 1. Oven\n- [ ] 2. Bread\n';
  const waves =
    '\n## Task Dependency Graph\n\n```json\n{"waves": [{"id": 0, "tasks": ["1"]}, {"id": 1, "tasks": ["2"]}]}\n```\n';
  const caption = (markdown: string) =>
    textOf(pageOf(markdown, { diagram: { svg: '<svg></svg>' } }).one('#pw-figure figcaption > p'));
  expect(caption(`${tasks}${waves}`)).toBe(
    'The waves that the plan declares are not drawn. Each task below lists what it depends on and what it unblocks.',
  );
  expect(caption(`${tasks}  - [ ]* 2.1 Taste\n`)).not.toContain('waves');
});
