/** Facts from beside a plan: the change that an OpenSpec plan is about, and the author's title if another is shown. */
import { h } from 'hastscript';
import { changeOf } from '../plan/formats/beside.ts';
import { fromHast, type PageElement } from './elements.ts';
import type { View } from './view.ts';
import type { Translate } from './words/index.ts';

/** The change's name, whether it is archived, and why it is made, in the words of its proposal; as text, whatever is in it. */
export function changeBox({ plan, parts, t }: View): PageElement[] {
  if (plan.format !== 'openspec') return [];
  const { name, date } = changeOf(plan);
  const proposal = parts.beside?.proposal;
  const link = proposal ? parts.link(proposal.file) : null;
  const archived = plan.isArchived
    ? [h('strong', date === null ? t('change.archived') : t('change.archived-on', { date }))]
    : [];
  const documents = (parts.beside?.documents ?? []).flatMap((path) => {
    const href = parts.link(path);
    return href === null ? [] : [h('a', { href }, documentName(path, t))];
  });
  const facts = [
    [h('span', t.rich('change', { name: h('code', name) }))],
    archived,
    link === null ? [] : [h('a', { href: link }, t('change.proposal'))],
    documents,
  ];
  return [
    fromHast(
      h('section.pw-change', { ariaLabel: t('change.label') }, [
        h(
          'p.pw-change-facts',
          facts.flat().flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact])),
        ),
        ...(proposal?.reason.map((paragraph) => h('p', { dir: 'auto' }, paragraph)) ?? []),
      ]),
    ),
  ];
}

/** `Design`, and `Specification of search` for `specs/search/spec.md`. */
function documentName(path: string, t: Translate): string {
  const [, capability] = /^specs\/(.+)\/spec\.md$/.exec(path) ?? [];
  return capability === undefined ? t('change.design') : t('change.specification', { name: capability });
}
