import { defineConfig } from 'planwright/config';

export default defineConfig({
  // Plans that are wrong on purpose, and those of the test sites, which their own tests check.
  ignore: [
    'test/fixtures',
    // The example plans are about repositories that are not this one; only its own plan names files of it.
    { files: ['plans/!(planwright)/tasks.md'], rules: ['missing-file'] },
  ],
});
