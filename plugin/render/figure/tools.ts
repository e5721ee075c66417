import type { Key, Translate } from '../words/index.ts';

const KEYS = [
  'bar',
  'zoom-out',
  'zoom-in',
  'level',
  'reset',
  'fit',
  'save',
  'full-screen',
  'related',
  'copy',
  'svg',
  'png',
  'copied',
  'downloaded',
  'failed',
] as const;

/** Values that the script knows. */
const LATER = Object.fromEntries(['percent', 'name', 'before', 'after', 'file'].map((name) => [name, `{{${name}}}`]));

/** The words of a drawing's tools, for the script that makes them. */
export function toolWords(t: Translate): Record<(typeof KEYS)[number], string> {
  return Object.fromEntries(KEYS.map((key) => [key, t(`tool.${key}` satisfies Key, LATER)])) as Record<
    (typeof KEYS)[number],
    string
  >;
}
