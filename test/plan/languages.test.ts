import { describe, expect, test } from 'vitest';
import type { Dependency, Plan } from '../../plugin/plan/model.ts';
import { read } from './reading.ts';

/** Phases, and each task with what it waits for. */
function summary({ phases, tasks }: Plan) {
  const edges = tasks.map(({ id, title, phase, dependsOn }) => {
    const names = dependsOn?.items.map(nameOf).join(' ') ?? 'nothing said';
    return `${phase} > ${id} ${title.value}: ${names}`;
  });
  return [
    phases.map(({ id, name, dependsOn }) => [id, name, ...(dependsOn?.items.map(nameOf) ?? [])].join(' ')),
    ...edges,
  ];
}

function nameOf(item: Dependency): string {
  if (item.kind === 'task' || item.kind === 'number') return item.id;
  if (item.kind === 'range') return `${item.from}-${item.to}`;
  if (item.kind === 'phase') return item.to === null ? `P${item.id}` : `P${item.id}-${item.to}`;
  return item.kind;
}

/** Two phases with a task each way of writing, in one language. */
const plans: Record<string, { lines: string[]; edges: string[] }> = {
  German: {
    lines: [
      '## Etappe 1: Keller',
      '- [ ] **Aufgabe 1.1**: Graben\n  - **Abhängig von**: Keine',
      '- [ ] **Aufgabe 1.2**: Mauern\n  - **Hängt ab von**: Aufgabe 1.1',
      '## Phase 2: Dach (abhängig von Etappe 1)',
      '- [ ] **Aufgabe 2.1**: Decken (nach Aufgabe 1.2)',
      '- [ ] **Aufgabe 2.2**: Fegen\n  - **Voraussetzungen**: Aufgaben 1.1 und 1.2, Phasen 1-2',
    ],
    edges: ['Graben: ', 'Mauern: 1.1', 'Decken: 1.2', 'Fegen: 1.1 1.2 P1-2'],
  },
  French: {
    lines: [
      '## Etape 1 : Cave',
      '### Tâche 1.1 : Creuser\n\n**Dépend de** : Aucune',
      '### Ta\u0302che 1.2 : Murer\n\n**Dépend de** : Tache 1.1',
      '## Phase 2 : Toit (dépend de Étape 1)',
      '### TÂCHE 2.1 : Couvrir (après la tâche 1.2)',
      '### Tâche 2.2 : Balayer\n\n**Prérequis** : tâches 1.1 et 1.2, étapes 1-2',
    ],
    edges: ['Creuser: ', 'Murer: 1.1', 'Couvrir: 1.2', 'Balayer: 1.1 1.2 P1-2'],
  },
  Spanish: {
    lines: [
      '## Fase 1: Sótano',
      '- [ ] **Tarea 1.1**: Cavar\n  - **Depende de**: Ninguna',
      '- [ ] **Tarea 1.2**: Levantar\n  - **Depende de**: Tarea 1.1',
      '## Etapa 2: Techo (depende de Fase 1)',
      '- [ ] **Tarea 2.1**: Cubrir (depende de Tarea 1.2)',
      '- [ ] **Tarea 2.2**: Barrer\n  - **Requiere**: Tareas 1.1 y 1.2, Fases 1-2',
    ],
    edges: ['Cavar: ', 'Levantar: 1.1', 'Cubrir: 1.2', 'Barrer: 1.1 1.2 P1-2'],
  },
  Portuguese: {
    lines: [
      '## Fase 1: Porão',
      '- [ ] **Tarefa 1.1**: Cavar\n  - **Depende de**: Nenhuma',
      '- [ ] **Tarefa 1.2**: Levantar\n  - **Depende de**: Tarefa 1.1',
      '## Etapa 2: Telhado (após Fase 1)',
      '- [ ] **Tarefa 2.1**: Cobrir (após Tarefa 1.2)',
      '- [ ] **Tarefa 2.2**: Varrer\n  - **Requer**: Tarefas 1.1 e 1.2, Fases 1-2',
    ],
    edges: ['Cavar: ', 'Levantar: 1.1', 'Cobrir: 1.2', 'Varrer: 1.1 1.2 P1-2'],
  },
  Russian: {
    lines: [
      '## Этап 1: Подвал',
      '- [ ] **Задача 1.1**: Копать\n  - **Зависит от**: нет',
      '- [ ] **Задача 1.2**: Строить\n  - **Зависит от**: задачи 1.1',
      '## Фаза 2: Крыша (после этапа 1)',
      '- [ ] **Задача 2.1**: Крыть (после задачи 1.2)',
      '- [ ] **Задача 2.2**: Мести\n  - **Зависимости**: Задачи 1.1 и 1.2, Этапы 1-2',
    ],
    edges: ['Копать: ', 'Строить: 1.1', 'Крыть: 1.2', 'Мести: 1.1 1.2 P1-2'],
  },
  Chinese: {
    lines: [
      '## 第一阶段：地下室',
      '- [ ] **任务 1.1**：挖坑\n  - **依赖**：无',
      '- [ ] **任务1.2**：砌墙\n  - **依赖**：任务1.1',
      '## 阶段二：屋顶（依赖：阶段一）',
      '- [ ] **任务 2.1**：盖瓦（依赖 1.2）',
      '- [ ] 任务 2.2：清扫\n  - **前置任务**：任务 1.1、任务 1.2 和 第一阶段',
    ],
    edges: ['挖坑: ', '砌墙: 1.1', '盖瓦: 1.2', '清扫: 1.1 1.2 P1'],
  },
  Japanese: {
    lines: [
      '## 第1フェーズ：地下',
      '### タスク1.1：掘る\n\n**依存**: なし',
      '### タスク 1.2：積む\n\n**依存**: タスク1.1',
      '## フェーズ2：屋根（依存：フェーズ1）',
      '### タスク2.1：葺く（依存：タスク1.2）',
      '### タスク2.2：掃く\n\n**前提タスク**: タスク1.1〜1.2、第1フェーズ',
    ],
    edges: ['掘る: ', '積む: 1.1', '葺く: 1.2', '掃く: 1.1-1.2 P1'],
  },
  Korean: {
    lines: [
      '## 1단계: 지하',
      '- [ ] **작업 1.1**: 파기\n  - **의존성**: 없음',
      '- [ ] **작업 1.2**: 쌓기\n  - **의존성**: 작업 1.1',
      '## 단계 2: 지붕 (의존: 1단계)',
      '- [ ] **작업 2.1**: 덮기 (의존: 작업 1.2)',
      '- [ ] **태스크 2.2**: 쓸기\n  - **선행 작업**: 작업 1.1, 1.2, 1단계',
    ],
    edges: ['파기: ', '쌓기: 1.1', '덮기: 1.2', '쓸기: 1.1 1.2 P1'],
  },
};

describe('tasks, phases and dependencies are read in', () => {
  test.each(Object.entries(plans))('%s', (_, { lines, edges }) => {
    const plan = read(lines.join('\n\n'));
    const [phases, ...tasks] = summary(plan);
    expect(phases).toEqual([expect.stringMatching(/^1 \S+$/), expect.stringMatching(/^2 \S+ P1$/)]);
    const places = ['1 > 1.1', '1 > 1.2', '2 > 2.1', '2 > 2.2'];
    expect(tasks).toEqual(places.map((place, index) => `${place} ${edges[index]}`));
    expect([plan.unread, plan.unreadFields, plan.tasks.flatMap(({ dependsOn }) => dependsOn?.unread ?? [])]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('in other languages, too, a line that looks like a task is reported', () => {
  test.each([
    ['- Aufgabe 1.2: Mauern', 'no-box'],
    ['- [ ] Aufgabe1.2: Mauern', 'no-blank'],
    ['- [ ] Aufgbae 1.2: Mauern', 'misspelled'],
    ['- 任务 1.2：砌墙', 'no-box'],
    ['# タスク1.2：積む', 'level'],
  ])('%s', (line, cause) => {
    expect(read(`- [ ] Task 1.1: Dig\n\n${line}`).unread).toMatchObject([{ id: '1.2', cause }]);
  });

  test.each(['### 작업 3개', '## 任务 3 个', '- [ ] Tarefas 1.2', '### Area 1: Garden', '### Abschnitt 2: Garten'])(
    '%s is neither a task nor a phase',
    (line) => {
      const { tasks, phases, unread } = read(`${line}\n\n- [ ] Task 1.1: Dig`);
      expect([tasks.map(({ id }) => id), phases, unread]).toEqual([['1.1'], [], []]);
    },
  );
});

test('numerals name the phases that digits do', () => {
  const headings = ['一', '十', '十二', '二十', '三十四'].map(
    (id) => `## 阶段${id}\n\n- [ ] 任务 ${id.length}.${id.charCodeAt(0)}: x`,
  );
  expect(read(headings.join('\n\n')).phases.map(({ id }) => id)).toEqual(['1', '10', '12', '20', '34']);
});

test('full-width digits and hyphens that do not break are read as plain ones', () => {
  const lines = [
    '## フェーズ１：地下',
    '- [ ] **タスク１.１**：掘る',
    '- [ ] **タスク１．２**：積む\n  - **依存**: タスク１．１',
    '## Phase 2 (depends on Phase １)',
    '- [ ] **TASK‑003**: Roof\n  - **Depends on**: 1.1‑1.2',
    '- [ ] **TASK-004**: Sweep\n  - **Depends on**: TASK‑003',
  ];
  const plan = read(lines.join('\n\n'));
  expect(summary(plan)).toEqual([
    ['1 地下', '2  P1'],
    '1 > 1.1 掘る: nothing said',
    '1 > 1.2 積む: 1.1',
    '2 > TASK-003 Roof: 1.1-1.2',
    '2 > TASK-004 Sweep: TASK-003',
  ]);
  expect(plan.tasks.map(({ at }) => at.id.value)).toEqual(['１.１', '１．２', 'TASK‑003', 'TASK-004']);
  expect(read('### AB‑1: Dig\n\n**Files**: a\n\n### AB‑2: Roof\n\n**Depends on**: AB‑1').tasks).toMatchObject([
    { id: 'AB-1' },
    { id: 'AB-2', dependsOn: { items: [{ id: 'AB-1' }] } },
  ]);
});

test.each([
  '全部任务',
  '所有之前的任务',
  '所有前置任务',
  '上記すべて',
  'すべてのタスク',
  '모든 작업',
  'alle vorherigen Aufgaben',
  'toutes les tâches précédentes',
  'todas las anteriores',
  'все предыдущие задачи',
])('%s are all tasks before', (value) => {
  const { tasks } = read(`- [ ] Task 1.1: Dig\n- [ ] Task 1.2: Roof\n  - **Depends on**: ${value}`);
  expect(tasks[1]?.dependsOn?.items).toMatchObject([{ kind: 'all' }]);
});

test('a phase depends on another where no blank is between the words', () => {
  const { phases } = read('## 阶段一\n\n- [ ] 任务 1.1：挖\n\n## 阶段二：屋顶（依赖阶段一）\n\n- [ ] 任务 2.1：盖');
  expect(phases[1]).toMatchObject({ name: '屋顶', dependsOn: { items: [{ kind: 'phase', id: '1' }] } });
});

test('keycaps around digits are part of none', () => {
  const { phases, tasks } = read('## Phase 1️⃣: Roof\n\n### Task 2️⃣: Lay\n\n### 3️⃣ Task 3: Sweep');
  expect(phases).toMatchObject([{ id: '1', name: 'Roof' }]);
  expect(tasks).toMatchObject([
    { id: '2', title: { value: 'Lay' } },
    { id: '3', title: { value: 'Sweep' } },
  ]);
});
