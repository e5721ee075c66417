import { judge } from '../../plugin/check/examine.ts';
import { type PortfolioOptions, portfolio } from '../../plugin/graph/portfolio.ts';
import type { RuleId } from '../../plugin/rules/index.ts';
import type { Finding } from '../../plugin/rules/support/finding.ts';
import { membersOf } from '../graph/portfolio-of.ts';
import { expectPlainEnglish } from './language.ts';

/** What plans that are checked together yield of one rule and of errors, by path, with the texts the places point at. Each is held to plain English. */
export function foundTogether(id: RuleId, sources: Record<string, string>, options: PortfolioOptions = {}) {
  const textAt = (path: string | null, position: Finding['position']) => {
    const source = sources[path?.replace('plans/', '') ?? ''] ?? '';
    return `${path} ${position ? source.slice(position.start.offset, position.end.offset) : ''}`;
  };
  return [...portfolio(membersOf(sources), options)].flatMap(([{ plan }, elsewhere]) =>
    judge({ plan, source: '' }, {}, elsewhere)
      .findings.filter(({ rule, severity }) => rule === id || severity === 'error')
      .map((finding) => {
        expectPlainEnglish(finding);
        const { rule, severity, message, hint, path, position, related } = finding;
        return {
          rule,
          severity,
          message,
          hint,
          at: textAt(path, position),
          related: related.map((place) => textAt(place.path, place.position)),
        };
      }),
  );
}
