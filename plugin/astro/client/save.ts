import { make } from './dom.ts';
import { pngFile, svgFile } from './picture.ts';
import * as words from './words.ts';

/** Buttons that copy the source of a drawing, where it stands beside it, and download the drawing. */
export function savePanel(host: HTMLElement, svg: SVGSVGElement, say: (text: string) => void): HTMLElement {
  const source = host.parentElement?.querySelector('.pw-source code')?.textContent;
  const button = (textContent: string, act: () => Promise<string>) =>
    make('button', { type: 'button', textContent, onclick: () => act().then(say, () => say(words.failed)) });
  return make(
    'div',
    { className: 'pw-panel' },
    // Pages that were not served securely have no clipboard.
    ...(source && navigator.clipboard ? [button(words.copy, () => copy(source))] : []),
    button(words.svg, async () =>
      download(`${fileName(svg)}.svg`, new Blob([svgFile(svg)], { type: 'image/svg+xml' })),
    ),
    button(words.png, async () => download(`${fileName(svg)}.png`, await pngFile(svg))),
  );
}

async function copy(source: string): Promise<string> {
  await navigator.clipboard.writeText(source);
  return words.copied;
}

function download(file: string, content: Blob): string {
  const href = URL.createObjectURL(content);
  make('a', { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return words.downloaded(file);
}

/** The last part of the page's address, and the drawing's id. */
function fileName({ id }: SVGElement): string {
  return `${location.pathname.replace(/\/$|\.html$/, '').replace(/.*\//, '')}-${id.replace('pw-', '')}`;
}
