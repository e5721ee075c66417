#!/usr/bin/env node
import module from 'node:module';

refuseOldNode(process.versions.node);
// Compiled modules are kept below the temporary folder, which halves the start of the next run; `NODE_COMPILE_CACHE`
// moves it, `NODE_DISABLE_COMPILE_CACHE=1` does without. Node 20 has no such thing.
module.enableCompileCache?.();
const { run } = await import('./run.ts');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { env, stdout, stderr } = process;
  process.exitCode = await run(process.argv.slice(2), { cwd: process.cwd(), env, stdout, stderr });
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}

/** Before anything is loaded that such a Node does not understand. */
function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(`planwright: Node ${version} is too old. Use Node 22.18 or later.`);
  process.exit(2);
}
