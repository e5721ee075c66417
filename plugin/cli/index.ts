#!/usr/bin/env node
import module from 'node:module';
import { dirname } from 'node:path';

refuseOldNode(process.versions.node);
// Compiled modules are cached below the temporary folder, which halves the next run's start-up time; `NODE_COMPILE_CACHE`
// moves it, `NODE_DISABLE_COMPILE_CACHE=1` turns it off. Node 20 has no such cache.
module.enableCompileCache?.();
const { run } = await import('./run.ts');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { env, stdout, stderr } = process;
  const args = process.argv.slice(2);
  process.exitCode = await run(args, { cwd: folderOf(args, process.cwd()), env, stdout, stderr });
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}

/**
 * The folder that a command is called in. npm runs scripts in the folder of their package.json, whatever folder they are
 * called in. Paths count from the latter, unless the script itself names the command and so its paths.
 */
function folderOf([command]: readonly string[], cwd: string): string {
  const { INIT_CWD, npm_package_json, npm_lifecycle_script = '' } = process.env;
  if (!INIT_CWD || !command || !npm_package_json || dirname(npm_package_json) !== cwd) return cwd;
  return npm_lifecycle_script.split(/\s+/).includes(command) ? cwd : INIT_CWD;
}

/** Runs before anything is loaded that such a Node does not understand. */
function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(`planwright: Node ${version} is too old. Use Node 22.18 or later.`);
  process.exit(2);
}
