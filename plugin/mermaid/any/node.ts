import type { Measure } from '../measure.ts';
import type { DomNode } from '../selector.ts';

/** The part of an element that styles and measures need. */
export interface BoxNode extends DomNode {
  readonly nodeType: 1;
  readonly ownerDocument: { readonly measure: Measure };
  readonly namespaceURI: string;
  readonly childNodes: readonly (BoxNode | TextNode)[];
  readonly children: readonly BoxNode[];
  readonly parentNode: BoxNode | null;
}

/** Text among elements. */
export interface TextNode {
  readonly nodeType: 3;
  readonly textContent: string;
}
