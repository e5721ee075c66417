import { parse } from 'yaml';

/** What a page's front matter says: its title and its description, empty where they are missing. */
export function headOf(page: string): { title: string; description: string } {
  const yaml = /^---\n(.*?)\n---\n/s.exec(page)?.[1] ?? '';
  return { title: '', description: '', ...parse(yaml) };
}
