/** A regular expression of a template as it is written, matched in any case: `` pattern`(?:${words})\s` ``. */
export function pattern(source: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(String.raw(source, ...parts), 'iu');
}
