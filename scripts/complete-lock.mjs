// Completes package-lock.json with the platform packages that npm left out because the registry it was written against
// does not carry them. Without such entries `npm ci` refuses the lock file, and other platforms would get no binary.
// Run it after adding or updating a dependency: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const systems = {
  windows: 'win32',
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
};
const processors = ['arm64', 'x64', 'ia32', 'arm', 'wasm32', 'ppc64', 's390x', 'riscv64'];
const libraries = { gnu: 'glibc', musl: 'musl' };

/**
 * The optional dependencies that a lock file names but does not hold.
 *
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock
 * @returns {{ name: string; version: string }[]}
 */
export function missingPackages({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !lookups(path, name).some((candidate) => candidate in packages))
      .map(([name, range]) => ({ name, version: range.replace(/^[^\d]+/, '') })),
  );
}

/** Where Node would find a package, seen from another: beside it or in a folder above. */
function lookups(path, name) {
  const parts = path === '' ? [] : path.split('/node_modules/');
  return [...parts.keys(), parts.length]
    .map((depth) => [...parts.slice(0, depth), name].join('/node_modules/'))
    .map((found) => (found.startsWith('node_modules/') ? found : `node_modules/${found}`));
}

/** The entry that npm would have written, with the platform read from the package's name. */
function entry({ name, version }) {
  const words = name.split(/[/-]/);
  const os = words.flatMap((word) => systems[word] ?? []);
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.flatMap((word) => libraries[word] ?? []);
  return { version, optional: true, ...(os[0] && { os }), ...(cpu[0] && { cpu }), ...(libc[0] && { libc }) };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPackages(lock);
  for (const found of missing) lock.packages[`node_modules/${found.name}`] = entry(found);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} platform packages added to package-lock.json`);
}
