/** A path that leads to no plan, and why. */
export interface PathFault {
  message: string;
  hint: string;
}

/** What a failed call of the file system says, as a sentence. */
export function reasonOf(error: unknown): string {
  return `${error instanceof Error ? error.message : String(error)}.`;
}

/** Whether a path leads nowhere, as opposed to somewhere that may not be looked at. */
export function leadsNowhere(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
