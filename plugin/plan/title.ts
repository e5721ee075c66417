/** The title of a plan. */
import type { Heading } from 'mdast';
import { inlineTextOf, sourced } from './inline/inline-text.ts';
import type { Plan } from './model.ts';
import type { Page } from './page.ts';

const ownLead = /^\s*Tasks\s*[:：]\s*/i;

/** Other tools put other words there, too: `Implementation Plan: Search`. */
const planWords =
  '(?:Implementation|Task)\\s+(?:Plan|Tasks|List)|Tasks|(?:实施|实现)?(?:计划|任务)(?:清单|列表)?|実装(?:計画|タスク)|タスク(?:リスト|一覧)?|구현\\s*계획';
const anyLead = new RegExp(String.raw`^\s*(?:${planWords})(?:\s*[:：]\s*|\s+[-–—]\s+)(?=\S)`, 'i');

/** Front matter's title, else the first `#` heading, both without the words in front that say that it is a plan. */
export function readTitle({ tree, source, front }: Page, isOurs: boolean): Pick<Plan, 'title' | 'titleNode'> {
  const lead = isOurs ? ownLead : anyLead;
  const given = front.frontMatter.title;
  const node = tree.children.find((child): child is Heading => child.type === 'heading' && child.depth === 1) ?? null;
  const inlineText = inlineTextOf(node?.children ?? [], source);
  const lengthOfLead = (text: string) => lead.exec(text)?.[0].length ?? 0;
  const written = sourced(inlineText, lengthOfLead(inlineText.text));
  const title = given === undefined ? written : { value: given.slice(lengthOfLead(given)).trim(), position: undefined };
  return { title: title.value === '' ? null : title, titleNode: title.value === written.value ? node : null };
}
