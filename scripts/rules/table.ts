import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { ruleIds, rules } from '../../plugin/rules/index.ts';

/**
 * The page about all rules with its table of them made anew.
 *
 * @param page its Markdown
 * @throws {Error} for a page without a table that begins with the column rule
 */
export function renewTable(page: string): string {
  const table = parseMarkdown(page).children.find(
    (node) => node.type === 'table' && page.startsWith('| rule |', node.position?.start.offset),
  );
  const { start, end } = table?.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) throw new Error('There is no table of the rules.');
  const rows = ruleIds.map((id) => `| [\`${id}\`](./${id}/) | ${rules[id].severity} | ${rules[id].summary} |`);
  const made = ['| rule | severity | reports |', '|---|---|---|', ...rows].join('\n');
  return page.slice(0, start.offset) + made + page.slice(end.offset);
}
