import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import { count } from '../../graph/progress.ts';
import type { Status } from '../../plan/model.ts';
import { fromHast, type PageElement, scrollFrame } from '../elements.ts';
import { doneText } from '../segments.ts';
import type { View } from '../view.ts';
import { phaseLabel } from '../wording.ts';
import type { Translate } from '../words/index.ts';

/** In the order of the bar; cancelled tasks are not counted, and mentioned in text only. */
const PARTS = ['done', 'in-progress', 'blocked', 'todo'] as const satisfies readonly Status[];
type Part = (typeof PARTS)[number];

/** In longer bars, tasks are not separated by lines. */
const MOST_CELLS = 40;
/** How much wider than such a line the longest bar is, about. */
const FRAME = 400;

/** The tasks of one bar: those of a phase, or those in none. */
interface Group {
  label: ElementContent | string;
  tasks: readonly TaskNode[];
}

/** One bar a phase, as long as the phase has tasks, divided by status: each with its own pattern, and in text beside it. */
export function progressChart(view: View): PageElement {
  const { t } = view;
  const groups = groupsOf(view);
  const used = PARTS.filter((part) => view.graph.tasks.some(({ task }) => task.status === part));
  const longest = Math.max(1, ...groups.map(({ tasks }) => counted(tasks).length));
  return fromHast(
    h('figure.pw-figure', { id: 'pw-progress-picture', dataPagefindIgnore: 'all' }, [
      scrollFrame(t('stacks.label'), [
        ...patterns(used),
        h(
          'ol.pw-stacks',
          groups.map((group) => row(group, longest, t)),
        ),
      ]),
      h('figcaption', [
        h('p', t.spoken, t('stacks.length')),
        h(
          'ul.pw-stack-key',
          used.map((part) => key(part, t)),
        ),
      ]),
    ]),
  );
}

function groupsOf({ graph, ids, t }: View): Group[] {
  const byPhase = Map.groupBy(graph.tasks, ({ phase }) => phase);
  const phases = graph.phases.map(({ phase }): Group => {
    const label = h('a', { href: `#${ids.get(phase.node)}` }, phaseLabel(phase, t));
    return { label, tasks: byPhase.get(phase) ?? [] };
  });
  const rest = byPhase.get(null) ?? [];
  const name = t(phases.length === 0 ? 'stacks.all' : 'stacks.no-phase');
  return rest.length > 0 ? [...phases, { label: name, tasks: rest }] : phases;
}

const counted = (tasks: readonly TaskNode[]) => tasks.filter(({ task }) => task.status !== 'cancelled');

function row({ label, tasks }: Group, longest: number, t: Translate): Element {
  const figures = count(tasks.map(({ task }) => task));
  const numbers = new Map(PARTS.map((part) => [part, tasks.filter(({ task }) => task.status === part).length]));
  const words = [...numbers]
    .filter(([, number]) => number > 0)
    .map(([part, number]) => t(`stacks.${part}`, { count: number }));
  if (figures.cancelled > 0 && figures.percent !== null)
    words.push(t('standing.cancelled', { count: figures.cancelled }));
  return h('li', [
    h('span.pw-stack-name', label),
    ' ',
    h('span.pw-figures', t.spoken, doneText(figures, t)),
    ...(figures.total > 0 ? [bar(numbers, figures.total, longest)] : []),
    ' ',
    h('span.pw-stack-words', t.spoken, words.join(', ')),
  ]);
}

/** Lengths are percentages of the frame's width, so that patterns keep their shape. */
function bar(numbers: ReadonlyMap<Part, number>, total: number, longest: number): Element {
  const share = (tasks: number) => `${Math.round((tasks / longest) * 10_000) / 100}%`;
  let before = 0;
  const parts = [...numbers].flatMap(([part, number]) => {
    const x = share(before);
    before += number;
    return number > 0 ? [s('rect', { className: [`pw-part-${part}`], x, width: share(number), height: '100%' })] : [];
  });
  // Dashes of a thick line, a cell each.
  const border = longest / FRAME;
  const dashes = { pathLength: total, strokeDasharray: `${border} ${1 - border}`, strokeDashoffset: border / 2 };
  const isDivided = longest <= MOST_CELLS && total > 1;
  const borders = isDivided ? [s('line', { x2: share(total), y1: '50%', y2: '50%', ...dashes })] : [];
  const outline = s('rect', { className: ['pw-part-all'], width: share(total), height: '100%' });
  return s('svg', { className: ['pw-stack'], ariaHidden: 'true', focusable: 'false' }, [...parts, outline, ...borders]);
}

function key(part: Part, t: Translate): Element {
  const swatch = s('rect', { className: [`pw-part-${part}`], width: '100%', height: '100%' });
  const outline = s('rect', { className: ['pw-part-all'], width: '100%', height: '100%' });
  return h('li', { lang: t.spoken.lang }, [
    s('svg', { className: ['pw-stack', 'pw-stack-swatch'], ariaHidden: 'true', focusable: 'false' }, [swatch, outline]),
    ` ${t(`state.${part}`)}`,
  ]);
}

const RISING = 'M-2 2 2-2M0 8 8 0M6 10 10 6';
const FALLING = 'M-2 6 2 10M0 0 8 8M6-2 10 2';
/** Lines in one direction for tasks in progress, in two for blocked ones. */
const LINES: { [Status in Part]?: string } = { 'in-progress': RISING, blocked: `${RISING}${FALLING}` };

function patterns(used: readonly Part[]): Element[] {
  const made = used.flatMap((part) => {
    const d = LINES[part];
    return d === undefined ? [] : [pattern(part, d)];
  });
  const properties = { className: ['pw-patterns'], width: 0, height: 0, ariaHidden: 'true', focusable: 'false' };
  return made.length > 0 ? [s('svg', properties, made)] : [];
}

function pattern(part: Part, d: string): Element {
  return s('pattern', { id: `pw-pattern-${part}`, patternUnits: 'userSpaceOnUse', width: 8, height: 8 }, [
    s('rect', { className: [`pw-ground-${part}`], width: 8, height: 8 }),
    s('path', { className: [`pw-lines-${part}`], d }),
  ]);
}
