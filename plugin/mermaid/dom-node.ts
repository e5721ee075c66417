/** What selecting and measuring ask of an element. */
export interface DomNode {
  readonly localName: string;
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DomNode[];
  readonly firstChild: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string;
  getAttribute(name: string): string | null;
}
