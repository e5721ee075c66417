/** The words for fields, tasks and phases (FORMAT section 1), in one table per language. */
import leven from 'leven';
import type { FieldName } from './model.ts';
import { digit, nonAlphanumeric } from './text/letters.ts';

/** `tasks` and `phases` are forms that do not end in `s`. */
type Words = Partial<Record<FieldName | 'task' | 'tasks' | 'phase' | 'phases', string>>;

const languages = {
  english: {
    description: 'Description, What, Goal, Objective, Action',
    dependsOn:
      'Depends on, Dependencies, Depends, Deps, Requires, Prerequisites, Prereqs, Blocked by, After, ' +
      'Waits for, Waits on, Waiting for, Waiting on, Predecessors',
    blocks: 'Blocks, Unblocks',
    files:
      'Files, File, File(s), File paths, New files, New file(s), Output files, Output file(s), Target files, Modified files, ' +
      'Created files, Changed files, Updated files, Affected files, Files modified, Files created, Files changed, ' +
      'Files updated, Files affected, Files touched, Files to modify, Files to create, Files to change, Files to edit, ' +
      'Files to update, Files to touch, Files to add, Files to be created, Files to be modified, Files to be changed, ' +
      'Files added, Edited files, Files to create or modify, ' +
      'Files to create/modify, Files to modify/create, Files created/modified, Files modified/created',
    doneWhen:
      'Done when, Done, Acceptance, Acceptance criteria, AC, Completion, Completion criteria, Success criteria, ' +
      'Validation criteria, Validation checklist, Checkpoint, Exit criteria, Criteria, Definition of Done, DoD, Verify, ' +
      'Verification, Validation, Completed when, Complete when, Finished when, Acceptance tests, How to verify, Done if, ' +
      'Done once, Accepted when, Success when, Acceptance checks, Acceptance checklist, Acceptance conditions, ' +
      'Verification steps, Verification criteria, Validation steps, Pass criteria, Exit conditions',
    estimate:
      'Estimate, Estimated, Est, Effort, Estimated effort, Effort estimate, Time, Estimated time, Time estimate, Duration, ' +
      'Estimated duration, Estimated hours, Est. effort, Est. time, Est. hours, Time required, Time needed, Timebox, ' +
      'Total estimate, Total effort, Total estimated effort, Total estimated time',
    status: 'Status',
    designDocument: 'Design Document',
    totalTasks: 'Total Tasks',
    lastUpdated: 'Last Updated',
    task: 'Task',
    phase: 'Phase, Wave, Batch, Sprint, Epic, Milestone, Stage, Group, Week, Part',
  },
  chinese: {
    description: '描述, 说明, 說明, 任务描述, 目标, 目標',
    dependsOn:
      '依赖, 依賴, 依赖于, 依赖项, 依赖任务, 依赖关系, 依賴關係, 相依, 前置, 前置任务, 前置条件, 前置任務, 先决条件',
    blocks: '阻塞, 阻塞任务, 后续任务',
    files: '文件, 相关文件, 涉及文件, 修改文件, 新增文件, 输出文件, 檔案',
    doneWhen: '完成标准, 完成標準, 完成条件, 完成條件, 验收标准, 驗收標準, 验收条件, 验收, 验证, 完成定义, 成功标准',
    estimate:
      '估计, 估算, 预估, 预计时间, 预估时间, 预计工时, 预估工时, 工时, 工作量, 耗时, 時間估計, 預估, 預估工時, 預估時間, 預計工時, 工時',
    status: '状态, 狀態',
    totalTasks: '任务总数, 任務總數, 总任务数, 總任務數',
    task: '任务, 任務',
    phase: '阶段, 階段',
  },
  japanese: {
    description: '説明, 概要, 内容, 目的',
    dependsOn: '依存, 依存関係, 依存先, 依存タスク, 前提, 前提条件, 前提タスク, 先行タスク',
    blocks: 'ブロック, ブロック対象, 後続タスク',
    files: 'ファイル, 対象ファイル, 変更ファイル, 新規ファイル',
    doneWhen: '完了条件, 完了基準, 完了の定義, 完了定義, 受け入れ条件, 受入条件, 受け入れ基準, 受入基準, 検証, 確認',
    estimate: '見積もり, 見積り, 見積, 所要時間, 工数, 予定工数',
    status: '状態, ステータス',
    totalTasks: 'タスク総数, 総タスク数, タスク数',
    task: 'タスク',
    phase: 'フェーズ, 段階',
  },
  korean: {
    description: '설명, 내용, 목표',
    dependsOn: '의존, 의존성, 종속성, 의존 관계, 의존 작업, 선행, 선행 작업, 선행 조건, 전제 조건',
    blocks: '차단, 후속 작업',
    files: '파일, 관련 파일, 수정 파일, 생성 파일, 변경 파일',
    doneWhen: '완료 기준, 완료 조건, 완료 정의, 인수 기준, 인수 조건, 수락 기준, 수용 기준, 검증, 검증 기준',
    estimate: '예상, 예상 시간, 예상 소요 시간, 소요 시간, 추정, 공수',
    status: '상태',
    totalTasks: '총 작업 수, 전체 작업 수, 작업 수',
    task: '작업, 태스크, 과제',
    phase: '단계, 페이즈',
  },
  german: {
    description: 'Beschreibung, Ziel',
    dependsOn:
      'Hängt ab von, Hängt von, Abhängig von, Abhängigkeit, Abhängigkeiten, Voraussetzung, Voraussetzungen, Setzt voraus, Benötigt, Nach, Blockiert durch, Wartet auf',
    blocks: 'Blockiert',
    files: 'Datei, Dateien, Neue Dateien, Geänderte Dateien, Betroffene Dateien',
    doneWhen:
      'Fertig wenn, Erledigt wenn, Fertig, Abnahme, Abnahmekriterium, Abnahmekriterien, Akzeptanzkriterium, Akzeptanzkriterien, Erfolgskriterien, Prüfung, Definition of Done',
    estimate:
      'Aufwand, Gesamtaufwand, Schätzung, Geschätzter Aufwand, Dauer, Zeit, Zeitaufwand, Geschätzte Zeit, Geschätzte Dauer',
    status: 'Zustand',
    totalTasks: 'Gesamtzahl der Aufgaben, Anzahl der Aufgaben, Anzahl Aufgaben, Aufgaben gesamt',
    task: 'Aufgabe',
    tasks: 'Aufgaben',
    phase: 'Etappe',
    phases: 'Phasen, Etappen',
  },
  french: {
    description: 'Objectif',
    dependsOn:
      'Dépend de, Dépendance, Dépendances, Prérequis, Pré-requis, Requiert, Nécessite, Bloqué par, Bloquée par, Après, Attend',
    blocks: 'Bloque, Débloque',
    files: 'Fichier, Fichiers, Nouveaux fichiers, Fichiers modifiés, Fichiers créés',
    doneWhen:
      "Terminé quand, Terminée quand, Terminé lorsque, Fait quand, Fini quand, Critère d'acceptation, Critères d'acceptation, Critère de réussite, Critères de réussite, Critères de validation, Définition de terminé, Vérification",
    estimate: 'Estimation, Effort estimé, Durée, Durée estimée, Temps, Temps estimé',
    status: 'Statut, État',
    totalTasks: 'Nombre total de tâches, Nombre de tâches, Total des tâches',
    task: 'Tâche, Tache',
    phase: 'Étape, Etape',
  },
  spanish: {
    description: 'Descripción, Objetivo',
    dependsOn:
      'Depende de, Dependencia, Dependencias, Requiere, Requisitos previos, Prerrequisitos, Bloqueado por, Bloqueada por, Después de, Espera a',
    blocks: 'Bloquea, Desbloquea',
    files: 'Archivo, Archivos, Ficheros, Archivos nuevos, Archivos modificados, Archivos creados',
    doneWhen:
      'Hecho cuando, Hecha cuando, Terminado cuando, Terminada cuando, Listo cuando, Lista cuando, Completado cuando, Criterio de aceptación, Criterios de aceptación, Criterios de éxito, Criterios de finalización, Definición de hecho, Verificación, Validación',
    estimate: 'Estimación, Esfuerzo, Esfuerzo estimado, Duración, Duración estimada, Tiempo, Tiempo estimado',
    status: 'Estado',
    totalTasks: 'Total de tareas, Número de tareas',
    task: 'Tarea',
    phase: 'Fase, Etapa',
  },
  portuguese: {
    description: 'Descrição, Objetivo',
    dependsOn:
      'Depende de, Depende da, Depende do, Dependência, Dependências, Requer, Pré-requisito, Pré-requisitos, Bloqueado por, Bloqueada por, Depois de, Após, Aguarda',
    blocks: 'Bloqueia, Desbloqueia',
    files: 'Arquivo, Arquivos, Ficheiros, Novos arquivos, Arquivos modificados, Arquivos criados',
    doneWhen:
      'Pronto quando, Pronta quando, Feito quando, Feita quando, Concluído quando, Concluída quando, Critério de aceitação, Critérios de aceitação, Critério de aceite, Critérios de aceite, Critérios de sucesso, Critérios de conclusão, Definição de pronto, Verificação, Validação',
    estimate: 'Estimativa, Esforço, Esforço estimado, Duração, Duração estimada, Tempo, Tempo estimado',
    status: 'Estado',
    totalTasks: 'Total de tarefas, Número de tarefas',
    task: 'Tarefa',
    phase: 'Fase, Etapa',
  },
  russian: {
    description: 'Описание, Цель, Что сделать',
    dependsOn:
      'Зависит от, Зависимость, Зависимости, Требует, Требуется, Предусловия, Предварительные условия, Заблокировано, Заблокирована, После, Ждёт, Ожидает',
    blocks: 'Блокирует, Разблокирует',
    files: 'Файл, Файлы, Новые файлы, Изменяемые файлы, Изменённые файлы, Созданные файлы',
    doneWhen:
      'Готово когда, Сделано когда, Завершено когда, Готово если, Критерий готовности, Критерии готовности, Критерий приёмки, Критерии приёмки, Критерий завершения, Критерии завершения, Критерии успеха, Определение готовности, Проверка',
    estimate: 'Оценка, Трудозатраты, Трудоёмкость, Длительность, Время, Оценка времени',
    status: 'Статус, Состояние',
    totalTasks: 'Всего задач, Количество задач',
    task: 'Задача, Задание',
    tasks: 'Задачи, Задаче, Задачу, Задач, Задания, Заданий',
    phase: 'Фаза, Этап',
    phases: 'Фазы, Фазе, Фазу, Этапы, Этапа, Этапе, Этапов',
  },
} as const satisfies Record<string, Words>;

/** The words of all languages for a task or a phase. */
export function wordsFor(name: Exclude<keyof Words, FieldName>): string[] {
  return Object.values(languages).flatMap((words: Words) => words[name]?.split(', ') ?? []);
}

/** The labels of the languages besides English that name a field, and their words for a phase. */
export function foreignLabels(name: FieldName | 'phase'): string[] {
  const { english: _, ...others } = languages;
  return Object.values(others).flatMap((words: Words) => words[name]?.split(', ') ?? []);
}

function isField(name: string): name is FieldName {
  return !['task', 'tasks', 'phase', 'phases'].includes(name);
}

/** Whether a field names tasks. */
export function isDependency(name: FieldName | null): boolean {
  return name === 'dependsOn' || name === 'blocks';
}

/** Labels by the field that they name. */
export type FieldLabels = Readonly<Partial<Record<FieldName, readonly string[] | undefined>>>;

/** A label, the field that it names, and one of its keys. */
interface Label {
  label: string;
  name: FieldName;
  key: string;
}

/** No label is longer, so that a bold paragraph is none. */
export const longestLabel = 80;

const beforeLetters = new RegExp(`^[${nonAlphanumeric}${digit}]+`, 'u');
const otherThanLetters = new RegExp(String.raw`(?![\s_-])[${nonAlphanumeric}${digit}]`, 'gu');
const betweenWords = new RegExp(`(?:(?!['()/])[${nonAlphanumeric}])+`, 'u');

/** The labels of each language, and what their keys name. */
const known = Object.values(languages).map((words: Words) => {
  const fields = Object.entries(words).filter(([name]) => isField(name));
  const labels = labelsOf(Object.fromEntries(fields.map(([name, written]) => [name, written.split(', ')])));
  return { labels, names: namesOf(labels) };
});
const [english] = known;
const knownNames = new Map(known.toReversed().flatMap(({ names }) => [...names]));

function labelsOf(fields: FieldLabels): Label[] {
  return Object.entries(fields).flatMap(([name, labels]) =>
    (labels ?? []).flatMap((label) => spellings(label).map((key) => ({ label, name: name as FieldName, key }))),
  );
}

/** The field of each key; of two labels with the same key the first counts. */
function namesOf(labels: readonly Label[]): Map<string, FieldName> {
  return new Map(labels.toReversed().map(({ key, name }) => [key, name]));
}

/** The labels that a plan may have: those of all languages, and a project's own. */
export class Labels {
  readonly #own: readonly Label[];
  readonly #names: ReadonlyMap<string, FieldName>;

  constructor(own: FieldLabels = {}) {
    this.#own = labelsOf(own);
    this.#names = this.#own.length === 0 ? knownNames : new Map([...namesOf(this.#own), ...knownNames]);
  }

  /**
   * The field that a label names, in any of the languages: case, blanks, hyphens, underscores, camel case, singular or
   * plural make no difference, nor do brackets after it (`Files (new)`) and marks before it.
   */
  fieldName(label: string): FieldName | null {
    if (label.length > longestLabel) return null;
    const written = plain(label).replace(beforeLetters, '');
    const withoutNote = () => written.replace(/\s?[(（][^()（）]*[)）]$/, '');
    return this.#names.get(joined(written)) ?? this.#names.get(joined(withoutNote())) ?? null;
  }

  /**
   * Finds the known label that another misspells by one or two letters: one of the project's own, one in English, or one in
   * a language that some labels are in.
   *
   * @returns null for a known label, and for one that is like none
   */
  nearestIn(written: readonly string[]): (label: string) => Label | null {
    // Most plans have no label that is not known.
    let candidates: Label[] | undefined;
    // One label is in many tasks.
    const found = new Map<string, Label | null>();
    return (label) => {
      const known = found.get(label);
      if (known !== undefined) return known;
      const isKnown = this.fieldName(label) !== null;
      if (!isKnown) candidates ??= this.#candidates(written);
      const near = isKnown ? null : nearest(label, candidates ?? []);
      found.set(label, near);
      return near;
    };
  }

  #candidates(written: readonly string[]): Label[] {
    const keys = new Set(
      written.filter((label) => this.fieldName(label) !== null).map((label) => joined(plain(label))),
    );
    const spoken = known.filter(
      (language) => language !== english && language.names.keys().some((key) => keys.has(key)),
    );
    return [this.#own, ...[...spoken, english].map((language) => language?.labels ?? [])].flat();
  }
}

/** Labels of their own that come close to known ones. */
const otherWords = new Set([
  'blocked',
  'blocker',
  'blockers',
  'blocking',
  'dependents',
  'dependent',
  'keyfiles',
  'relatedfiles',
]);

function nearest(label: string, candidates: readonly Label[]): Label | null {
  const written = joined(plain(label).replace(otherThanLetters, ''));
  if (written.length > 40 || otherWords.has(written)) return null;
  const near = candidates.flatMap((candidate) => {
    const { length } = candidate.key;
    const most = length < 6 ? 0 : length < 8 ? 1 : 2;
    const edits = Math.abs(length - written.length) > most ? Number.POSITIVE_INFINITY : leven(candidate.key, written);
    return edits <= most ? [{ candidate, edits }] : [];
  });
  return near.sort((a, b) => a.edits - b.edits)[0]?.candidate ?? null;
}

/** A label's keys, each of its words in singular and plural: their order, but not what joins them, makes a label. */
function spellings(label: string): string[] {
  const words = plain(label).split(betweenWords);
  return words.reduce<string[]>(
    (keys, word) => [...new Set(numbersOf(word))].flatMap((form) => keys.map((key) => key + form)),
    [''],
  );
}

/** A word of a language with Latin letters in singular and plural; only a rule of thumb, for more is never asked of it. */
function numbersOf(word: string): string[] {
  if (word.length < 2 || !/^[a-z]+$/.test(word)) return [word];
  if (word === 'criteria') return [word, 'criterion'];
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
  return [word, singular, singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`];
}

/** In lower case, without accents on Latin letters. */
function plain(label: string): string {
  const written = label.toLowerCase();
  if (/^[ -~]*$/.test(written)) return written;
  return written
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .replaceAll('’', "'")
    .replaceAll('ё', 'е');
}

function joined(words: string): string {
  return words.replace(/[\s.,_-]+/g, '');
}
