import { AstroError } from 'astro/errors';
import { SettingsError } from '../check/settings.ts';

/** A place in a file, lines and columns from 1. */
export interface Location {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** An error that Astro prints as its own: message, hint and place, without a stack that would only show our code. */
export function planwrightError(message: string, hint: string, loc?: Location): AstroError {
  const error = new AstroError(message, hint);
  error.name = 'PlanwrightError';
  // Astro prints `loc` of any error it is given, but the public class does not declare it.
  if (loc) Object.assign(error, { loc });
  delete error.stack;
  return error;
}

/** Turns an error about settings into one that Astro prints as its own; returns any other as it is. */
export function asAstroError(error: unknown): unknown {
  return error instanceof SettingsError ? planwrightError(error.message, error.hint) : error;
}
