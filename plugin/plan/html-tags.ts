/** An opening tag in raw HTML. */
interface Tag {
  /** In lower case. */
  name: string;
  /** By their names in lower case, as written between their quotes. */
  attributes: Readonly<Record<string, string>>;
}

/** What holds text, not tags. */
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<([a-z][a-z\d]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** The opening tags in raw HTML, in its order, outside of comments. */
export function tagsIn(html: string): Tag[] {
  return Array.from(html.replace(unread, '').matchAll(tag), ([, name = '', written = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      Array.from(written.matchAll(attribute), ([, key = '', double, single, bare]) => [
        key.toLowerCase(),
        double ?? single ?? bare ?? '',
      ]),
    ),
  }));
}
