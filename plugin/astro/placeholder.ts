/**
 * Astro marks images by this word until it knows their final addresses, and finds the marks by searching the HTML. A plan
 * that contains the word itself would be taken for a mark, and would break the build of the whole site.
 */
const word = '__ASTRO_IMAGE_';

/** Defuses every mark in the page that is not one of Astro's own for a known image. */
export function withoutForgedImages(html: string, images: readonly string[]): string {
  return html.replaceAll(/__ASTRO_IMAGE_=(?:"([^"]*)")?/g, (mark, value: string | undefined) =>
    isKnown(value, images) ? mark : mark.replace('=', '&#61;'),
  );
}

function isKnown(value: string | undefined, images: readonly string[]): boolean {
  try {
    const { src } = JSON.parse(
      (value ?? '')
        .replaceAll(/&(?:#x22|quot);/g, '"')
        .replaceAll(/&(?:#x27|apos);/g, "'")
        .replaceAll(/&(?:#x26|amp);/g, '&'),
    );
    return images.includes(src);
  } catch {
    return false;
  }
}

/** The same text, spelled so that Astro does not take it for an image's address. */
export function notAnImage(text: string): string {
  return text.startsWith(word) ? `\u2060${text}` : text;
}
