/** The data of the playground's page, as its element carries it. */
import type { CheckSettings } from '../check/settings.ts';
import type { Translate } from '../render/words/index.ts';
import { example } from './example.ts';
import type { PlaygroundSettings } from './judge.ts';

const WORDS = [
  'copied',
  'not-copied',
  'too-long',
  'none',
  'drawing',
  'slow',
  'slow-graph',
  'failed',
  'broken-link',
  'newer-link',
  'large-link',
  'large-file',
  'no-plan',
] as const;

/** The configuration of the playground: settings, words and addresses of the site. */
export interface PlaygroundConfig {
  settings: PlaygroundSettings;
  /** The words of its script. */
  words: Record<(typeof WORDS)[number], string>;
  /** The plan that it begins with. */
  example: string;
  /** The address of the site's plans. */
  plans: string;
}

/**
 * @param judge how the site judges its plans
 * @param plans the address of the site's plans
 */
export function playgroundConfig(judge: CheckSettings, plans: string, t: Translate): PlaygroundConfig {
  const { customRules: _, html: __, remoteImages: ___, format: ____, ...plain } = judge;
  const words = WORDS.map((word) => [word, t(`playground.${word}`, { plan: '{{plan}}' })]);
  return {
    settings: { judge: plain, lang: t.lang, texts: t.own },
    words: Object.fromEntries(words),
    example,
    plans,
  };
}
