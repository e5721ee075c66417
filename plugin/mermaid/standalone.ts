import { readFileSync } from 'node:fs';

/**
 * A drawing that needs no page: the graph's stylesheet goes into it, with the colours of the light theme where a viewer
 * knows neither custom properties nor `prefers-color-scheme`. The result is an SVG file, well-formed as XML.
 *
 * @param svg what `draw` gave
 */
export function standalone(svg: string): string {
  // HTML allows this end of a CDATA section in text, and XML does not.
  const xml = svg.replaceAll(']]>', ']]&gt;');
  return `${xml.replace(/^<svg[^>]*>/, (tag) => `${tag}<style>${selfContained(graphStyles())}</style>`)}\n`;
}

/**
 * The same for what makes pictures and knows no more than CSS 2.1: the light theme only, one value a property.
 *
 * @param svg what `draw` gave
 */
export function standaloneLight(svg: string): string {
  const rules = graphStyles()
    .replace(/@media[\s\S]*$/, '')
    .replace(/--[\w-]+: [^;]*;/g, '')
    .replace(/var\((--pw-[\w-]+)\)/g, (_, name) => lightColour(name))
    .replace(/[^{}]+(?=\{)/g, spelledOut);
  return svg.replace(/^<svg[^>]*>/, (tag) => `${tag}<style>${rules}</style>`);
}

/** The light theme's colour of a custom property, such as `--pw-text`. */
export function lightColour(name: string): string {
  const colour = coloursIn(graphStyles()).find((one) => one.name === name);
  if (!colour) throw new Error(`The style sheets have no colour ${name}.`);
  return colour.light;
}

/** `a:is(.b, .c)` as `a.b,a.c`. */
function spelledOut(selectors: string): string {
  return selectors
    .split(/,(?![^(]*\))/)
    .map((selector) => {
      const [all = '', list] = /:is\(([^)]*)\)/.exec(selector) ?? [];
      if (list === undefined) return selector;
      return spelledOut(
        list
          .split(',')
          .map((one) => selector.replace(all, one.trim()))
          .join(','),
      );
    })
    .join(',');
}

let styles: string | undefined;

/** The rules of the graph, after what they take of the page's colours. */
function graphStyles(): string {
  styles ??= `.pw-graph { ${coloursOfPages()} }${styleSheet('graph')}`;
  return styles;
}

function coloursOfPages(): string {
  const rules = styleSheet('graph');
  // Without the colours of a host.
  const colours = coloursIn(styleSheet('tokens').replace(/var\(--sl-[\w-]+, (light-dark\([^)]*\))\)/g, '$1'));
  return colours
    .filter(({ name }) => rules.includes(`var(${name})`))
    .map(({ name, light, dark }) => `${name}: light-dark(${light}, ${dark});`)
    .join(' ');
}

function styleSheet(name: string): string {
  const file = new URL(`../astro/styles/${name}.css`, import.meta.url);
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** A colour of a style sheet in both themes. */
interface Colour {
  name: string;
  light: string;
  dark: string;
}

function coloursIn(css: string): Colour[] {
  const found = css.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\);/g);
  return Array.from(found, ([, name = '', light = '', dark = '']) => ({ name, light, dark }));
}

/** `light-dark()` and `var()` are younger than most viewers of SVG files: both are spelled out. */
function selfContained(css: string): string {
  const colours = coloursIn(css);
  const light = new Map(colours.map(({ name, light }) => [name, light]));
  const dark = colours.map(({ name, dark }) => `${name}: ${dark};`).join(' ');
  const rules = css
    .replace(/:root\[[^{]*\{[^}]*\}/g, '')
    .replace(/light-dark\((#\w+), #\w+\)/g, '$1')
    .replace(/([\w-]+): var\((--[\w-]+)\);/g, (rule, property, name) => `${property}: ${light.get(name)}; ${rule}`);
  return `${rules}@media (prefers-color-scheme: dark) { .pw-graph { ${dark} color-scheme: dark; } }`.replace(
    /\s+/g,
    ' ',
  );
}
