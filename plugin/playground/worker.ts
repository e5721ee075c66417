/** The thread that judges: it answers the newest question, and drops those that were overtaken. */
import { findingsOf, graphOf, judge, type PlaygroundSettings, pageOf } from './judge.ts';
import type { WrittenPlan } from './link.ts';

/** The view of a plan beside its findings. */
export type Shown = 'findings' | 'page' | 'graph';

/** A message to the thread: a plan to judge. */
export interface Question {
  /** Counts up. */
  number: number;
  source: WrittenPlan;
  shown: Shown;
  settings: PlaygroundSettings;
}

/** Findings come first. What is shown beside them follows. */
export type Answer = { number: number } & (
  | { kind: 'findings'; html: string; summary: string }
  | { kind: 'page' | 'graph'; html: string }
);

let newest: Question | null = null;
let drawer: ReturnType<typeof import('./drawer.ts').browserDrawer> | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if (newest === null) soon(() => answerNewest().catch(fail));
  newest = data;
});

/** The page is told of what is thrown, not of a promise that is rejected. */
const fail = (error: unknown) =>
  soon(() => {
    throw error;
  });

/** After the messages that have arrived in the meantime. */
const soon = (act: () => void) => setTimeout(act);

async function answerNewest(): Promise<void> {
  const question = newest;
  newest = null;
  if (question === null) return;
  const { number, shown, source, settings } = question;
  const judged = judge(source, settings);
  const answer = (given: Answer) => postMessage(given);
  answer({ number, kind: 'findings', ...findingsOf(judged) });
  if (shown === 'findings') return;
  await new Promise<void>((resolve) => soon(resolve));
  if (newest !== null) return;
  if (shown === 'page') answer({ number, kind: 'page', html: await pageOf(judged) });
  else answer({ number, kind: 'graph', html: await graphOf(judged, loadDrawer) });
}

function loadDrawer() {
  drawer ??= import('./drawer.ts').then(({ browserDrawer }) => browserDrawer());
  return drawer;
}
