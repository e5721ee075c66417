import { globSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that mock modules or change the working directory, which no other test may see. */
const alone = globSync('test/**/*.test.ts', { exclude: ['test/.tmp/**', 'test/pack/**'] }).filter((file) =>
  /\bvi\.(?:mock|doMock)\(|\bchdir\(/.test(readFileSync(file, 'utf8')),
);

/** Runs the tests of sites first, which take longest: then the workers end at about the same time. */
class SitesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ project, moduleId }: TestSpecification) =>
      project.config.isolate || moduleId.includes('/test/astro/');
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    sequence: { sequencer: SitesFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          // For the packages, see `vitest.pack.config.ts`.
          exclude: [...configDefaults.exclude, 'test/pack/**', ...alone],
          isolate: false,
        },
      },
    ],
  },
});
