import { expect } from 'vitest';
import type { Finding } from '../../plugin/rules/support/finding.ts';

/** Room for a message of two lines. */
const MAX_CHARACTERS = 220;

/** The pattern "Unexpected X, expected Y", and translated idiom. */
const banned =
  /\b(?:unexpected|expected|mend(?:ed|s)?|stands?|bears?|borne|heed|weave|behind|says? other than|hang together|in the way|turn(?:s|ed)? (?:it |them )?round|way round|tak(?:e|es|en) (?:it|this|that|one) out)\b|\d %/i;

const disagreement =
  /(?<!Make )\bTask [\w.-]+ (?:are|were|have|depend|wait)\b|^Tasks [\d., and]+ (?:is|was|has|depends|waits)\b/;

/** Asserts that a finding speaks in plain sentences, whatever the author's words in it. */
export function expectPlainEnglish({ message, hint, related }: Pick<Finding, 'message' | 'hint' | 'related'>): void {
  for (const text of [message, hint, ...related.map((place) => place.message)]) {
    expect(text).toMatch(/^[\p{Lu}“]/u);
    expect(text).toMatch(text === hint ? /[.?]$/ : /\.$/);
    expect(text.length).toBeLessThanOrEqual(MAX_CHARACTERS);
    const own = text.replace(/“[^”]*”|`[^`]*`/g, '“”');
    expect(own).not.toMatch(banned);
    expect(own).not.toMatch(disagreement);
    expect(own).not.toMatch(/undefined|\bnull\b|NaN|\[object| {2}| [.,]|\.\./);
  }
}
