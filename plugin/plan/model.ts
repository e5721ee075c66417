/**
 * The plan as its author wrote it: every value with its source position.
 * Nothing here is derived; what follows from a plan is in `graph/model.ts`.
 */
import type {
  BlockContent,
  Code,
  DefinitionContent,
  Heading,
  Html,
  List,
  ListItem,
  PhrasingContent,
  Root,
  Table,
} from 'mdast';
import type { Position } from 'unist';

/** Text of the source. `position` is that of the exact characters, and absent when the tree carries none. */
export interface Sourced<T = string> {
  value: T;
  position: Position | undefined;
}

/** A task's own status, by its box, its Status field or its heading. */
export type Status = 'todo' | 'in-progress' | 'done' | 'blocked' | 'cancelled';

/** A block of the page as mdast has it. */
export type Block = BlockContent | DefinitionContent;

/** The parts of a plan that FORMAT section 1 names. */
export type FieldName =
  | 'description'
  | 'dependsOn'
  | 'blocks'
  | 'files'
  | 'doneWhen'
  | 'estimate'
  | 'status'
  | 'designDocument'
  | 'totalTasks'
  | 'lastUpdated';

/** `**Label**: value`, wherever it was written: a bullet, a line of a paragraph, or a piece of a line. */
export interface Field {
  /** The field that the label names; null for a label that the format does not know. */
  name: FieldName | null;
  label: Sourced;
  /** The value as plain text: the inline part, then each block on a line of its own. Empty when nothing was written. */
  text: Sourced;
  /** The inline part of the value, with its formatting. */
  inline: PhrasingContent[];
  /** The blocks below the label: nested lists, further paragraphs, code. */
  blocks: Block[];
  /** The text with its code spans and links marked, for values that name things. */
  inlineText: InlineText;
  /** The heading that is its label. */
  heading?: Heading;
}

/**
 * Inline content as plain text that can be traced back: `positionOf(from, to)` is the source position of these characters.
 * Offsets count UTF-16 units of `text`.
 */
export interface InlineText {
  readonly text: string;
  readonly spans: readonly Span[];
  positionOf(from: number, to: number): Position | undefined;
}

/** A part of an inline text that was bold, a code span, a link or struck through. */
export interface Span {
  kind: 'strong' | 'code' | 'link' | 'delete';
  from: number;
  to: number;
  /** The target of a link. */
  url?: string;
}

/** One thing that a `Depends on` or `Blocks` value names, in the author's order (FORMAT section 2). */
export type Reference =
  /** `before` is a name in front of it, as in `payments Task 2.4`: another plan's task where a plan is called so. */
  | { kind: 'task'; id: string; before?: string }
  | { kind: 'range'; from: string; to: string }
  /** `2.x` */
  | { kind: 'wildcard'; prefix: string }
  | { kind: 'phase'; id: string; to: string | null }
  /** `all`, `all previous tasks` */
  | { kind: 'all' }
  /** Another plan's task; `plan` as written (a plan's id, a path, or a link's target). */
  | { kind: 'plan'; plan: string; id: string }
  /** A bare whole number: a task where the plan has that id, else an outside condition. */
  | { kind: 'number'; id: string }
  /** Anything else, such as `PR #802 merged`. */
  | { kind: 'outside' };

/** One item of a Depends on or Blocks: a task or phase of the plan, several of them, a task elsewhere, or a condition. */
export type Dependency = Reference & {
  /** The exact words, e.g. `Task 1.1`; for an outside condition the whole item. */
  source: Sourced;
};

/** The value of a dependency field. */
export interface Dependencies {
  /** True for `None` and the like: the task depends on nothing. */
  none: boolean;
  items: Dependency[];
  /** Whether it is said apart from the task or group that it is about, in a sentence. */
  isApart?: boolean;
  /** Whether the task also waits for what its format implies. */
  keepsOrder?: boolean;
  /** Ids in a note after `None` or in brackets: no dependencies, but what the note is about. */
  noted: string[];
  /** Parts that were not read as dependencies: an id in prose, or an `or`, both of whose sides were read. */
  unread: UnreadDependency[];
  field: Field | null;
  source: Sourced;
}

/** Words of a dependency value that say more than was read; or what is crossed out, which is not a dependency. */
export interface UnreadDependency {
  kind: 'id' | 'words' | 'or' | 'except' | 'struck';
  /** The id as written, or the item. */
  source: Sourced;
  /** The ids that it is about. */
  ids: string[];
  /** The outside condition that the words were taken for. */
  outside: Dependency | null;
}

/** A line that looks like a field of a task, and was not read as one; or the second of two that differ. */
export interface UnreadField {
  /**
   * Not below its task: `stray` beside a list task, `cut` below another heading, `indented` as code; or not right below it: `nested`
   * in another item, `quoted` in a quote, `row` in a table, `boxed` with a box in front.
   */
  kind: 'misspelt' | 'ids' | 'stray' | 'cut' | 'indented' | 'nested' | 'quoted' | 'row' | 'boxed' | 'twice';
  /** The task that it is in, or follows. */
  task: string;
  label: Sourced;
  /** The label that was probably meant; for `twice` the first value. */
  meant: string | null;
  /** The fields that were lost with it. */
  names: FieldName[];
}

/** One place where a task is written in the file. */
export interface Occurrence {
  node: Heading | ListItem;
  /** As written; the empty string for a task without an id. */
  id: Sourced;
  /** A tag or note right after the id, `[F]` or `(optional)`. */
  tag: Sourced | null;
  /** Title text after the id; box, status emoji and strike-through are taken off. */
  title: Sourced;
  /** The title with its formatting. */
  titleInline: PhrasingContent[];
  /** The status of its box, its emoji or a struck title; also null for a line that is not about the task's status. */
  mark: Sourced<Status> | null;
  /** The status of an emoji, or of a box in the text, beside the box that counts. */
  secondMark: Sourced<Status> | null;
  /** `- [ ] **Task 1.1**` or `### Task 1.1`. */
  form: 'list' | 'heading';
  fields: Field[];
  /** The content of the task in page order: parsed fields, and everything else as mdast. Nested tasks are left out. */
  body: (Field | Block)[];
}

/** A task, with its fields as the author wrote them. */
export interface Task {
  /** As written; `~2.3` for the third task of the second group where none is written that only it has. */
  id: string;
  title: Sourced;
  /** `task-1-1`: unique within the plan, and the same in every build. */
  anchor: string;
  /** The phase's id, or null outside any phase. */
  phase: string | null;
  /** The id of the task whose sub-task it is. */
  parent: string | null;
  /** The author says that it may be left out: it is counted apart, and holds nobody up. */
  optional: boolean;
  /** The author says that it can run beside its neighbours, as spec-kit's `[P]`. */
  parallel: boolean;
  /** The user stories that it is for: `2` for `[US2]`. */
  stories: Sourced[];
  /** The requirements that it meets, as ids. */
  requirements: Sourced[];
  /** Names in code that it uses and, according to the plan, no task produces. */
  taken: Sourced[];
  status: Status;
  /** The source of the status: the box, the word or the emoji; null if it is the default. */
  statusSource: Sourced | null;
  /** An unknown mark or word; the status then comes from the rest of the task, else it is to do. */
  unknownStatus: Sourced | null;
  description: Sourced | null;
  /** Null where the task has no such field, or an empty one. */
  dependsOn: Dependencies | null;
  blocks: Dependencies | null;
  files: Sourced[];
  doneWhen: Sourced | null;
  /** `hours` is null for anything that is not a duration, such as `M`. A day is 8 hours, a week 5 days. */
  estimate: (Sourced & { hours: number | null }) | null;
  /** Nested boxes, outside of nested tasks and before a thematic break. */
  boxes: { ticked: number; total: number };
  /** The copy that counts. */
  at: Occurrence;
  /** Other copies without fields, e.g. in an overview list. */
  mentions: Occurrence[];
  /** PlanLocation of the whole heading or of the item's first line. */
  position: Position | undefined;
}

/** The purpose of a group, by the words of its heading; in most formats all groups are plain. */
export type PhaseKind = 'setup' | 'foundational' | 'story' | 'final' | 'plain';

/** A phase, or another group of tasks. */
export interface Phase {
  /** As in its heading; its place among the groups where none is written there. */
  id: string;
  isNumbered: boolean;
  kind: PhaseKind;
  /** The user stories in its heading: `1` and `6` for `US1 + US6`. */
  stories: Sourced[];
  /** `P1`, where the heading has one. */
  priority: string | null;
  /** `Foundation`, without the word, the id and decorations; the empty string where the heading has no more. */
  name: string;
  /** The heading as written, `Phase 1: Foundation`. */
  heading: Sourced;
  goal: Sourced | null;
  /** Ids in the order of the page. */
  tasks: string[];
  /** A dependency in the heading's brackets or in a field of its own; it holds for each of its tasks. */
  dependsOn: Dependencies | null;
  /** `(5/8)` or `(8 tasks)` in the heading, and the digits alone. */
  count:
    | (Sourced<{ done: number | null; total: number }> & { digits: { done: Sourced | null; total: Sourced } })
    | null;
  /** A status emoji such as ✅ in the heading. */
  mark: (Sourced<Status> & { symbol: string }) | null;
  /** Its heading; in a Kiro file also the list item that it begins with. */
  node: Heading | ListItem;
  fields: Field[];
}

/** A numbered line that only holds others, and is not counted. */
export interface Container {
  /** The kind of thing that its number counts. */
  kind: 'task' | 'phase';
  id: string;
  title: Sourced;
  /** The status of its own box. */
  box: Sourced<Status>;
  /** The ids of all tasks below its number. */
  tasks: string[];
  requirements: Sourced[];
}

/** A table cell: its text with code spans and links marked, and its position. */
export interface Cell {
  text: string;
  position: Position | undefined;
  inlineText: InlineText;
}

/** A row of the table of sequence constraints. */
export interface SequenceRow {
  constraint: Cell;
  type: Cell;
  rationale: Cell;
}
/** A row of the table of mutual exclusions. */
export interface MutualExclusionRow {
  a: Cell;
  b: Cell;
  conflict: Cell;
}
/** A row of the table of liveness requirements. */
export interface LivenessRow {
  requirement: Cell;
  trigger: Cell;
  guarantee: Cell;
}
/** A row of the table of atomic groups. */
export interface AtomicityRow {
  group: Cell;
  rollback: Cell;
  notes: Cell;
}
/** One box of the Deadlock Analysis. */
export interface DeadlockClaim {
  claim: Cell;
  ticked: boolean;
  node: ListItem;
}

/** A constraint section: its heading, its table and its rows; `node` is null where the heading has no table. */
export interface ConstraintTable<Row> {
  heading: Heading;
  node: Table | null;
  /** False where the columns cannot be told apart; `rows` is then empty. */
  readable: boolean;
  rows: Row[];
}

/** The Temporal Logic Constraints: a table of each kind, and the checklist; null for those that the plan does not have. */
export interface Constraints {
  /** `## Temporal Logic Constraints`, or null. */
  heading: Heading | null;
  sequence: ConstraintTable<SequenceRow> | null;
  mutualExclusion: ConstraintTable<MutualExclusionRow> | null;
  liveness: ConstraintTable<LivenessRow> | null;
  atomicity: ConstraintTable<AtomicityRow> | null;
  deadlock: { heading: Heading; list: List | null; claims: DeadlockClaim[] } | null;
}

/** A typed number that the build can check by counting. */
export interface Figure extends Sourced<number> {
  /** The digits alone; null where the number was worked out, as from `1.1-1.4`. */
  digits: Sourced | null;
}

/** A row of the progress table. */
export interface ProgressRow {
  /** The first cell, `1. Foundation`. */
  label: Cell;
  /** The phase's id that leads the label; null for the Total row. */
  phase: string | null;
  kind: 'phase' | 'total' | 'other';
  /** All of the row. */
  cells: Cell[];
  tasks: Figure | null;
  completed: Figure | null;
  /** `60%`, wherever in the row. */
  percent: Figure | null;
  /** The whole cell, and of it the symbols in front (`🔄`, or `✅` as the word itself) and the word. */
  status: (Sourced<'done' | 'in-progress' | 'todo'> & { symbols: Sourced | null; word: Sourced | null }) | null;
}

/** Figures about the plan or a phase in a line outside of tasks, such as `Tasks: 9`. */
export interface StatedFigures extends Pick<ProgressRow, 'tasks' | 'completed' | 'status'> {
  label: string;
  /** Null for the plan as a whole. */
  phase: Phase | null;
}

/** A table outside of Progress Tracking whose rows are the phases of the plan. */
export type SummaryTable = Pick<ProgressTable, 'rows'> & { node: Table };

/** The Progress Tracking table. */
export interface ProgressTable {
  heading: Heading;
  node: Table | null;
  rows: ProgressRow[];
  lastUpdated: Sourced | null;
}

/** Lines that look like a table of constraints or figures and are none, or a row with more cells than its header. */
export interface UnreadTable {
  heading: Heading;
  /** Whether they are under the heading of a constraint table. */
  isConstraint: boolean;
  cause: 'no-dashes' | 'dashes' | 'apart' | 'indented' | 'code' | 'html' | 'cut';
  /** The number of columns of the header. */
  columns: number;
  /** The first line; of a row that is cut, its first cell, at the place of the last. */
  source: Sourced;
}

/** The fields of the Overview section. */
export interface Overview {
  heading: Heading | null;
  designDocument: Sourced | null;
  /** `number` and its `digits` are null where the text holds none that can be judged (`~12`, `10-12`, a placeholder). */
  totalTasks: (Sourced & { number: number | null; digits: Sourced | null }) | null;
  estimatedEffort: Sourced | null;
}

/** Front matter keys that the format reads; the rest is the author's. */
export interface FrontMatter {
  title?: string;
  phaseOrder?: 'implied' | 'none';
  format?: FormatName;
}

/** The formats that plans are in. Where a file may be of several, the one that comes first here is taken. */
export const formatNames = [
  'superpowers',
  'planwright',
  'spec-kit',
  'kiro',
  'openspec',
  'backlog',
  'taskmd',
  'gsd',
  'taskmaster',
] as const;

/** The name of a format, as the setting `formats` and front matter give it. */
export type FormatName = (typeof formatNames)[number];

/** Tasks that the file itself says can run in parallel: each task of a wave waits for all of the wave before. */
export interface DeclaredWave {
  /** As the file numbers it. */
  id: string;
  /** Ids as written, containers among them. */
  tasks: Sourced[];
  source: Sourced;
}

/** One of several files that make up a plan. */
export interface PlanPart {
  /** Path as the host shows it. */
  path: string;
  /** The line of the plan that its text starts on. */
  line: number;
  offset: number;
}

/** A plan as its author wrote it. Values keep their positions in the source. */
export interface Plan {
  id: string;
  format: FormatName;
  /** Whether it was read; false for a file that is only part of a plan of another tool. */
  isRead: boolean;
  /** Its files in the order of its text, where several make it up. */
  parts: PlanPart[];
  /** Path as the host shows it; null where the host has none. */
  path: string | null;
  title: Sourced | null;
  /** The `#` heading that gives the title, if one does. */
  titleNode: Heading | null;
  frontMatter: FrontMatter;
  /** A `phaseOrder` or `format` that is none of the known ones, or not in front matter, as written. */
  unknownEntries: (Sourced & { name: 'phaseOrder' | 'format'; isOutside: boolean })[];
  overview: Overview;
  phases: Phase[];
  /** In the order of the page, ids unique. */
  tasks: Task[];
  /** Whether its place says that it is closed: tasks left open in it will not be done. */
  isArchived: boolean;
  /** Waves that the file declares, in their order; empty in most. */
  waves: DeclaredWave[];
  /** Code that is meant as such waves and cannot be read. */
  unreadWaves: Sourced | null;
  /** Of Kiro's files, at all levels; those at the top are phases, too. */
  containers: Container[];
  /** Second definitions, with fields or another title, of an id that `tasks` holds already. */
  duplicates: { id: string; at: Occurrence; first: Occurrence }[];
  /**
   * A fence that nothing closes before the end of the file or the next fence, over lines that would be headings or tasks: how
   * many tasks, and whether it is the last.
   */
  unclosedFence: (Sourced<number> & { isLast: boolean }) | null;
  /** Lines that look like tasks but were not read as such. */
  unread: UnreadTask[];
  /** Statuses that lines with an emoji, or rows of a table, say of tasks. */
  listed: { id: string; place: 'line' | 'row'; mark: Sourced<Status> }[];
  /** Of all tasks, then those below none. */
  unreadFields: UnreadField[];
  /** Phases below `## Implementation Order`: the plan claims to follow the template. */
  followsTemplate: boolean;
  constraints: Constraints;
  /** Code under a Dependencies Graph heading. */
  drawing: Code | null;
  /** Its text, with places. */
  drawn: InlineText | null;
  progress: ProgressTable | null;
  summaries: SummaryTable[];
  unreadTables: UnreadTable[];
  stated: StatedFigures[];
  /** Of the whole page, in its order. */
  links: Link[];
  /** Raw HTML of the whole page, in its order; a comment in it may speak to the checker. */
  html: Html[];
  /** Template texts that were left in place (FORMAT section 1). */
  placeholders: Placeholder[];
  /** Every task is still the template's own text or a placeholder. */
  untouched: boolean;
  faults: Fault[];
  /** Set if the file is too large to be read: then nothing was read, and the tree is empty. */
  excess: Fault | null;
  /** The tree that was read; nodes above are its own. */
  tree: Root;
  /** The headings and list items that begin like a phase or a task, whether it counts or not. */
  starts: ReadonlySet<Heading | ListItem>;
}

/** A line that looks like a task and is none, a task without a title, or a heading that is not a phase (FORMAT section 6a). */
export interface UnreadTask {
  /** As it would be. */
  id: string;
  /** Word and id, as written. */
  source: Sourced;
  /** `other` is a line whose beginning does not say why. */
  cause:
    | 'misspelled'
    | 'no-blank'
    | 'no-digit'
    | 'several'
    | 'no-word'
    | 'brackets'
    | 'no-box'
    | 'broken-box'
    | 'no-list'
    | 'paragraph'
    | 'level'
    | 'heading'
    | 'heading-marks'
    | 'nested'
    | 'row'
    | 'indented'
    | 'html'
    | 'no-title'
    | 'phase'
    | 'phase-level'
    | 'phase-text'
    | 'other';
  /** The phase that it is in; for what is not a phase, that of the tasks below. */
  phase: string | null;
  /** The word for a task or a phase that was meant; empty where the format has none. */
  word?: string;
}

/** A link or an image, in Markdown or HTML; a definition counts as a link, for all that refer to it. */
export interface Link {
  kind: 'link' | 'image';
  /** The address. */
  url: Sourced;
}

/** A text in square brackets that is left over from the template. */
export interface Placeholder {
  source: Sourced;
  /** Its place, which decides how much it matters. */
  where: 'title' | 'doneWhen' | 'dependsOn' | 'row' | 'elsewhere';
}

/** Something that keeps the file from being read as its author meant it: a NUL byte, front matter that does not parse. */
export interface Fault {
  message: string;
  hint: string;
  position: Position | undefined;
}
