import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type {
  JudgedAtomicity,
  JudgedClaim,
  JudgedExclusion,
  JudgedLiveness,
  JudgedSequence,
} from '../../graph/constraints/model.ts';

/** What a row or a claim comes to. */
export type Verdict = (JudgedSequence | JudgedExclusion | JudgedLiveness | JudgedAtomicity | JudgedClaim)['verdict'];

/** How a verdict is to be taken: it holds, something is lacking, it fails, or there is none. */
type Tone = 'holds' | 'lacks' | 'fails' | 'open';

/** The words of FORMAT section 4, as a reader is told them. */
export const verdicts = {
  enforced: { word: 'enforced', tone: 'holds' },
  ordered: { word: 'ordered', tone: 'holds' },
  serialised: { word: 'serialised', tone: 'holds' },
  bounded: { word: 'bounded', tone: 'holds' },
  whole: { word: 'whole', tone: 'holds' },
  verified: { word: 'verified', tone: 'holds' },
  unenforced: { word: 'unenforced', tone: 'lacks' },
  unbounded: { word: 'unbounded', tone: 'lacks' },
  partial: { word: 'partial', tone: 'lacks' },
  'no-rollback': { word: 'no rollback', tone: 'lacks' },
  contradicted: { word: 'contradicted', tone: 'fails' },
  broken: { word: 'broken', tone: 'fails' },
  unreachable: { word: 'unreachable', tone: 'fails' },
  'not-bound': { word: 'not bound', tone: 'open' },
  'authors-claim': { word: 'author’s claim', tone: 'open' },
} as const satisfies Record<Verdict, { word: string; tone: Tone }>;

/** The verdict as an icon and a word, and one click away why it is so. */
export function verdictBox(verdict: Verdict, evidence: readonly ElementContent[]): Element {
  const { word, tone } = verdicts[verdict];
  return h('details.pw-verdict', { className: [`pw-verdict-${tone}`] }, [
    h('summary', h('span.pw-badge', [h('span.pw-icon', { ariaHidden: 'true' }), word])),
    h('div.pw-evidence', [...evidence]),
  ]);
}
