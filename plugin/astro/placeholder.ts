/**
 * Astro marks images by this word until it knows their final addresses, and finds the marks again by searching the text. A plan
 * that says the word itself would be taken at it, and would break the build of the whole site.
 */
const word = '__ASTRO_IMAGE_';

/** The page with every mark unmade that Astro did not make: one that is not a known image's. */
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

/** Text that Astro does not take for the address of an image; it reads the same. */
export function notAnImage(text: string): string {
  return text.startsWith(word) ? `\u2060${text}` : text;
}
