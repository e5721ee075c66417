/**
 * Whether an SVG image can be published: opened alone it is a document of the site's own, so it may run nothing. Only what is
 * certainly harmless passes: plain XML without declarations, known elements, no handlers, no addresses that run something.
 */
export function isHarmlessSvg(bytes: Uint8Array): boolean {
  const text = decoded(bytes);
  if (text === null) return false;
  let end = 0;
  for (const { 0: piece, 1: name, 2: attributes = '', index } of text.matchAll(PIECE)) {
    if (index !== end) return false;
    end += piece.length;
    if (name !== undefined && !(ELEMENTS.has(localName(name)) && isHarmlessList(localName(name), attributes)))
      return false;
  }
  return end === text.length;
}

/** Null for other encodings, in which the same bytes could be other tags. */
function decoded(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const declared = /^<\?xml\s[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
    return declared === undefined || /^(?:utf-8|us-ascii)$/i.test(declared) ? text : null;
  } catch {
    return null;
  }
}

/**
 * A start tag, or what holds none: text, an end tag, a comment, CDATA, the XML declaration, a document type without
 * declarations of its own. Entities could hold tags, and other instructions name a stylesheet.
 */
const PIECE = new RegExp(
  [
    '[^<]+',
    '</[\\w:.-]+\\s*>',
    '<!--[^]*?-->',
    '<!\\[CDATA\\[[^]*?\\]\\]>',
    '<\\?(?!xml-stylesheet)[\\w:.-]+(?:\\s[^<>]*)?\\?>',
    '<!DOCTYPE\\s[^<>[]*>',
    '<([\\w:.-]+)((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|\'[^\'<]*\'))*)\\s*/?>',
  ].join('|'),
  'gy',
);

const SHAPES =
  'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textpath image a switch ' +
  'style marker mask pattern clippath lineargradient radialgradient stop view filter animate animatetransform animatemotion mpath ' +
  'feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight ' +
  'fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset ' +
  'fepointlight fespecularlighting fespotlight fetile feturbulence foreignobject';
/** In labels that are HTML. */
const WORDS = 'div span p br b i u em strong code pre small sub sup font ul ol li table tbody thead tr td th';
/** Notes that drawing programs leave in a file. */
const NOTES = 'rdf work format type namedview grid perspective page guide license permits creator agent date rights';
const ELEMENTS: ReadonlySet<string> = new Set(`${SHAPES} ${WORDS} ${NOTES}`.split(' '));

/** Without the prefix of a namespace. */
const localName = (name: string) => name.replace(/^.*:/s, '').toLowerCase();

function isHarmlessList(element: string, attributes: string): boolean {
  const list = Array.from(
    attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
    ([, name = '', double, single]) => ({ name: localName(name), value: double ?? single ?? '' }),
  );
  return list.every(({ name, value }) => {
    if (name.startsWith('on')) return false;
    if (name === 'href' || name === 'src') return isHarmlessAddress(value);
    // An animation could put an address into a link.
    return !(element.startsWith('animate') && name === 'attributename' && localName(value.trim()) === 'href');
  });
}

/** A character reference could spell a scheme. */
function isHarmlessAddress(value: string): boolean {
  const bare = value.replace(/[\0-\x20]/g, '');
  return /^(?:https?:|mailto:|data:image\/(?:png|jpeg|gif|webp)[;,]|(?![^:/?#]*[:&]))/i.test(bare);
}
