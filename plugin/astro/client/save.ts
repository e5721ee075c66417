import { decoded } from './address.ts';
import { make } from './dom.ts';
import type { Say } from './wording.ts';

/** Buttons that copy the source of a drawing, where the page has it or a link to it, and download the drawing. */
export function savePanel(host: HTMLElement, svg: SVGSVGElement, words: Say, say: (text: string) => void): HTMLElement {
  const source = host.parentElement?.querySelector<HTMLElement>('.pw-source :is(code, a)');
  const button = (textContent: string, act: () => Promise<string>) =>
    make('button', { type: 'button', textContent, onclick: () => act().then(say, () => say(words('failed'))) });
  return make(
    'div',
    { className: 'pw-panel' },
    // Only secure contexts have a clipboard.
    ...(source && navigator.clipboard ? [button(words('copy'), () => copy(source, words))] : []),
    button(words('svg'), async () =>
      download(`${fileName(svg)}.svg`, new Blob([svgFile(svg)], { type: 'image/svg+xml' }), words),
    ),
    button(words('png'), async () => download(`${fileName(svg)}.png`, await pngFile(svg), words)),
  );
}

/** A source that is not part of the page is asked for now; the promise keeps what a click allows until it is there. */
async function copy(source: HTMLElement, words: Say): Promise<string> {
  const { href } = source as HTMLAnchorElement;
  const text = href ? fetch(href).then((answer) => (answer.ok ? answer.text() : Promise.reject())) : source.textContent;
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  return words('copied');
}

function download(file: string, content: Blob, words: Say): string {
  const href = URL.createObjectURL(content);
  make('a', { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return words('downloaded', { file });
}

/** The last part of the address of the plan's page, and the drawing's id. */
function fileName({ id }: SVGElement): string {
  const page = location.pathname.replace(/(?:\/embed)?(?:\/|\.html)?$/, '').replace(/.*\//, '');
  return `${decoded(page)}-${id.replace('pw-', '')}`;
}

/** The styles that a file without stylesheet needs, as presentation attributes, which every SVG viewer knows. */
const PROPERTIES = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'paint-order', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'text-decoration'],
];

/** Some browsers paint no larger canvas; in pixels. */
const MAX_PIXELS = 16e6;
const LONGEST_SIDE = 16_000;

/** Classes that a highlight, a filter and a search leave on elements. */
const PASSING = ['pw-lighting', 'pw-lit', 'pw-off', 'pw-found'];

/** The drawing with its current colours and background, and nothing of what is only for the moment, as a self-contained SVG file. */
function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    element.classList.remove(...PASSING);
    if (element.classList.length === 0) element.removeAttribute('class');
    element.removeAttribute('tabindex');
  }
  // Without ids the address cannot lead to it, and a copy never has the focus.
  const model = copy.cloneNode(true) as SVGSVGElement;
  for (const element of model.querySelectorAll('[id]')) element.removeAttribute('id');
  svg.after(model);
  const copies = copy.querySelectorAll('*');
  copyStyle(model, copy);
  for (const [at, element] of model.querySelectorAll('*').entries())
    copyStyle(element, copies[at], element.parentElement);
  model.remove();
  for (const link of copy.querySelectorAll('a')) {
    const address = new URL(link.getAttribute('href') ?? '', document.baseURI);
    // A choice of the reader's is not part of the page's address.
    if (address.pathname === location.pathname) address.search = '';
    link.setAttribute('href', address.href);
  }
  copy.removeAttribute('style');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const { x, y, width, height } = svg.viewBox.baseVal;
  ground.setAttribute('d', `M${x} ${y}h${width}v${height}h${-width}`);
  ground.setAttribute('fill', getComputedStyle(svg.parentElement ?? svg).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Writes the styles that differ from the parent's: all but opacity and decoration are inherited. */
function copyStyle(from: Element, to: Element | undefined, above?: Element | null): void {
  const [own, inherited] = [getComputedStyle(from), above && getComputedStyle(above)];
  for (const property of PROPERTIES) {
    const value = own.getPropertyValue(property);
    if (value !== inherited?.getPropertyValue(property)) to?.setAttribute(property, value);
  }
}

/**
 * The same as a PNG, at twice the size where the browser can paint that.
 *
 * @throws where the browser cannot make it
 */
async function pngFile(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(2, Math.sqrt(MAX_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
  const image = make('img', { src: `data:image/svg+xml,${encodeURIComponent(svgFile(svg))}` });
  await image.decode();
  const canvas = make('canvas', { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail())));
}
