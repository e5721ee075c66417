import { defineConfig } from 'planwright/config';

export default defineConfig({
  // Plans that are wrong on purpose, and those of the test sites, which their own tests check.
  ignore: ['test/fixtures'],
});
