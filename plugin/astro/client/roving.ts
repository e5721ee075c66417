/**
 * Leads with the arrow keys, Home and End from one of a row of controls to the next, for rows with a single stop for the
 * Tab key. See the toolbar and the tabs pattern of the ARIA Authoring Practices Guide.
 *
 * @param enter is told the index of the control to go to
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
