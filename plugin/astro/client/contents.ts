/** Says in the list of a page's phases and sections which of them is being read. */
import { anchorIn } from './address.ts';

const list = document.querySelector<HTMLElement>('.pw-contents');
if (list) follow(list);

function follow(list: HTMLElement): void {
  const details = list.querySelector('details');
  const current = list.querySelector('.pw-contents-current');
  const targets = [...list.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].flatMap((link) => {
    const target = document.getElementById(anchorIn(link.hash));
    return target ? [{ link, target }] : [];
  });
  const passed = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect, rootBounds } of entries) {
        if (boundingClientRect.top < (rootBounds?.bottom ?? 0)) passed.add(target);
        else passed.delete(target);
      }
      const read = targets.findLast(({ target }) => passed.has(target));
      for (const { link } of targets) link.ariaCurrent = link === read?.link ? 'location' : null;
      current?.replaceChildren((read?.link.querySelector('bdi') ?? read?.link)?.textContent ?? '');
    },
    // The upper quarter of the screen, and all above it.
    { rootMargin: '1000000px 0px -75% 0px' },
  );
  for (const { target } of targets) observer.observe(target);
  list.addEventListener('click', ({ target }) => {
    if (details && (target as Element).closest('a')) details.open = false;
  });
}
