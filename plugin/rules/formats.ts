/** The rules for each format (DIALECTS.md); a rule that is not listed does not apply. */
import type { FormatName } from '../plan/model.ts';
import type { RuleId } from './index.ts';
import type { Severity } from './support/finding.ts';

/** A rule with its own severity, or with another in this format. */
type Row = Partial<Record<RuleId, 'own' | Severity>>;

/** Rules for plans of any format. */
const anyFormat = {
  malformed: 'own',
  'too-large': 'own',
  'foreign-dialect': 'own',
  'empty-plan': 'own',
  'duplicate-task': 'own',
  'unclosed-fence': 'own',
  'unknown-dependency': 'own',
  'self-dependency': 'own',
  'dependency-cycle': 'own',
  'outside-dependency': 'own',
  'unknown-plan': 'own',
  'plan-cycle': 'own',
  'broken-link': 'own',
  'unused-disable': 'own',
} as const satisfies Row;

/** A folder need not hold all tasks: what is done may be put away. */
const ofFolders = { 'unknown-dependency': 'info', 'status-out-of-order': 'warning' } as const satisfies Row;

/** The rules of the formats of other tools; `planwright` knows all rules but those that are only listed here. */
const ofOtherTools = {
  superpowers: { ...anyFormat, 'unread-task': 'warning', unproduced: 'own' },
  'spec-kit': {
    ...anyFormat,
    'unread-task': 'warning',
    'duplicate-phase': 'warning',
    'status-out-of-order': 'warning',
    'phase-out-of-order': 'own',
    'file-conflict': 'own',
    'total-mismatch': 'own',
    'progress-mismatch': 'own',
    'story-mismatch': 'own',
    'unknown-story': 'own',
    'story-without-task': 'own',
  },
  kiro: {
    ...anyFormat,
    'unread-task': 'warning',
    'unknown-requirement': 'own',
    'requirement-without-task': 'own',
    'container-status': 'own',
    'wave-missing': 'own',
    'wave-unknown': 'own',
    'wave-status': 'own',
  },
  openspec: {
    ...anyFormat,
    'unread-task': 'warning',
    'task-phase-mismatch': 'own',
    'status-out-of-order': 'info',
    'phase-out-of-order': 'own',
    'unticked-list': 'own',
    'archived-open': 'own',
  },
  backlog: { ...anyFormat, ...ofFolders },
  taskmd: { ...anyFormat, ...ofFolders },
  gsd: { ...anyFormat, ...ofFolders, 'unread-task': 'warning', 'container-status': 'own' },
  taskmaster: { ...anyFormat, 'status-out-of-order': 'warning' },
} as const satisfies Record<Exclude<FormatName, 'planwright'>, Row>;

/** The rules that only plans of other tools are held to. */
const onlyOthers: ReadonlySet<RuleId> = new Set([
  'unticked-list',
  'story-mismatch',
  'unknown-story',
  'story-without-task',
  'archived-open',
  'unknown-requirement',
  'requirement-without-task',
  'container-status',
  'wave-missing',
  'wave-unknown',
  'wave-status',
  'unproduced',
]);

/** The severity of a rule in a format: null where it does not apply, `own` for the rule's own. */
export function severityIn(format: FormatName, id: RuleId): 'own' | Severity | null {
  if (format === 'planwright') return onlyOthers.has(id) ? null : 'own';
  const row: Row = ofOtherTools[format];
  return row[id] ?? null;
}
