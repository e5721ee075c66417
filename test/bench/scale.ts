import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { checkPlan } from '../../plugin/check/check.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { generatePlan } from '../support/generate.ts';
import { benchPlan } from './plans.ts';
import { printTable } from './table.ts';
import { atMost, median, peakMemory } from './time.ts';

/** Milliseconds of each step. */
interface Steps {
  parse: number;
  read: number;
  graph: number;
  rules: number;
}

interface Measured {
  name: string;
  tasks: number;
  steps: Steps;
  /** Of the process, so far. */
  memory: number;
}

/** What a host parses with, and the yardstick of what may be done after parsing. */
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

const PLANS = 500;
/** The larger is the most that `too-large` lets in. */
const SIZES = [1_000, 2_000] as const;

/** Prints what plans cost when there are many, and when they are large, and what remark takes for the many. */
export function run(): void {
  const texts = Array.from({ length: PLANS }, (_, index) => benchPlan(index + 1));
  const many = measureMany(texts);
  const [remarkMs] = timed(1, () => texts.forEach((text) => void remark.parse(text)));
  const [small, large] = [measureOne(SIZES[0]), measureOne(SIZES[1])];
  console.log('\nMany plans, and large ones: milliseconds\n');
  printTable([
    ['', 'tasks', 'parse', 'read', 'graph', 'rules', 'parse/task', 'r+g+r/task', 'r+g+r/p', 'peak MB'],
    ...[many, small, large].map(row),
  ]);
  const share = afterParse(many) / remarkMs;
  const own = afterParse(many) / many.steps.parse;
  const growth = afterParse(large) / large.tasks / (afterParse(small) / small.tasks);
  console.log(`\nRemark parses the ${PLANS} plans in ${remarkMs.toFixed(0)} ms.`);
  console.log(
    `Reading, graph and rules in shares of that: ${atMost(share, 0.2)}; of our own parsing: ${own.toFixed(2)}`,
  );
  console.log(`The same per task at 2,000 tasks, in times of that at 1,000: ${atMost(growth, 1.5)}`);
}

/** All plans, one after the other, once. */
function measureMany(texts: readonly string[]): Measured {
  const all = texts.map((text) => measureText(text));
  const sum = (step: keyof Steps) => all.reduce((ms, { steps }) => ms + steps[step], 0);
  return {
    name: `${texts.length} plans`,
    tasks: all.reduce((count, { tasks }) => count + tasks, 0),
    steps: { parse: sum('parse'), read: sum('read'), graph: sum('graph'), rules: sum('rules') },
    memory: peakMemory(),
  };
}

function measureOne(tasks: number): Measured {
  return { name: 'one plan', ...measureText(generatePlan(tasks), 5), memory: peakMemory() };
}

function measureText(text: string, runs = 1): Pick<Measured, 'tasks' | 'steps'> {
  const [parse, tree] = timed(1, () => parseMarkdown(text));
  const [read, plan] = timed(runs, () => readPlan(tree, { id: 'plan', path: 'plan/tasks.md', source: text }));
  const [graph, related] = timed(runs, () => relate(plan));
  const [rules] = timed(runs, () => checkPlan(plan, related, { limits: { tasks: Infinity } }));
  return { tasks: plan.tasks.length, steps: { parse, read, graph, rules } };
}

function timed<Value>(runs: number, step: () => Value): [ms: number, value: Value] {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const value = step();
    times.push(performance.now() - start);
    if (times.length === runs) return [median(times), value];
  }
}

function row(measured: Measured): string[] {
  const { name, tasks, steps, memory } = measured;
  return [
    name,
    String(tasks),
    ...[steps.parse, steps.read, steps.graph, steps.rules].map((ms) => ms.toFixed(0)),
    (steps.parse / tasks).toFixed(3),
    (afterParse(measured) / tasks).toFixed(3),
    (afterParse(measured) / steps.parse).toFixed(2),
    memory.toFixed(0),
  ];
}

function afterParse({ steps }: Measured): number {
  return steps.read + steps.graph + steps.rules;
}
