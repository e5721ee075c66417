/** The parts of a task's line beside its title: `[P]`, stories, dependencies in brackets, paths. */
import { asWritten, isPath } from '../../field/values.ts';
import { pieceOf, sourced } from '../../inline/inline-text.ts';
import { foreignLabels } from '../../labels.ts';
import type { Dependencies, InlineText, Sourced } from '../../model.ts';
import type { TaskLine } from '../../task/task-line.ts';
import { wordEnd } from '../../text/letters.ts';
import type { Source } from '../../text/source.ts';
import { idList, type Names, readIds } from './ids.ts';
import { requirement } from './stories.ts';

/** The tags after the id; `[P]` and stories are known, others are only shown. */
export function readTags(inlineText: InlineText, { tag }: TaskLine): { parallel: boolean; stories: Sourced[] } {
  if (!tag) return { parallel: false, stories: [] };
  const tags = [...inlineText.text.slice(tag.from, tag.to).matchAll(/\[([^\][]*)\]/g)];
  const stories = tags.flatMap(({ index, 1: text = '' }) =>
    /^\s*(?:US|User Story|Story)\b/i.test(`${text} `.replace(/^(\s*US)[\s-]?(?=\d)/i, '$1 '))
      ? storiesIn(text, tag.from + index + 1)
      : [],
  );
  return { parallel: tags.some(({ 1: text }) => /^\s*P\s*$/i.test(text ?? '')), stories };

  function storiesIn(text: string, from: number): Sourced[] {
    return [...text.matchAll(/\d+/g)].map(({ index, 0: { length } }) => ({
      ...pieceOf(inlineText, { from: from + index, to: from + index + length }),
    }));
  }
}

/** Functional requirements that a line names, as `(FR-018)`. */
export function readRequirements(inlineText: InlineText, { title, end }: TaskLine): Sourced[] {
  return [...inlineText.text.slice(title.from, end).matchAll(requirement)].map(({ index, 0: { length } }) =>
    pieceOf(inlineText, { from: title.from + index, to: title.from + index + length }),
  );
}

const depends = new RegExp(
  String.raw`[([（]\s*(?:(?:depends\s+on|after|requires|blocked\s+by)[:：]?\s+|(?:deps|dependenc(?:y|ies))[:：]\s*|(?:${foreignLabels('dependsOn').join('|')})[:：]?\s*)(${idList})${wordEnd}[^()[\]（）]*[)\]）]`,
  'diu',
);

/** `(depends on T001, T002)` or `[deps: T001]`, anywhere in the line. */
export function readBracket(inlineText: InlineText, line: TaskLine, names: Names): Dependencies | null {
  const text = inlineText.text.slice(0, line.end);
  const [from, to] = depends.exec(text)?.indices?.[1] ?? [];
  if (from === undefined || to === undefined) return null;
  const items = readIds(inlineText, { from, to }, names);
  return { none: false, items, noted: [], unread: [], field: null, source: sourced(inlineText, from, to) };
}

/** The first part of a path without an extension. Other words with a slash are alternatives, such as `read/write`. */
const folder =
  /^(?:\.{1,2}\/|(?:src|libs?|tests?|docs?|apps?|packages|pkg|cmd|internal|api|backend|frontend|client|server|scripts|config|public|components|services|models|specs?|examples|migrations|tools|\.[a-z]+)\/)|\/$|(?:\/[^/]+){2}/;
const extension =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|swift|rb|php|cs|fs|c|cc|cpp|h|hpp|m|dart|ex|exs|lua|r|scala|sh|ps1|sql|html?|s?css|less|vue|svelte|astro|mdx?|txt|json[5cl]?|ya?ml|toml|xml|csv|proto|graphql|tf|ini|cfg|conf|env|lock|gradle|properties|csproj|sln|razor|cshtml|xaml|plist|svg|png|ipynb)$/i;

/** The paths in a title: code spans and bare words with a slash or the extension of a file. */
export function readPaths(inlineText: InlineText, { title, end }: TaskLine, source: Source | null): Sourced[] {
  const code = inlineText.spans.filter(({ kind, from, to }) => kind === 'code' && from >= title.from && to <= end);
  const spans = code.map(({ from, to }) => sourced(inlineText, from, to));
  const bare = [...inlineText.text.slice(title.from, end).matchAll(/[^\s,;()[\]{}"'“”<>|=]+/g)].flatMap(
    ({ index, 0: word }) => {
      const from = title.from + index;
      const to = from + word.replace(/[.:!?*_]+$/, '').length;
      const isInCode = code.some((span) => span.from < to && span.to > from);
      return isInCode ? [] : [asWritten(sourced(inlineText, from, to), source)];
    },
  );
  return [...spans, ...bare].filter(
    ({ value }) =>
      isPath(value) &&
      !/^(?:https?:)?\/\/|^[@~]?\/?$/.test(value) &&
      (extension.test(value) || (value.includes('/') && folder.test(value))),
  );
}
