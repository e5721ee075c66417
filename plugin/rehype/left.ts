/** What only a browser can draw: in a diagram's text, the words for it. */
const NEEDS_BROWSER: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*zenuml\b/, 'ZenUML diagrams'],
  [/\$\$[^$]+\$\$/, 'Diagrams with formulas'],
  [/\bfa[bklrs]?:fa-[\w-]/, 'Diagrams with icons of Font Awesome'],
];

/** Why a diagram is left for a browser; null where it can be drawn without one. */
export function whyLeft(text: string): string | null {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^\s*%%.*$/gm, '');
  const [, what] = NEEDS_BROWSER.find(([pattern]) => pattern.test(body)) ?? [];
  return what === undefined
    ? null
    : `${what} cannot be drawn without a browser yet: this one is left for Mermaid’s own script.`;
}
