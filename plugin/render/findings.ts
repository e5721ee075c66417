import type { Element } from 'hast';
import { h } from 'hastscript';
import { isolated } from '../plan/text/bidi.ts';
import type { Finding, Severity } from '../rules/support/finding.ts';
import { fromHast, type PageElement } from './elements.ts';

const severityWord: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** The findings in a box above the page; nothing where there are none. */
export function findingsBox(findings: readonly Finding[]): PageElement[] {
  if (findings.length === 0) return [];
  const isSevere = findings.some(({ severity }) => severity !== 'info');
  const list = h('ol.pw-finding-list', findings.map(item));
  const summary = h('summary', h('strong', title(findings)));
  return [
    fromHast(
      h('section.pw-findings', { ariaLabel: 'Findings', dataPagefindIgnore: 'all' }, [
        h('details', { open: isSevere }, [summary, list]),
      ]),
    ),
  ];
}

/** `2 errors, 1 warning`. */
function title(findings: readonly Finding[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  return severities
    .map((severity) => [
      severityWord[severity].toLowerCase(),
      findings.filter((one) => one.severity === severity).length,
    ])
    .filter(([, count]) => count !== 0)
    .map(([word, count]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function item({ severity, rule, url, message, hint, position, path, related }: Finding): Element {
  const place = position && `Line ${position.start.line}, column ${position.start.column}`;
  return h('li.pw-finding', { className: [`pw-finding-${severity}`] }, [
    h('p', [h('strong.pw-severity', `${severityWord[severity]}:`), ' ', ...withCode(message)]),
    hint === '' ? null : h('p.pw-hint', withCode(hint)),
    h('p.pw-finding-where', [place ? `${place} · ` : '', h('a', { href: url }, rule)]),
    ...related.map((one) => h('p.pw-related', [...withCode(one.message), relatedPlace(one, path)])),
  ]);
}

/** Text between backticks as code; quoted words of the author's, which may run from right to left, are isolated. */
function withCode(text: string): (Element | string)[] {
  return text.split(/`([^`]+)`/).flatMap((piece, index) => (index % 2 === 1 ? [h('code', piece)] : withQuotes(piece)));
}

function withQuotes(text: string): (Element | string)[] {
  return text.split(/(?<=“)([^”]*)(?=”)/).map((piece, index) => (index % 2 === 1 ? h('bdi', piece) : isolated(piece)));
}

function relatedPlace({ path, position }: Finding['related'][number], own: string | null): string {
  const parts = [path === own ? null : path, position ? `line ${position.start.line}` : null];
  const place = parts.filter((part) => part !== null).join(', ');
  return place === '' ? '' : ` (${place})`;
}
