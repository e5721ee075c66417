/** Where the documentation is published: the one place to change when it moves. */
export const DOCUMENTATION_URL = 'https://planwright.dev';

/** The page of a rule. */
export function rulePage(id: string): string {
  return `${DOCUMENTATION_URL}/rules/${id}/`;
}
