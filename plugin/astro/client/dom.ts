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
