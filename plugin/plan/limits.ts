/** How large a plan may be. */
export interface Limits {
  /** Bytes of the file. */
  fileBytes: number;
  /** Bytes from one heading to the next. */
  sectionBytes: number;
  tasks: number;
  /** Lists and quotes within each other. */
  nesting: number;
}

/** Far beyond any plan that somebody reads, and little enough to be read at once. */
export const defaultLimits: Limits = { fileBytes: 1_000_000, sectionBytes: 200_000, tasks: 2_000, nesting: 64 };

/** The limits with the defaults filled in. */
export function limitsFrom(given: { [Key in keyof Limits]?: Limits[Key] | undefined } = {}): Limits {
  const { fileBytes, sectionBytes, tasks, nesting } = defaultLimits;
  return {
    fileBytes: given.fileBytes ?? fileBytes,
    sectionBytes: given.sectionBytes ?? sectionBytes,
    tasks: given.tasks ?? tasks,
    nesting: given.nesting ?? nesting,
  };
}
