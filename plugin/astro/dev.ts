import { setTimeout as wait } from 'node:timers/promises';
import type { AstroIntegrationLogger, HookParameters } from 'astro';
import { below } from '../files/inside.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { counted } from '../rules/support/wording.ts';
import type { Problem } from './client/problems.ts';
import { noPlans, report } from './gate.ts';
import { coalesced } from './queue.ts';
import { type SitePlans, shared } from './shared.ts';
import type { Site } from './site.ts';
import { siteUrls } from './urls.ts';

type Setup = HookParameters<'astro:server:setup'>;

/** The watcher reports a file at most once in 50 ms and drops changes in between, so what is read at once may be stale. */
const THROTTLE_MS = 60;

/** Loads the plans again whenever something below their folders changes. */
export function followPlans({ server, logger, refreshContent }: Setup, { places, project }: Site): void {
  const update = coalesced(async () => {
    await shared().update?.();
    // Astro saves its content store half a second after a change, and at once after a sync. Ours must not be among the
    // loaders of that: Astro skips a sync while it reads the content config again, as it does when a Markdown file changes.
    await refreshContent?.({ loaders: ['planwright:none'] }).catch((error: Error) => logger.error(error.message));
  });
  const folders = places.map(({ folder }) => folder);
  server.watcher.add(project.configFile ? [...folders, project.configFile] : folders);
  server.watcher.on('all', (_, path) => {
    // The plans may be looked for in the whole project, where Astro itself writes when they change.
    if (/[\\/]\.astro[\\/]/.test(path)) return;
    if (folders.some((folder) => below(folder, path) !== null)) void wait(THROTTLE_MS).then(update);
  });
  // Astro restarts when the settings change, and does not load content again.
  if (shared().published) void update();
}

/** Reports problems while an author writes: in the terminal, and on every open page (`client/problems.ts`). */
export function tellProblems({ server, logger }: Setup, site: Site): void {
  const { hot } = server.environments.client;
  let problems: Problem[] = [];
  let told = '';
  hot.on('planwright:problems', (_, client) => client.send('planwright:problems', problems));
  shared().onLoaded = (checked) => {
    const news = JSON.stringify([checked.plans.map(({ findings }) => findings), checked.faults]);
    if (news === told) return;
    told = news;
    printAll(checked, site, logger);
    problems = problemsOf(checked, site);
    hot.send('planwright:problems', problems);
  };
}

function printAll({ plans, faults }: SitePlans, site: Site, logger: AstroIntegrationLogger): void {
  const none = noPlans(site);
  if (plans.length > 0) report(plans, logger);
  else if (faults.length === 0) logger.warn(`${none.message} ${none.hint}`);
  for (const { message, hint } of faults) logger.error(`${message}\n  hint  ${hint}`);
}

function problemsOf({ plans, faults }: SitePlans, site: Site): Problem[] {
  const urls = siteUrls(site);
  const wrong = plans.flatMap((plan): Problem[] => {
    const errors = plan.findings.filter(({ severity }) => severity === 'error').length;
    const title = pageTitle(plan.plan, plan.beside);
    return errors === 0 ? [] : [{ text: `${title}: ${counted(errors, 'error')}`, href: urls.plan(plan.id) }];
  });
  return [...faults.map(({ message }) => ({ text: message, href: null })), ...wrong];
}
