import { readFileSync } from 'node:fs';

/**
 * A drawing that needs no page: the graph's stylesheet goes into it, with the colours of the light theme where a viewer
 * knows neither custom properties nor `prefers-color-scheme`. The result is an SVG file, well-formed as XML.
 *
 * @param svg what `draw` gave
 */
export function standalone(svg: string): string {
  const css = readFileSync(new URL('../astro/styles/graph.css', import.meta.url), 'utf8');
  // HTML allows this end of a CDATA section in text, and XML does not.
  const xml = svg.replaceAll(']]>', ']]&gt;');
  return `${xml.replace(/^<svg[^>]*>/, (tag) => `${tag}<style>${selfContained(css)}</style>`)}\n`;
}

/** `light-dark()` and `var()` are younger than most viewers of SVG files: both are spelled out. */
function selfContained(css: string): string {
  const colours = [...css.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\);/g)];
  const light = new Map(colours.map(([, name, colour]) => [name, colour]));
  const dark = colours.map(([, name, , colour]) => `${name}: ${colour};`).join(' ');
  const rules = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:root\[[^{]*\{[^}]*\}/g, '')
    .replace(/light-dark\((#\w+), #\w+\)/g, '$1')
    .replace(/([\w-]+): var\((--[\w-]+)\);/g, (rule, property, name) => `${property}: ${light.get(name)}; ${rule}`);
  return `${rules}@media (prefers-color-scheme: dark) { .pw-graph { ${dark} color-scheme: dark; } }`.replace(
    /\s+/g,
    ' ',
  );
}
