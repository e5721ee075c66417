import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';

/** What Astro keeps of a page of Markdown. */
export type Rendered = NonNullable<Parameters<LoaderContext['store']['set']>[0]['rendered']>;

/** All that is served for a plan. */
export interface PlanFiles {
  /** `Rendered` as JSON. */
  page: string;
  json: string;
  mermaid: string;
}

const endings = { page: '.page', json: '.json', mermaid: '.mmd' } as const satisfies Record<keyof PlanFiles, string>;
const parts = Object.keys(endings) as (keyof PlanFiles)[];

/**
 * Keeps what is served for plans in files of a folder, by digest. Astro reads, writes and bundles its content store as a
 * whole, several times in a build, so what is large does not go there.
 */
export class PageFiles {
  readonly #folder: string;

  /** @param folder is made when it is first written to */
  constructor(folder: string) {
    this.#folder = folder;
  }

  has(digest: string): Promise<boolean> {
    // The last one that is written.
    return access(this.#path(digest, 'page')).then(
      () => true,
      () => false,
    );
  }

  read(digest: string, part: keyof PlanFiles): Promise<string> {
    return readFile(this.#path(digest, part), 'utf8');
  }

  async write(digest: string, files: PlanFiles): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const part of parts.toReversed()) {
      const path = this.#path(digest, part);
      await writeFile(`${path}.tmp`, files[part]);
      await rename(`${path}.tmp`, path);
    }
  }

  /** Deletes what other digests have left. */
  async keep(digests: Iterable<string>): Promise<void> {
    const kept = new Set([...digests].flatMap((digest) => parts.map((part) => digest + endings[part])));
    const names = await readdir(this.#folder).catch(() => []);
    await Promise.all(names.map((name) => kept.has(name) || rm(join(this.#folder, name), { force: true })));
  }

  #path(digest: string, part: keyof PlanFiles): string {
    return join(this.#folder, digest + endings[part]);
  }
}
