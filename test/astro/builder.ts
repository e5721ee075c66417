/**
 * A process that builds one site after another as `astro build` does: loading Astro takes longer than most builds here. It
 * ends with the process that started it.
 */
import process from 'node:process';
import { build } from 'astro';

/** What to build. */
export interface Job {
  root: string;
  outDir: string;
  /** What the project's config reads from the environment. */
  settings: string;
}

/** How the command prints an error, which Astro does not export. */
const ofAstro = (path: string) => import(new URL(path, import.meta.resolve('astro')).href);
const { createSafeError } = await ofAstro('core/errors/index.js');
const { collectErrorMetadata } = await ofAstro('core/errors/dev/index.js');
const { formatErrorMessage } = await ofAstro('core/messages/runtime.js');

process.on('disconnect', () => process.exit());
process.on('message', async ({ root, outDir, settings }: Job) => {
  process.chdir(root);
  process.env.PLANWRIGHT_TEST = settings;
  // The state of the build before.
  Reflect.deleteProperty(globalThis, Symbol.for('planwright'));
  const code = await build({ root, outDir }).then(
    () => 0,
    (error) => {
      console.error(formatErrorMessage(collectErrorMetadata(createSafeError(error)), true));
      return 1;
    },
  );
  process.send?.(code);
});
