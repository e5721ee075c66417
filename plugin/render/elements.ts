/** Elements of the page as mdast nodes, so that every mdast → hast pipeline makes the same page of them. */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { BlockContent, DefinitionContent, Heading, PhrasingContent, RootContent, Table, Text } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { Node } from 'unist';
import type { AnyState } from './wording.ts';
import { english, type Phrase, type Translate } from './words/index.ts';

/** An element around author content: `data.hName` says which, the children stay mdast. */
export interface PageElement extends Node {
  type: 'planwright';
  data: { hName: string; hProperties: Properties; hChildren?: ElementContent[] };
  children: RootContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    planwright: PageElement;
  }
  interface BlockContentMap {
    planwright: PageElement;
  }
  interface PhrasingContentMap {
    planwright: PageElement;
  }
}

/** Anything that can be inside one of our elements. */
export type Content = RootContent | BlockContent | DefinitionContent | PhrasingContent;

/** A child for `element`: null and false are dropped, so that pieces can be written as conditions. */
export type Child = Content | string | null | false | undefined;

/** An element around mdast content. */
export function element(name: string, properties: Properties, children: readonly Child[] = []): PageElement {
  return { type: 'planwright', data: { hName: name, hProperties: properties }, children: children.flatMap(nodesOf) };
}

/** An element without any of the author's Markdown in it. */
export function fromHast(tree: Element): PageElement {
  return {
    type: 'planwright',
    data: { hName: tree.tagName, hProperties: tree.properties, hChildren: tree.children },
    children: [],
  };
}

/** Plain text. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** A heading, as an mdast node so that every table of contents finds it. */
export function heading(depth: number, properties: Properties, children: readonly Child[]): Heading {
  return {
    type: 'heading',
    depth: Math.min(Math.max(depth, 1), 6) as Heading['depth'],
    data: { hProperties: properties },
    children: children.flatMap(nodesOf) as PhrasingContent[],
  };
}

/** Inline elements with spaces between them, so that screen readers do not join them. */
export function spaced(pieces: readonly (ElementContent | null)[]): ElementContent[] {
  return pieces
    .filter((one) => one !== null)
    .flatMap((one, index) => (index === 0 ? [one] : [{ type: 'text', value: ' ' } as const, one]));
}

/** The name of a state. The stylesheet draws its icon, as for all that has the class of one. */
export function badge(state: AnyState, t: Translate = english): Element {
  return h('span.pw-badge', { className: [`pw-is-${state}`], lang: t.spoken.lang }, t(`state.${state}`));
}

/** Words of ours among others: where they are of another language, in an element that says so. */
export function said(words: string | readonly Phrase[], { spoken }: Translate): Phrase[] {
  const phrases = [words].flat();
  return spoken.lang === undefined ? phrases : [h('span', spoken, phrases)];
}

/** A frame around a table: what is wide scrolls inside its own frame, by keyboard too, and not with the page. */
export function tableFrame(label: string, table: Table | PageElement): PageElement {
  return element('div', frameProperties(label), [table]);
}

/** The same around content of the page's own. */
export function scrollFrame(label: string, children: ElementContent[]): Element {
  return h('div', frameProperties(label), children);
}

function frameProperties(label: string) {
  return { className: ['pw-scroll'], tabIndex: 0, role: 'group', ariaLabel: label };
}

function nodesOf(value: Child): RootContent[] {
  if (value === null || value === undefined || value === false) return [];
  return [typeof value === 'string' ? text(value) : value];
}
