import { inflateSync } from 'node:zlib';

/** How many letters are on each page of a PDF as Chromium writes it. */
export function lettersByPage(pdf: Buffer): number[] {
  const file = pdf.toString('latin1');
  const pages = [...file.matchAll(/<<\/Type \/Page\n.*?\/Contents (\d+) 0 R/gs)].map(([, content]) => content);
  return pages.map((id) => {
    const content = new RegExp(`\n${id} 0 obj\n<<[^>]*?/Length (\\d+)>> stream\n`).exec(file);
    const start = (content?.index ?? 0) + (content?.[0].length ?? 0);
    const commands = inflateSync(pdf.subarray(start, start + Number(content?.[1])));
    return commands.toString('latin1').match(/\bT[jJ]\b/g)?.length ?? 0;
  });
}
