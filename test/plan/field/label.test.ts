import { describe, expect, test } from 'vitest';
import { labelStarts } from '../../../plugin/plan/field/label.ts';
import { Labels } from '../../../plugin/plan/labels.ts';
import { paragraphOf } from '../reading.ts';

const known = new Labels();

describe('fieldName', () => {
  test.each([
    ['description', ['Description', 'What', 'Goal', 'Objective', 'Action']],
    [
      'dependsOn',
      [
        ...['Depends on', 'Dependencies', 'Depends', 'Deps', 'Requires', 'Prerequisites', 'Blocked by', 'After'],
        ...['Waits for', 'Predecessors'],
      ],
    ],
    ['blocks', ['Blocks', 'Unblocks']],
    ['files', ['File', 'File(s)', 'New file(s)', 'Output files', 'Files modified', 'Files created', 'Files to create']],
    [
      'doneWhen',
      [
        ...['Done when', 'Done', 'Acceptance', 'Acceptance criteria', 'Completion criteria', 'Success criteria'],
        ...['Completion', 'Validation checklist', 'Checkpoint', 'Acceptance criterion'],
        ...['Completed when', 'Finished when', 'Acceptance test', 'Fertig, wenn', 'Готово, когда', 'Критерий приемки'],
        ...['Validation criteria', 'Exit criteria', 'Criteria', 'Definition of Done', 'DoD'],
        ...['Verify', 'Verification', 'Validation'],
      ],
    ],
    [
      'estimate',
      [
        'Estimate',
        'Effort',
        'Estimated effort',
        'Time',
        'Estimated time',
        'Time estimate',
        'Duration',
        'Estimated hours',
      ],
    ],
    ['status', ['Status']],
    ['designDocument', ['Design Document']],
    ['totalTasks', ['Total Tasks']],
    ['lastUpdated', ['Last Updated']],
  ])('%s', (name, labels) => {
    for (const label of labels) {
      for (const written of [label, label.toUpperCase(), label.toLowerCase()])
        expect(known.fieldName(written)).toBe(name);
    }
  });

  test.each([
    ['depends_on', 'dependsOn'],
    ['depend-on', 'dependsOn'],
    ['dependsOn', 'dependsOn'],
    ['Dependson', 'dependsOn'],
    ['DoneWhen', 'doneWhen'],
    ['total_tasks', 'totalTasks'],
    ['Dependent', null],
    ['Requirements', null],
    // one or more of each language
    ['依赖', 'dependsOn'],
    ['驗收標準', 'doneWhen'],
    ['依存タスク', 'dependsOn'],
    ['완료 기준', 'doneWhen'],
    ['완료기준', 'doneWhen'],
    ['Abhängigkeiten', 'dependsOn'],
    ['Geschätzter Aufwand', 'estimate'],
    ["Critères d'acceptation", 'doneWhen'],
    ['Critère d’acceptation', 'doneWhen'],
    ['DEPEND DE', 'dependsOn'],
    ['Archivos modificados', 'files'],
    ['Pré-requisitos', 'dependsOn'],
    ['Критерии готовности', 'doneWhen'],
    ['  Depends   on ', 'dependsOn'],
    ['Files (new)', 'files'],
    ['🔗 Depends on', 'dependsOn'],
    ['✅ Done when', 'doneWhen'],
    ['Estimated', 'estimate'],
    ['Priority', null],
    ['Acceptance Criteria Addressed', null],
    ['Files touched', 'files'],
    ['Affected file', 'files'],
    ['Files to be created', 'files'],
    ['File path', 'files'],
    ['Related files', null],
    ['AC', 'doneWhen'],
    ['Est.', 'estimate'],
    ['Est. effort', 'estimate'],
    ['Acceptance checklist', 'doneWhen'],
    ['Verification steps', 'doneWhen'],
    ['Files to create or modify', 'files'],
    ['依赖关系', 'dependsOn'],
    ['종속성', 'dependsOn'],
    ['Depende da', 'dependsOn'],
    ['Gesamtzahl der Aufgaben', 'totalTasks'],
    ['任务总数', 'totalTasks'],
    ['constructor', null],
    ['__proto__', null],
    ['', null],
    ['('.repeat(100_000), null],
  ])('%j', (label, name) => {
    expect(known.fieldName(label)).toBe(name);
  });

  test('a project’s own labels are read like the known ones, which they do not replace', () => {
    const labels = new Labels({ dependsOn: ['Builds on', 'Bygger på', 'Status'] });
    const read = ['builds_on', 'Build on', 'BYGGER PA', 'Depends on', 'Status', 'Builds'].map((label) =>
      labels.fieldName(label),
    );
    expect(read).toEqual(['dependsOn', 'dependsOn', 'dependsOn', 'dependsOn', 'status', null]);
  });
});

describe('nearestIn', () => {
  test.each([
    ['Depnds on', [], 'Depends on'],
    ['Dependancy', [], 'Dependencies'],
    ['Depends on', [], null],
    ['Priority', [], null],
    // Another language is searched only where the plan has a label in it.
    ['Abhänigkeiten', ['Fertig wenn'], 'Abhängigkeiten'],
    ['Abhänigkeiten', ['Done when'], null],
    ['Зависимсти', ['Готово когда'], 'Зависимости'],
    ['Archive', [], null],
    ['Bulids on', [], 'Builds on'],
  ])('%s beside %j', (label, written, nearest) => {
    const labels = new Labels({ dependsOn: ['Builds on'] });
    expect(labels.nearestIn(written)(label)?.label ?? null).toBe(nearest);
  });
});

describe('labelStarts', () => {
  test.each([
    ['**Depends on**: 1.1', ['Depends on=1.1']],
    ['**Depends on** Task 1.1', ['Depends on=Task 1.1']],
    ['**After** 1.1', ['After=1.1']],
    ['**Done when** – it runs', ['Done when=it runs']],
    ['**Verify** that it runs', []],
    ['✅ Done when it runs', ['Done when=it runs']],
    ['Exit criteria – it runs', ['Exit criteria=it runs']],
    ['Exit criteria it runs', []],
    ['**After** lunch', []],
    ['**Depends on** the weather', []],
    ['**Depends on:** 1.1', ['Depends on=1.1']],
    ['**Depends on: 1.1**', ['Depends on=1.1']],
    ['**Depends on** : 1.1', ['Depends on=1.1']],
    ['***Depends on***: 1.1', ['Depends on=1.1']],
    ['*Depends on*: 1.1', ['Depends on=1.1']],
    ['Depends on: 1.1', ['Depends on=1.1']],
    ['depends on:\n1.1', ['depends on=1.1']],
    ['Depends on：1.1', ['Depends on=1.1']],
    ['**Depends on**：1.1', ['Depends on=1.1']],
    ['**Depends on：**1.1', ['Depends on=1.1']],
    ['**Depends on:**Task 1.1', ['Depends on=Task 1.1']],
    ['__Depends on__: 1.1', ['Depends on=1.1']],
    ['** Depends on **: 1.1', ['Depends on=1.1']],
    ['** Depends on: ** 1.1', ['Depends on=1.1']],
    ['**Depends on**: 1.1; **Done when:** it **Files**: runs', ['Depends on=1.1', 'Done when=it Files: runs']],
    ['**Effort**: 2h **Files**: a.ts **Depends on**: 1.1', ['Effort=2h', 'Files=a.ts', 'Depends on=1.1']],
    [
      '**Effort**: 2h · **Files**: a.ts, b.ts, **Depends on**: 1.1',
      ['Effort=2h', 'Files=a.ts, b.ts', 'Depends on=1.1'],
    ],
    ['Effort: 2h; Depends on: 1.1, 1.2; Status: done', ['Effort=2h', 'Depends on=1.1, 1.2', 'Status=done']],
    ['依赖：1.1；工时：2h，文件：a.ts', ['依赖=1.1', '工时=2h', '文件=a.ts']],
    ['*Owner: Ann · Effort: 2h · Depends on: 1.1*', ['Owner=Ann', 'Effort=2h', 'Depends on=1.1']],
    ['**Owner**: Ann; **Depends on**: 1.1', ['Owner=Ann', 'Depends on=1.1']],
    ['Owner: Ann, Files: a.ts', []],
    ['Done when: it runs; Status: 200, Files: none', ['Done when=it runs; Status: 200, Files: none']],
    ['Depends on: 1.1, Owner: Ann', ['Depends on=1.1, Owner: Ann']],
    ['**Files** `src/a.ts` (new)', ['Files=src/a.ts (new)']],
    ['**Estimate** 3h', ['Estimate=3h']],
    ['**完成标准** 能启动', ['完成标准=能启动']],
    ['**Files** are kept', []],
    ['**Time** flies', []],
    ['**Files**: **a.ts**, the **Notes**: b', ['Files=a.ts, the Notes: b']],
    ['**Note**: the **Status**: done', ['Note=the Status: done']],
    ['🔗 **Depends on**: 1.1', ['🔗 Depends on=1.1']],
    ['**Anything**: x', ['Anything=x']],
    ['**Before (lines 1-2):** x', ['Before (lines 1-2)=x']],
    ['Effort: 2h | Priority: P0 | Depends on: 1.1', ['Effort=2h', 'Priority=P0', 'Depends on=1.1']],
    ['**Effort**: 2h | **Owner**: Ann | free', ['Effort=2h', 'Owner=Ann | free']],
    ['Depends on: 1.1\nPriority: P0\nFiles: a.ts', ['Depends on=1.1', 'Priority=P0', 'Files=a.ts']],
    ['Depends on: 1.1\r\nFiles: a.ts', ['Depends on=1.1', 'Files=a.ts']],
    ['Goal: mend it\nas said here: slowly', ['Goal=mend it\nas said here: slowly']],
    ['Goal: mend it\nImplement this:\nnow', ['Goal=mend it\nImplement this:\nnow']],
    ['Goal: x|y | z', ['Goal=x|y | z']],
    ['Lead\n**Files**: a.ts', ['Files=a.ts']],
    ['Priority: P0', []],
    ['Time:12:30', []],
    ['Note that Files: a', []],
    ['**Bold** prose: x', []],
    [`**${'very '.repeat(30)}long**: x`, []],
    ['', []],
  ])('%j', (markdown, expected) => {
    const { inlineText } = paragraphOf(markdown);
    const starts = labelStarts(inlineText, known);
    const found = starts.map(({ label, value }, index) => {
      return `${label}=${inlineText.text.slice(value, starts[index + 1]?.cut ?? inlineText.text.length).trim()}`;
    });
    expect(found).toEqual(expected);
  });
});
