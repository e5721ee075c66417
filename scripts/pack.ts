/**
 * Makes the two packages of this tree as tarballs: `planwright`, everything, and `remark-planwright`, what needs no Astro.
 *
 *     npm run packages -- [FOLDER]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { bundleAssets } from '../plugin/export/bundle.ts';
import { repositoryPage } from '../plugin/files/repository.ts';

/** A `package.json`, as far as it matters here. */
interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string>;
  /** By name, the files for each condition. */
  imports: Record<string, Record<string, string>>;
  dependencies: Record<string, string>;
  [key: string]: unknown;
}

/** The parts of the tree that a package consists of. */
interface Package {
  name: string;
  description: string;
  keywords: readonly string[];
  /** The files that its entries lead to, below `plugin/`, by entry. */
  entries: Readonly<Record<string, string>>;
  /** Packages that are found by their names, and not imported. */
  byName: readonly string[];
  /** Left to whoever installs it. */
  peers: Readonly<Record<string, 'needed' | 'optional'>>;
  /** Whether only its entries are in it, bundled; else everything, and the command line bundled. */
  isBundled: boolean;
}

/** Packages that bundles leave to be installed: native ones, those with threads, and those that a site or a reader chooses. */
const LEFT_OUT = ['satteri', 'tinypool', 'mermaid', 'takumi-js', 'astro', '@astrojs/starlight'];

/** Files that only the package with Astro has, and files that only the sources have: a package has made what they would make. */
const UNBUNDLED = ['/starlight/command.js', '/astro/code.js', '/export/bundle.js'];
const SOURCES_ONLY = 'export/bundle.*';

/** Packages that are found by their names, and not imported. */
const BY_NAME = ['@fontsource/arimo', '@fontsource/noto-sans-arabic', 'mermaid', 'string-width'];

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
/** The addresses of the repository on the web, if it has any. */
const addresses = await addressesOf(root);
const rulePages = join(root, 'src/content/docs/rules');
const target = resolve(process.argv[2] ?? join(root, 'dist-packages'));

const packages: readonly Package[] = [
  {
    name: 'remark-planwright',
    description: 'A remark plugin and a command line that check tasks.md implementation plans and show them as pages.',
    keywords: ['remark', 'remark-plugin', 'unified', 'tasks.md', 'plan', 'lint', 'mermaid'],
    entries: {
      '.': 'light.ts',
      './config': 'config.ts',
      './mermaid': 'rehype/index.ts',
      './styles.css': 'astro/styles/planwright.css',
    },
    byName: BY_NAME,
    peers: { mermaid: 'optional', 'takumi-js': 'optional' },
    isBundled: true,
  },
  {
    name: 'planwright',
    description: String(manifest.description),
    keywords: manifest.keywords as string[],
    entries: Object.fromEntries(
      Object.entries(manifest.exports).map(([key, file]) => [key, file.replace('./plugin/', '')]),
    ),
    byName: [...BY_NAME, '@fontsource/noto-sans-devanagari', 'decode-named-character-reference'],
    peers: { astro: 'needed', '@astrojs/starlight': 'needed' },
    isBundled: false,
  },
];

rmSync(target, { recursive: true, force: true });
const compiled = join(target, 'compiled');
mkdirSync(compiled, { recursive: true });
compile(compiled);
for (const one of packages) {
  const folder = join(target, one.name);
  await assemble(one, folder);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
  const tarball = join(target, `${one.name}-${manifest.version}.tgz`);
  console.log(`${tarball}  ${(statSync(tarball).size / 1024).toFixed(0)} KB`);
}

/** JavaScript, declarations and maps; what is not TypeScript as it is, with its imports led to the JavaScript. */
function compile(folder: string): void {
  const plugin = join(root, 'plugin');
  const { options } = ts.parseJsonConfigFileContent(
    { extends: './tsconfig.json', compilerOptions: { noEmit: false, allowImportingTsExtensions: false } },
    ts.sys,
    root,
  );
  const program = ts.createProgram(
    globSync('**/*.ts', { cwd: plugin }).map((file) => join(plugin, file)),
    {
      ...options,
      rootDir: plugin,
      outDir: folder,
      declaration: true,
      declarationMap: false,
      sourceMap: true,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
    },
  );
  // What asks for its version finds it where the sources have it.
  const { version } = manifest;
  const imports = importsBelow('compiled');
  writeJson(join(dirname(folder), 'package.json'), { name: 'planwright', version, type: 'module', imports });
  if (program.emit().emitSkipped) throw new Error('TypeScript emitted nothing.');
  for (const file of globSync('**/*.js.map', { cwd: folder })) {
    // Only the maps have the sources.
    const source = file.replace(/\.js\.map$/, '.ts');
    const map = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    writeJson(join(folder, file), {
      ...map,
      sources: [basename(source)],
      sourcesContent: [readFileSync(join(plugin, source), 'utf8')],
    });
  }
  for (const file of globSync('**/*.{astro,css,d.ts,js}', { cwd: plugin })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(plugin, file), join(folder, file));
  }
  for (const file of globSync('**/*.{astro,d.ts}', { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replace(/(?<=(?:from|import|import\()\s*'\.[^'\n]*)\.ts(?=['?])/g, '.js'));
  }
}

async function assemble(one: Package, folder: string): Promise<void> {
  const { name, description, keywords, entries, byName, peers, isBundled } = one;
  const code = isBundled ? [] : globSync('**/*.{js,map,astro,css}', { cwd: compiled, exclude: [SOURCES_ONLY] });
  const declared = declarationsFrom(Object.values(entries));
  const sheets = Object.values(entries)
    .filter((file) => file.endsWith('.css'))
    .flatMap(importedStyles);
  const files = new Set([...code, ...declared, ...sheets]);
  for (const file of files) cpSync(join(compiled, file), join(folder, 'lib', file));
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md']) cpSync(join(root, file), join(folder, file));
  // What is read beside a bundle lies where its sources have it.
  for (const sheet of ['astro/styles/graph.css', 'astro/styles/tokens.css'])
    cpSync(join(compiled, sheet), join(folder, sheet));
  const { styles, script } = await bundleAssets();
  writeFileSync(join(folder, 'astro/one-file.css'), styles);
  writeFileSync(join(folder, 'astro/one-file.js'), script);
  // The icon of sites that have none of their own.
  if (!isBundled) cpSync(join(root, 'public/favicon.svg'), join(folder, 'lib/starlight/favicon.svg'));
  // What the command line explains.
  for (const file of globSync('*.md', { cwd: rulePages })) cpSync(join(rulePages, file), join(folder, 'rules', file));
  const bundled = Object.values(entries).filter((file) => isBundled && file.endsWith('.ts'));
  // The command line draws only plans.
  const workers = ['mermaid/worker.ts', ...(isBundled ? ['mermaid/any-worker.ts'] : [])];
  const outside = await bundle(['cli/index.ts', ...workers, ...bundled], join(folder, 'dist'));
  const imported = new Set([...byName, ...outside, ...importedBy(code), ...typesIn(declared)]);
  const { version, license, type, engines, dependencies } = manifest;
  const needed = [...imported].filter((one) => !(one in peers) && one !== name).sort();
  const range = (one: string) => {
    const found = dependencies[one];
    if (found === undefined) throw new Error(`${name} imports ${one}, which is not a dependency.`);
    return found;
  };
  writeJson(join(folder, 'package.json'), {
    name,
    version,
    description,
    keywords,
    license,
    ...addresses,
    type,
    engines,
    bin: { [name]: './dist/cli.js' },
    exports: {
      ...Object.fromEntries(Object.entries(entries).map((entry) => exported(entry, isBundled))),
      './package.json': './package.json',
    },
    ...(!isBundled && { imports: importsBelow('lib') }),
    sideEffects: isBundled ? ['*.css'] : ['*.css', '*.astro', './lib/astro/client/*.js'],
    files: ['astro', 'dist', 'lib', 'rules', 'CHANGELOG.md'],
    dependencies: Object.fromEntries(needed.map((one) => [one, range(one)])),
    peerDependencies: Object.fromEntries(Object.keys(peers).map((one) => [one, range(one)])),
    peerDependenciesMeta: Object.fromEntries(
      Object.entries(peers).flatMap(([one, need]) => (need === 'optional' ? [[one, { optional: true }]] : [])),
    ),
  });
}

/** The fields of a package about its origin; none if the repository has no address on the web. */
async function addressesOf(folder: string): Promise<Record<string, unknown>> {
  const found = await repositoryPage(folder);
  if (found === null) {
    console.log('The remote `origin` is not on the web: `repository`, `homepage` and `bugs` are left out.');
    return {};
  }
  const { page } = found;
  return { repository: { type: 'git', url: `git+${page}.git` }, homepage: `${page}#readme`, bugs: `${page}/issues` };
}

/** The declarations that entries lead to: those of what nobody can import would only take room. */
function declarationsFrom(entries: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const { importedFiles } = ts.preProcessFile(readFileSync(join(compiled, file), 'utf8'));
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith('.')) add(join(dirname(file), fileName.replace(/\.[jt]s$/, '.d.ts')));
    }
  };
  for (const entry of entries) if (entry.endsWith('.ts')) add(entry.replace(/\.ts$/, '.d.ts'));
  return [...found];
}

/** A style sheet and those that it imports. */
function importedStyles(file: string): string[] {
  const text = readFileSync(join(compiled, file), 'utf8');
  const names = Array.from(text.matchAll(/@import\s+(?:url\()?['"](\.[^'"]+)['"]/g), ([, name = '']) => name);
  return [file, ...names.flatMap((name) => importedStyles(join(dirname(file), name)))];
}

/**
 * Bundles entries into a flat folder, so that what one file reads beside itself is beside all of them.
 *
 * @returns the packages that are left to be installed
 */
async function bundle(entries: readonly string[], folder: string): Promise<Set<string>> {
  const build = await rolldown({
    input: Object.fromEntries(entries.map((file) => [nameOf(file), join(compiled, file.replace(/\.ts$/, '.js'))])),
    platform: 'node',
    plugins: [
      {
        name: 'unbundled',
        resolveId: (id, importer = '') => {
          const path = join(dirname(importer), id).replaceAll('\\', '/');
          const file = UNBUNDLED.find((one) => path.endsWith(one));
          return file === undefined ? null : { id: `../lib${file}`, external: true };
        },
      },
    ],
    resolve: { modules: [join(root, 'node_modules')] },
    external: (id) => LEFT_OUT.includes(packageName(id)),
  });
  const { output } = await build.write({
    dir: folder,
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  writeFileSync(
    join(folder, 'LICENSES.txt'),
    licencesOf(output.flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []))),
  );
  const imports = output.flatMap((one) => (one.type === 'chunk' ? [...one.imports, ...one.dynamicImports] : []));
  const outside = imports.filter(
    (name) => !name.startsWith('.') && !output.some(({ fileName }) => fileName === name) && !isBuiltin(name),
  );
  return new Set(outside.map(packageName));
}

/** The imports that the package has names for, in a folder with the compiled code. */
function importsBelow(folder: string): Manifest['imports'] {
  const compiled = (file: string) => file.replace('./plugin/', `./${folder}/`).replace(/\.ts$/, '.js');
  return Object.fromEntries(
    Object.entries(manifest.imports).map(([name, files]) => [
      name,
      Object.fromEntries(Object.entries(files).map(([condition, file]) => [condition, compiled(file)])),
    ]),
  );
}

/** The licences of the packages in a bundle. */
function licencesOf(modules: readonly string[]): string {
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const [file] = globSync('{LICENSE,LICENCE,license,License}*', { cwd: folder });
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`;
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** `cli/index.ts` is `cli.js`, `remark/index.ts` is `remark.js`, any other file itself. */
function nameOf(file: string): string {
  return file.endsWith('/index.ts') ? dirname(file) : basename(file, '.ts');
}

function exported([key, file]: [string, string], isBundled: boolean): [string, unknown] {
  if (!file.endsWith('.ts')) return [key, `./lib/${file}`];
  const types = `./lib/${file.replace(/\.ts$/, '.d.ts')}`;
  return [key, { types, default: isBundled ? `./dist/${nameOf(file)}.js` : types.replace(/\.d\.ts$/, '.js') }];
}

/** The packages that code imports. */
function importedBy(files: readonly string[]): string[] {
  return files.filter((file) => /\.(?:js|astro)$/.test(file)).flatMap(namesIn);
}

/** The packages whose types declarations name; trees have only types. */
function typesIn(files: readonly string[]): string[] {
  return files
    .flatMap(namesIn)
    .map((name) => (name in manifest.dependencies ? name : `@types/${name}`))
    .filter((name) => name in manifest.dependencies);
}

function namesIn(file: string): string[] {
  const text = readFileSync(join(compiled, file), 'utf8');
  const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
  return ts
    .preProcessFile(code)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !/^(?:[.#]|astro:|virtual:)/.test(name) && !isBuiltin(name))
    .map(packageName);
}

function packageName(id: string): string {
  return id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
