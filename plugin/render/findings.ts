import type { Element } from 'hast';
import { h } from 'hastscript';
import { isolated } from '../plan/text/bidi.ts';
import type { Finding, Severity } from '../rules/support/finding.ts';
import { type Tone, toneOf } from './constraint/verdict.ts';
import { said } from './elements.ts';
import type { View } from './view.ts';
import type { Phrase, Translate } from './words/index.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const tones: readonly Tone[] = ['fails', 'lacks', 'holds', 'open'];

/** `2 warnings, 4 notes · 9 constraint rows: 6 hold, 3 unchecked`, which opens where there are findings. */
export function soundness(view: View): Phrase[] {
  const { t, parts } = view;
  const { findings } = parts;
  const words = [countsText(findings, t), ...rowsText(view)].join(' · ');
  if (findings.length === 0) return said(words, t);
  const worst = severities.find((severity) => findings.some((one) => one.severity === severity));
  return [
    h('details.pw-findings', { open: worst === 'error', className: [`pw-worst-${worst}`], dataPagefindIgnore: 'all' }, [
      h('summary', h('span', t.spoken, words)),
      findingList(view),
    ]),
  ];
}

/** All that was found, the worst first, and alike in the order of the plan. */
export function findingList(view: View): Element {
  const { findings } = view.parts;
  const sorted = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const items = sorted.map((one) => item(one, view));
  return h('ol.pw-finding-list', items);
}

/** `2 warnings, 4 notes` */
export function countsText(findings: readonly Finding[], t: Translate): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count > 0 ? [t(`findings.${severity}`, { count })] : [];
  });
  return counts.join(', ') || t('findings.none');
}

function rowsText({ constraintTables, t }: View): string[] {
  const rows = [...constraintTables.values()].flatMap(({ rows }) => rows);
  if (rows.length === 0) return [];
  const counts = tones.flatMap((tone) => {
    const count = rows.filter((row) => toneOf(row) === tone).length;
    return count > 0 ? [t(`rows.${tone}`, { count })] : [];
  });
  return [t('rows', { count: rows.length, verdicts: counts.join(', ') })];
}

function item(finding: Finding, { plan, parts, t }: View): Element {
  const { severity, rule, url, message, hint, position, path, related } = finding;
  const at =
    position && t('findings.place', { line: String(position.start.line), column: String(position.start.column) });
  const href = position && parts.sourceLink?.(position);
  const place = at && href ? h('a.pw-place', { href }, at) : at;
  return h('li.pw-finding', { className: [`pw-finding-${severity}`] }, [
    h('p', [
      h('strong.pw-severity', t.spoken, `${t(`severity.${severity}`)}:`),
      ' ',
      h('span', inEnglish(t), withCode(message)),
    ]),
    hint === '' ? null : h('p.pw-hint', inEnglish(t), withCode(hint)),
    h('p.pw-finding-where', [
      plan.parts.length > 0 ? [h('bdi', path ?? ''), ' · '] : '',
      ...(place ? [place, ' · '] : []),
      url === null ? rule : h('a', { href: url }, rule),
    ]),
    ...related.map((one) => h('p.pw-related', inEnglish(t), [...withCode(one.message), relatedPlace(one, path, t)])),
  ]);
}
/** Findings are in English on every page. */
function inEnglish({ lang }: Translate) {
  return lang.startsWith('en') ? {} : { lang: 'en', dir: 'ltr' as const };
}

/** Text between backticks as code; quoted words of the author's, which may run from right to left, are isolated. */
function withCode(text: string): (Element | string)[] {
  return text.split(/`([^`]+)`/).flatMap((piece, index) => (index % 2 === 1 ? [h('code', piece)] : withQuotes(piece)));
}

function withQuotes(text: string): (Element | string)[] {
  return text.split(/(?<=“)([^”]*)(?=”)/).map((piece, index) => (index % 2 === 1 ? h('bdi', piece) : isolated(piece)));
}

function relatedPlace({ path, position }: Finding['related'][number], own: string | null, t: Translate): string {
  const parts = [path === own ? null : path, position ? t('line', { line: String(position.start.line) }) : null];
  const place = parts.filter((part) => part !== null).join(', ');
  return place === '' ? '' : ` (${place})`;
}
