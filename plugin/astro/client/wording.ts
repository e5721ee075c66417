/** Says a text of the tools; `{{name}}` in it takes a value. */
export type Say = (key: ToolKey, values?: Readonly<Record<string, string | number>>) => string;

type ToolKey = keyof ReturnType<typeof import('../../render/figure/tools.ts').toolWords>;

/** The texts that the page has for its drawings, in its own language. */
export function wordsOf({ dataset: { words = '{}' } }: HTMLElement): Say {
  const texts = JSON.parse(words) as Partial<Record<string, string>>;
  return (key, values = {}) =>
    (texts[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
