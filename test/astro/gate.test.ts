import { afterEach, expect, it, vi } from 'vitest';
import { noPlans, report } from '../../plugin/astro/gate.ts';
import type { Site } from '../../plugin/astro/site.ts';
import { noSettings } from '../../plugin/check/settings.ts';
import { findPlans } from '../../plugin/workspace/find.ts';
import { Workspace } from '../../plugin/workspace/workspace.ts';
import { folder } from '../support/folder.ts';
import { plan } from './plans.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  [{ FORCE_COLOR: '1', NO_COLOR: '' }, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [{ FORCE_COLOR: '0', NO_COLOR: '' }, false],
])('a build colours its findings as the command line does: %j', async (env, isColored) => {
  const { files } = await findPlans([], await folder({ 'tasks.md': plan({ total: 9 }) }));
  const { plans } = await new Workspace().check(files, { project: noSettings });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  report(plans, log);
  const [[text]] = log.error.mock.calls as [[string]];
  expect(text).toContain('total-mismatch');
  expect(text.includes('\u001b[')).toBe(isColored);
});

const match = { folders: ['/site/specs'], root: '/site', matches: () => false };

it.each([
  ['of the integration', {}, 'there is no tasks.md below /site/plans.', /with the option `plans`/],
  ['of the command', { frame: { home: '/site' } }, 'there is no tasks.md below /site/plans.', /`planwright init`/],
  [
    'with `match`',
    { project: { ...noSettings, match } },
    'no file below /site/plans is a plan by the setting `match`.',
    /^The globs of `match` count from/,
  ],
])('a site %s without plans says where one belongs', (_, more, message, hint) => {
  const places = [{ folder: '/site/plans', root: '/site/plans' }];
  const error = noPlans({ places, project: noSettings, frame: {}, ...more } as unknown as Site);
  expect(error.message).toBe(`No plan was found: ${message}`);
  expect(error.hint).toMatch(hint);
});
