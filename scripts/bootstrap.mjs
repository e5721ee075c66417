// Installs what is missing before a script runs, so that one command is enough on a fresh clone.
// Plain JavaScript without dependencies: it runs on the machine's own Node, before anything is there.
import { spawnSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = `${root}/package-lock.json`;
const marker = `${root}/node_modules/.package-lock.json`;

const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const npm = (...args) =>
  spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  }).status === 0;

if (changed(marker) < changed(lock)) {
  console.error('Installing dependencies (the first time takes about a minute) …');
  // A registry that lacks some platform packages makes `npm ci` refuse the lock file; the plain install does not mind.
  if (!npm('ci') && !npm('install', '--no-save')) {
    console.error('Dependencies could not be installed: npm reported the cause above.');
    process.exit(1);
  }
  const now = new Date();
  utimesSync(marker, now, now);
}
