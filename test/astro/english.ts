import type { Nodes } from 'hast';
import { de } from '../../plugin/render/words/de.ts';
import { en } from '../../plugin/render/words/en.ts';

const words = (text: string): string[] => text.match(/\p{L}{3,}/gu) ?? [];
const wordsOf = (texts: Readonly<Record<string, string>>) =>
  new Set(
    Object.values(texts).flatMap((text) =>
      words(text.replaceAll(/\{\{\w+\}\}/g, ' ')).map((word) => word.toLowerCase()),
    ),
  );

const german = wordsOf(de);
const english = new Set([...wordsOf(en)].filter((word) => !german.has(word)));

const left: ReadonlySet<string> = new Set(['script', 'style', 'code', 'pre']);

/**
 * The English words of our own that a German reader sees or hears on a page: those of the table of words that are not German
 * ones. Code and what says that it is in English are left out.
 *
 * @param authors what is on the page besides, whose words do not count
 */
export function englishLeft(page: Nodes, authors: string): string[] {
  const written = new Set(words(authors).map((word) => word.toLowerCase()));
  const found: string[] = [];
  const look = (text: unknown) => {
    for (const word of words(String(text ?? ''))) {
      const lower = word.toLowerCase();
      if (english.has(lower) && !written.has(lower)) found.push(`${word} in “${String(text).trim().slice(0, 80)}”`);
    }
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') look(node.value);
    if (node.type === 'element') {
      const { lang, ariaLabel, ariaRoleDescription, title, placeholder, alt } = node.properties;
      if (lang === 'en' || left.has(node.tagName)) return;
      for (const text of [ariaLabel, ariaRoleDescription, title, placeholder, alt]) look(text);
    }
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  walk(page);
  return found;
}
