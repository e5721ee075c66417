import { beforeAll, describe, expect, it } from 'vitest';
import { faults, type Site, siteToDisturb } from '../fuzz/faults.ts';

/** Some of them, each at a moment or to an extent of its own; `npm run fuzz -- --minutes 30` has all by chance. */
const chosen = {
  'killed while pages are written': 0.1,
  'a full disk': 0.5,
  'an output folder that is read-only': 0.6,
  'drawings that may not be written': 0.4,
  'a damaged cache': 0.9,
  'two builds at once': 0,
  'another clock': 0.95,
};

describe.runIf(process.platform === 'linux')(
  'a build ends with an error or with all of its pages, and so does the next',
  () => {
    let site: Site;

    beforeAll(async () => {
      site = await siteToDisturb('faults');
    });

    it.each(Object.entries(chosen))('%s', async (name, chance) => {
      const fault = faults.find((fault) => fault.name === name);
      expect(await fault?.wrong(site, chance)).toEqual([]);
    });

    it('publishes a plan with an image from a folder whose name only some systems allow', () => {
      expect([...site.expected.keys()]).toContain('plans/back-slash é/index.html');
    });
  },
);
