import type { AstroConfig } from 'astro';

type Hook<Parameters> = (parameters: Parameters) => Promise<void>;

/**
 * Ends Astro with the error of a hook from a Vite plugin, before anything else is done: of an error that a hook throws
 * itself, Astro says first that it was not handled.
 */
export function deferredFailure() {
  let failure: { error: unknown } | undefined;
  return {
    plugin: {
      name: 'planwright:failure',
      config() {
        if (failure) throw failure.error;
      },
    } satisfies NonNullable<AstroConfig['vite']['plugins']>[number],
    /** The hook, whose error is thrown later; the hooks after it do nothing. */
    orFail<Parameters>(hook: Hook<Parameters>): Hook<Parameters> {
      return async (parameters) => {
        if (failure) return;
        await hook(parameters).catch((error: unknown) => {
          failure = { error };
        });
      };
    },
  };
}
