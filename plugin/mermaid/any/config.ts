import type { Mermaid, MermaidConfig } from 'mermaid';

/** The fonts of labels, all of the same widths, which are those that they are measured with. */
const FONTS = 'Arial, Helvetica, "Liberation Sans", Arimo, sans-serif';

/** The themes for dark pages, by those that Mermaid draws with by itself. */
const DARK: Readonly<Record<string, string>> = { default: 'dark', 'redux-color': 'redux-dark-color' };

/** Black in the dark themes as well. */
const UNTHEMED = { themeVariables: { treeView: { labelColor: '#ccc', lineColor: '#ccc' } } };

/** Settings that no diagram may change: those that affect the page around a drawing, and those that labels are measured by. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'fontFamily',
  'altFontFamily',
];

type Values = Record<string, unknown>;

/**
 * Mermaid's own configuration with what drawing without a browser asks for: labels as SVG text, fonts that are measured,
 * strict security.
 *
 * @param own what a site sets, of which the part that keeps pages safe is left out
 */
export function configFor(mermaid: Mermaid, own: MermaidConfig, isDark: boolean): MermaidConfig {
  const standard = mermaid.mermaidAPI.defaultConfig as Values;
  const themes = isDark ? { ...onlyKeys(standard, 'theme', (theme) => DARK[String(theme)] ?? theme), ...UNTHEMED } : {};
  return [
    onlyKeys(standard, /fontFamily$/i, () => FONTS),
    themes,
    own.theme === undefined ? {} : onlyKeys(standard, 'theme', () => own.theme),
    own as Values,
    FIXED as Values,
  ].reduce(merged, {}) as MermaidConfig;
}

const FIXED: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  secure: SECURE,
  suppressErrorRendering: true,
  htmlLabels: false,
  deterministicIds: true,
};

/** The values of one key at every depth, replaced. */
function onlyKeys(values: Values, key: string | RegExp, replace: (value: unknown) => unknown): Values {
  const found: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof key === 'string' ? name === key : key.test(name)) found[name] = replace(value);
    else if (isValues(value) && name !== 'themeVariables') {
      const inner = onlyKeys(value, key, replace);
      if (Object.keys(inner).length > 0) found[name] = inner;
    }
  }
  return found;
}

function merged(below: Values, above: Values): Values {
  const all = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = all[name];
    all[name] = isValues(value) && isValues(under) ? merged(under, value) : value;
  }
  return all;
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
