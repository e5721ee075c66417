/** Says a text of the page's; `{{name}}` in it takes a value. */
export type Say<Key extends string = ToolKey> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

type ToolKey = keyof ReturnType<typeof import('../../render/figure/tools.ts').toolWords>;

/** The texts that an element of the page has for the script, in the page's language. */
export function wordsOf<Key extends string = ToolKey>({ dataset: { words = '{}' } }: HTMLElement): Say<Key> {
  const texts = JSON.parse(words) as Partial<Record<string, string>>;
  return (key, values) => filled(texts[key], values);
}

/** A text with values in place of their names. */
export function filled(text = '', values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
