/** The requirements of `requirements.md`, which lies beside a Kiro plan. */
import type { RootContent } from 'mdast';
import { parseMarkdown } from '#parse';
import { textOf } from '../../inline/layout.ts';
import { ownContent, type Section, sectionsOf } from '../../sections.ts';
import { pattern } from '../../text/pattern.ts';
import { textBlocks } from '../../walk.ts';
import { requirementWord } from './requirements.ts';

/** A requirement, or one of its acceptance criteria. */
export interface Requirement {
  /** `3` for a requirement, `3.2` for its second criterion. */
  id: string;
  text: string;
}

const named = pattern`^${requirementWord}[\s#:-]*(?:R?-?)(\d+(?:\.\d+)*)(?!\d)[\s.:：、)–—-]*`;
const numbered = /^(?:R-?)?(\d+(?:\.\d+)*)(?!\d)[\s.:：、)–—-]*/iu;

/**
 * Headings with a number, each followed by its criteria: the items of the ordered lists under it, and lines that begin with a
 * number of their own. Where headings are called requirements, others are none.
 */
export function readRequirements(text: string): Requirement[] {
  const sections = sectionsOf(parseMarkdown(text), null);
  const pattern = sections.some(({ title }) => named.test(title)) ? named : numbered;
  const found = new Map<string, string>();
  const add = ({ id, text }: Requirement) => found.set(id, found.get(id) ?? text);
  let open: string | null = null;
  let depth = 0;
  for (const section of sections) {
    const match: RegExpExecArray | null = pattern.exec(section.title) ?? numberBelow(section, open);
    if (match?.[1] !== undefined) {
      add({ id: match[1], text: section.title.slice(match[0].length) });
      if (!match[1].includes('.')) [open, depth] = [match[1], section.heading.depth];
    } else if (section.heading.depth <= depth) open = null;
    if (open !== null) for (const one of criteriaIn(ownContent(section), open)) add(one);
  }
  return [...found].map(([id, text]) => ({ id, text }));
}

/** A sub-heading such as `#### 3.2 Paging` below requirement 3. */
function numberBelow({ title }: Section, open: string | null): RegExpExecArray | null {
  const match = open === null ? null : numbered.exec(title);
  return match?.[1]?.startsWith(`${open}.`) ? match : null;
}

function criteriaIn(blocks: readonly RootContent[], requirement: string): Requirement[] {
  return blocks.flatMap((block): Requirement[] => {
    const written = textBlocks([block]).flatMap(({ children }) => linesWithNumber(textOf(children), requirement));
    if (block.type !== 'list' || !block.ordered) return written;
    const items = block.children.map((item, index): Requirement => {
      const [first] = textBlocks([item]);
      return { id: `${requirement}.${(block.start ?? 1) + index}`, text: textOf(first?.children ?? []) };
    });
    return written.length > 0 ? written : items;
  });
}

/** Lines such as `3.2 WHEN …`, outside of ordered lists. */
function linesWithNumber(text: string, requirement: string): Requirement[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    const match = numbered.exec(line.trim());
    const isOwn = match?.[1]?.startsWith(`${requirement}.`) === true;
    return isOwn && match?.[1] !== undefined ? [{ id: match[1], text: line.trim().slice(match[0].length) }] : [];
  });
}
