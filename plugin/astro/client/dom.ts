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

/**
 * Moves between the controls of a row with the arrow keys, Home and End, for rows with a single Tab stop (roving tabindex).
 * See the toolbar and tabs patterns of the ARIA Authoring Practices Guide.
 *
 * @param enter Called with the index of the control to go to
 */
export function roving(row: HTMLElement, controls: readonly HTMLElement[], enter: (at: number) => void): void {
  row.addEventListener('keydown', (event) => {
    const at = controls.indexOf(event.target as HTMLElement);
    const on = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
    const to = { ArrowLeft: at - on, ArrowRight: at + on, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    enter((to + controls.length) % controls.length);
  });
}
