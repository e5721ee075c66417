type Names = HTMLElementTagNameMap;

/** An element with its properties set and its children in it. Nothing is parsed, so nothing can be injected. */
export function make<Name extends keyof Names>(
  name: Name,
  properties: Partial<Names[Name]> = {},
  ...children: (Node | string)[]
): Names[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** An SVG element with its attributes set. */
export function makeSvg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
