import { defineConfig } from 'vitest/config';

/** The packages as tarballs in fresh projects: needs the registry, and minutes. */
export default defineConfig({
  test: { include: ['test/pack/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000, fileParallelism: false },
});
