import { afterEach, expect, it, vi } from 'vitest';
import { report } from '../../plugin/astro/gate.ts';
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
