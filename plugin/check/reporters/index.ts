import type { Reporter } from './reporter.ts';

/** The reporters by their names for `--format`; each is loaded when it is asked for. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  github: async () => (await import('./github.ts')).github,
  sarif: async () => (await import('./sarif.ts')).sarif,
} as const satisfies Record<string, () => Promise<Reporter>>;

/** The name of a reporter. */
export type ReporterName = keyof typeof reporters;
