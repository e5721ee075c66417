/**
 * Opens what the target of the address is folded in, or is the heading of. Without it, newer browsers open a row and its
 * phase, but no phase whose heading is the target.
 */
function reveal(): void {
  const folded = document.querySelectorAll<HTMLDetailsElement>('.pw-page details:not([open]):has(:target)');
  for (const details of folded) details.open = true;
  if (folded.length > 0) document.querySelector(':target')?.scrollIntoView();
}

addEventListener('load', reveal);
addEventListener('hashchange', reveal);
