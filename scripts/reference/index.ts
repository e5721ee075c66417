import { commandLinePage } from './command-line.ts';
import { configurationPage } from './configuration.ts';

/** The pages of the reference by their files' names, made from what the code itself goes by. */
export async function referencePages(): Promise<Record<string, string>> {
  return { 'command-line.md': await commandLinePage(), 'configuration.md': configurationPage() };
}
