import { h } from 'hastscript';
import type { Finding } from '../rules/finding.ts';
import { finished, type PageElement } from './build.ts';

/** What the checker found, for an author to see above the page; nothing where it found nothing. */
export function findingsBox(findings: readonly Finding[]): PageElement[] {
  if (findings.length === 0) return [];
  const items = findings.map((finding) => {
    const start = finding.position?.start;
    return h('li', { className: [`pw-finding-${finding.severity}`] }, [
      h('strong', finding.severity),
      start && h('span.pw-place', ` ${start.line}:${start.column} `),
      h('span', finding.message),
      h('p.pw-hint', finding.hint),
      h('a', { href: finding.url }, finding.rule),
    ]);
  });
  return [finished(h('section.pw-findings', { ariaLabel: 'Findings' }, h('ul', items)))];
}
