import { checkPlan } from '../../plugin/check/check.ts';
import { type Examined, readInput } from '../../plugin/check/examine.ts';
import { pretty } from '../../plugin/check/reporters/pretty.ts';
import { resolveSettings } from '../../plugin/check/resolve.ts';
import type { Settings } from '../../plugin/check/written-settings.ts';
import { portfolio } from '../../plugin/graph/portfolio.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { planId } from '../../plugin/plan/id.ts';
import type { Companion, Host, LookUp } from '../../plugin/rules/support/rule.ts';

/** The files of an example by their paths, as from the top of a repository. */
export type Files = ReadonlyMap<string, string>;

const ROOT = '/repository';
const CONFIG = 'planwright.config.json';

/**
 * What a check in a repository that holds these files and no others finds, without one being written. Every `tasks.md` is
 * checked; a `planwright.config.json` holds.
 *
 * @param settings in addition to those of the config file
 */
export function examineExample(files: Files, settings: Settings = {}): Examined[] {
  const { judge } = resolveSettings([
    { name: CONFIG, base: ROOT, value: JSON.parse(files.get(CONFIG) ?? '{}') },
    { name: 'settings', base: ROOT, value: settings },
  ]);
  const plans = [...files]
    .filter(([path]) => /(?:^|\/)tasks\.md$/.test(path))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => {
      const file = `${ROOT}/${path}`;
      return { ...readInput({ text, path, id: planId(file, ROOT) }), file, roots: [ROOT], checked: true };
    });
  const elsewhere = portfolio(plans);
  return plans.map((placed) => {
    const { plan, source, file } = placed;
    const graph = relate(plan, { ...judge, otherPlans: elsewhere.get(placed) });
    const findings = checkPlan(plan, graph, judge, hostOf(files, file));
    return { plan, graph, source, findings, beside: null };
  });
}

/** The output of the command line about it, with `--verbose` if its findings are only information. */
export function outputOf(checked: readonly Examined[]): { command: string; output: string } {
  const verbose = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'info'));
  const output = pretty(checked, { colors: false, verbose }).trimEnd();
  return { command: `planwright check${verbose ? ' --verbose' : ''}`, output };
}

function hostOf(files: Files, plan: string): Host {
  const others = [...files].filter(([path]) => `${ROOT}/${path}` !== plan);
  const occurs = (name: string) => others.some(([, text]) => text.includes(name));
  return { lookUp: lookUpIn(files, plan), companion: companionIn(files, plan), occurs };
}

/** Facts from files beside a plan. */
function companionIn(files: Files, plan: string): Companion {
  return (name) => files.get(new URL(name, `file://${plan}`).pathname.slice(ROOT.length + 1)) ?? null;
}

/** Folders are there where a file lies in them. */
function lookUpIn(files: Files, plan: string): LookUp {
  const all = [...files.keys()].map((path) => `${ROOT}/${path}`);
  return (path, base) => {
    const { pathname } = new URL(path, `file://${base === 'plan' ? plan : `${ROOT}/`}`);
    const sought = decodeURIComponent(pathname).replace(/\/$/, '');
    return all.some((file) => file === sought || file.startsWith(`${sought}/`)) ? 'there' : 'missing';
  };
}
