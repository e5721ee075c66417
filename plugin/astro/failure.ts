import type { AstroConfig } from 'astro';

type Hook<Parameters> = (parameters: Parameters) => Promise<void>;

/**
 * Throws the error of a hook from a Vite plugin instead, before Astro does anything else: an error that a hook itself throws is
 * first reported as unhandled.
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
    /** Wraps a hook so that its error is thrown later; hooks after it do nothing. */
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
