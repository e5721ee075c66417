import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../../plugin/check/check.ts';
import { examine } from '../../plugin/check/examine.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import type { RuleId } from '../../plugin/rules/index.ts';
import type { Severity } from '../../plugin/rules/support/finding.ts';
import type { Host as Surroundings } from '../../plugin/rules/support/rule.ts';
import { expectPlainEnglish } from './language.ts';

type Position = Root['position'];

/** What a bad example must yield. */
export interface Expected {
  /** The text under the finding's position; null for a finding without one. */
  at: string | null;
  severity?: Severity;
  message?: RegExp;
  hint?: RegExp;
  /** The texts under the related positions. */
  related?: string[];
}

/** Where a plan lies, and what is beside it. */
export interface Host extends Surroundings {
  path?: string;
}

/** The headings of two phases. */
export const [first, second] = ['### Phase 1: Foundation', '### Phase 2: Core'] as const;

/** A plan that holds to the template, around blocks of phases, which begin with their headings, and of tasks. */
export function plan(
  blocks: string | readonly string[],
  { overview = '', progress = '', title = '# Tasks: Shop', claim = true } = {},
): string {
  const order = claim ? '## Implementation Order' : '';
  const head = [title, overview && `## Overview\n\n${overview}`, order];
  return [...head, ...[blocks].flat(), '## Temporal Logic Constraints', progress]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A list task with all its fields. */
export function task(id: string, lines: string[] = [], mark = ' '): string {
  const fields = [`**Description**: Build part ${id}`, ...lines, `**Done when**: Part ${id} works`];
  return [`- [${mark}] **Task ${id}**: Part ${id}`, ...fields.map((field) => `  - ${field}`), ''].join('\n');
}

/** The same with a Depends on. */
export function needs(id: string, value: string, mark?: string): string {
  return task(id, [`**Depends on**: ${value}`], mark);
}

/** Examples of a rule, for rules that ask for files or are about a place with where the plan lies and what is beside it. */
interface Examples extends Host {
  bad?: Record<string, [string, ...Expected[]]>;
  good?: Record<string, string>;
}

/**
 * States a rule by its examples: each bad one yields exactly the findings named, at exactly these texts, and the same ones
 * without places where the tree has no positions; each good one yields nothing that matters.
 */
export function describeRule(id: RuleId, { bad = {}, good = {}, ...host }: Examples) {
  describe(id, () => {
    test.each(Object.entries(bad))('reports: %s', (_, [markdown, ...expected]) => {
      expect(found(id, markdown, host)).toMatchObject(
        expected.map(({ message, hint, ...rest }) => ({
          rule: id,
          ...rest,
          ...(message && { message: expect.stringMatching(message) }),
          ...(hint && { hint: expect.stringMatching(hint) }),
        })),
      );
    });
    test.each(Object.entries(bad))('needs no positions: %s', (_, [markdown, ...expected]) => {
      const findings = withoutPositions(markdown, host).filter(({ rule }) => rule === id);
      expect(findings).toHaveLength(expected.length);
      for (const finding of findings) {
        expect(finding.position).toBeUndefined();
        expect(finding.related.every(({ position }) => position === undefined)).toBe(true);
      }
    });
    test.each(Object.entries(good))('is silent: %s', (_, markdown) => {
      expect(found(id, markdown, host)).toEqual([]);
    });
  });
}

/** All findings but those of severity info of other rules, with the texts they point at; each is held to plain English. */
export function found(id: RuleId, markdown: string, { path = 'plans/shop/tasks.md', ...host }: Host = {}) {
  const { plan, graph, source } = examine({ text: markdown, id: 'shop', path });
  const findings = checkPlan(plan, graph, {}, host);
  for (const finding of findings) expectPlainEnglish(finding);
  return findings
    .filter(({ rule, severity }) => rule === id || severity !== 'info')
    .map(({ rule, severity, message, hint, position, related }) => ({
      rule,
      severity,
      message,
      hint,
      at: textAt(source, position),
      related: related.map((place) => textAt(source, place.position)),
    }));
}

function textAt(source: string, position: Position): string | null {
  return position ? source.slice(position.start.offset, position.end.offset) : null;
}

function withoutPositions(markdown: string, { path, ...host }: Host) {
  const tree = parseMarkdown(markdown);
  visit(tree, (node) => {
    delete node.position;
  });
  const plan = readPlan(tree, { id: 'shop', path: null, file: path, source: null });
  return checkPlan(plan, relate(plan), {}, host);
}
