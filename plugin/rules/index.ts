import { archivedOpen } from './archived-open.ts';
import { atomicityNoRollback } from './atomicity-no-rollback.ts';
import { atomicityPartial } from './atomicity-partial.ts';
import { brokenLink } from './broken-link.ts';
import { constraintReference } from './constraint-reference.ts';
import { constraintTable } from './constraint-table.ts';
import { containerStatus } from './container-status.ts';
import { deadlock } from './deadlock.ts';
import { deadlockClaim } from './deadlock-claim.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { drawingMismatch } from './drawing-mismatch.ts';
import { duplicatePhase } from './duplicate-phase.ts';
import { duplicateTask } from './duplicate-task.ts';
import { emptyPlan } from './empty-plan.ts';
import { fileConflict } from './file-conflict.ts';
import { foreignDialect } from './foreign-dialect.ts';
import { laterPhaseDependency } from './later-phase-dependency.ts';
import { livenessUnbounded } from './liveness-unbounded.ts';
import { livenessUnreachable } from './liveness-unreachable.ts';
import { malformed } from './malformed.ts';
import { missingField } from './missing-field.ts';
import { missingFile } from './missing-file.ts';
import { missingSection } from './missing-section.ts';
import { mutexBroken } from './mutex-broken.ts';
import { outsideDependency } from './outside-dependency.ts';
import { phaseOutOfOrder } from './phase-out-of-order.ts';
import { placeholder } from './placeholder.ts';
import { planCycle } from './plan-cycle.ts';
import { progressMismatch } from './progress-mismatch.ts';
import { redundantDependency } from './redundant-dependency.ts';
import { requirementWithoutTask } from './requirement-without-task.ts';
import { selfDependency } from './self-dependency.ts';
import { sequenceBroken } from './sequence-broken.ts';
import { sequenceContradicted } from './sequence-contradicted.ts';
import { sequenceUnenforced } from './sequence-unenforced.ts';
import { statusMismatch } from './status-mismatch.ts';
import { statusOutOfOrder } from './status-out-of-order.ts';
import { storyMismatch } from './story-mismatch.ts';
import { storyWithoutTask } from './story-without-task.ts';
import { subtaskOpen } from './subtask-open.ts';
import type { Rule } from './support/rule.ts';
import { taskPhaseMismatch } from './task-phase-mismatch.ts';
import { tooLarge } from './too-large.ts';
import { totalMismatch } from './total-mismatch.ts';
import { unclosedFence } from './unclosed-fence.ts';
import { unknownDependency } from './unknown-dependency.ts';
import { unknownPlan } from './unknown-plan.ts';
import { unknownRequirement } from './unknown-requirement.ts';
import { unknownStatus } from './unknown-status.ts';
import { unknownStory } from './unknown-story.ts';
import { unproduced } from './unproduced.ts';
import { unreadDependency } from './unread-dependency.ts';
import { unreadField } from './unread-field.ts';
import { unreadTable } from './unread-table.ts';
import { unreadTask } from './unread-task.ts';
import { untickedList } from './unticked-list.ts';
import { untouchedTemplate } from './untouched-template.ts';
import { unusedDisable } from './unused-disable.ts';
import { waveMissing } from './wave-missing.ts';
import { waveStatus } from './wave-status.ts';
import { waveUnknown } from './wave-unknown.ts';

/** Every rule by its id. Findings at one place keep this order. */
export const rules = {
  malformed,
  'too-large': tooLarge,
  'untouched-template': untouchedTemplate,
  'foreign-dialect': foreignDialect,
  'missing-section': missingSection,
  'empty-plan': emptyPlan,
  placeholder,
  'duplicate-task': duplicateTask,
  'duplicate-phase': duplicatePhase,
  'task-phase-mismatch': taskPhaseMismatch,
  'missing-field': missingField,
  'unread-task': unreadTask,
  'unread-table': unreadTable,
  'unclosed-fence': unclosedFence,
  'unread-field': unreadField,
  'unknown-status': unknownStatus,
  'status-mismatch': statusMismatch,
  'subtask-open': subtaskOpen,
  'container-status': containerStatus,
  'unread-dependency': unreadDependency,
  'unknown-dependency': unknownDependency,
  'self-dependency': selfDependency,
  'dependency-cycle': dependencyCycle,
  'later-phase-dependency': laterPhaseDependency,
  'outside-dependency': outsideDependency,
  'unknown-plan': unknownPlan,
  'plan-cycle': planCycle,
  'redundant-dependency': redundantDependency,
  'wave-missing': waveMissing,
  'wave-unknown': waveUnknown,
  'wave-status': waveStatus,
  'unknown-requirement': unknownRequirement,
  'requirement-without-task': requirementWithoutTask,
  'status-out-of-order': statusOutOfOrder,
  'phase-out-of-order': phaseOutOfOrder,
  'total-mismatch': totalMismatch,
  'progress-mismatch': progressMismatch,
  'drawing-mismatch': drawingMismatch,
  'broken-link': brokenLink,
  'missing-file': missingFile,
  'file-conflict': fileConflict,
  'constraint-table': constraintTable,
  'constraint-reference': constraintReference,
  'sequence-unenforced': sequenceUnenforced,
  'sequence-contradicted': sequenceContradicted,
  'sequence-broken': sequenceBroken,
  'mutex-broken': mutexBroken,
  'liveness-unbounded': livenessUnbounded,
  'liveness-unreachable': livenessUnreachable,
  'atomicity-no-rollback': atomicityNoRollback,
  'atomicity-partial': atomicityPartial,
  deadlock,
  'deadlock-claim': deadlockClaim,
  'unticked-list': untickedList,
  'story-mismatch': storyMismatch,
  'unknown-story': unknownStory,
  'story-without-task': storyWithoutTask,
  'archived-open': archivedOpen,
  unproduced,
  'unused-disable': unusedDisable,
} as const satisfies Record<string, Rule>;

/** The id of a rule: permanent, and part of its page's address. */
export type RuleId = keyof typeof rules;

/** The ids in the registry's order. */
export const ruleIds = Object.keys(rules) as RuleId[];
